import { ListChecks } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { paths } from "#lib/platform/paths.ts";

type CuratedVo = { name: string; title: string; current: { number: number; entries: number } | null };

/** The VOs whose image lists one curates. Put it in `<Panel flush>`. */
export function CuratedLists({ vos }: { vos: readonly CuratedVo[] }) {
  return (
    <ul className="divide-y divide-line">
      {vos.map((vo) => (
        <li key={vo.name} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5">
          <Monogram name={vo.title || vo.name} size={40} />
          <span className="grid min-w-0 flex-1 text-sm">
            <Link href={paths.imageList(vo.name)} className="prose-link font-semibold wrap-anywhere">
              {vo.title || vo.name}
            </Link>
            <span className="text-ink-muted">
              {vo.current
                ? `Revision ${vo.current.number}, ${vo.current.entries} ${vo.current.entries === 1 ? "image" : "images"}`
                : "No revision published yet"}
            </span>
          </span>
          <Button
            size="sm"
            icon={<ListChecks aria-hidden />}
            href={paths.draft(vo.name)}
            aria-label={`Draft of the image list of ${vo.title || vo.name}`}
          >
            Draft
          </Button>
        </li>
      ))}
    </ul>
  );
}
