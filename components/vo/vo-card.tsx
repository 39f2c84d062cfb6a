import { ListChecks, Server } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardLink } from "#components/ui/card.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { listVos } from "#lib/vo/queries.ts";

type VoOverview = Awaited<ReturnType<typeof listVos>>[number];

type VoCardProps = { vo: VoOverview; now: Date; level?: 2 | 3 };

/** A VO with the state of its image list. */
export function VoCard({ vo, now, level = 2 }: VoCardProps) {
  const Heading = `h${level}` as const;
  return (
    <Card as="li" interactive className="flex flex-col gap-3.5">
      <div className="flex items-start gap-3.5">
        <Monogram name={vo.title || vo.name} />
        <div className="grid min-w-0 gap-0.5">
          <Heading className="text-base leading-snug wrap-anywhere">
            <CardLink href={paths.vo(vo.name)}>{vo.title || vo.name}</CardLink>
          </Heading>
          <p className="font-mono text-[0.8125rem] text-ink-muted wrap-anywhere">{vo.name}</p>
          {vo.discipline && <p className="text-sm text-ink-muted">{vo.discipline}</p>}
        </div>
      </div>
      {vo.description && <p className="line-clamp-3 text-sm text-ink-muted">{vo.description}</p>}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line pt-3.5 text-sm">
        <ListState vo={vo} now={now} />
        <span className="flex flex-wrap items-center gap-2">
          {vo.sites > 0 && (
            <span className="flex items-center gap-1.5 text-ink-muted font-figures">
              <Server aria-hidden className="size-4 shrink-0 text-ink-faint" />
              {vo.sites} {vo.sites === 1 ? "site" : "sites"}
            </span>
          )}
          {vo.visibility === "token" && <Badge>Token needed</Badge>}
        </span>
      </div>
    </Card>
  );
}

function ListState({ vo, now }: { vo: VoOverview; now: Date }) {
  if (!vo.current) return <span className="text-ink-muted">No list published yet</span>;
  const { entries, number, createdAt } = vo.current;
  return (
    <span className="flex items-center gap-2 font-figures">
      <ListChecks aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span>
        {entries} {entries === 1 ? "image" : "images"}
        <span className="text-ink-muted">
          {" · revision "}
          {number}, <RelativeTime at={createdAt} now={now} />
        </span>
      </span>
    </span>
  );
}
