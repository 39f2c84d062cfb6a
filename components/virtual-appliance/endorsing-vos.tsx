import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { paths } from "#lib/platform/paths.ts";

/** The VOs whose current image list offers the appliance, each a link to that list. */
export function EndorsingVos({ vos }: { vos: readonly string[] }) {
  if (vos.length === 0) {
    return <p className="text-sm text-ink-muted">No VO has it in its current image list.</p>;
  }
  return (
    <ul className="grid gap-1 text-sm">
      {vos.map((vo) => (
        <li key={vo} className="flex items-baseline gap-2">
          <ShieldCheck aria-hidden className="size-4 shrink-0 translate-y-0.5 text-ok" />
          <Link
            href={paths.imageList(vo)}
            className="prose-link inline-flex min-h-6 items-center wrap-anywhere max-sm:min-h-11"
          >
            {vo}
          </Link>
        </li>
      ))}
    </ul>
  );
}
