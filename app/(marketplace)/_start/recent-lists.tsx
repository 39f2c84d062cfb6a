import { Card, CardLink } from "#components/ui/card.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { listRecentRevisions } from "#lib/statistics/front-page-queries.ts";

type RecentListsProps = { revisions: Awaited<ReturnType<typeof listRecentRevisions>>; now: Date };

/** What VOs published lately: whose list, what changed, and when. */
export function RecentLists({ revisions, now }: RecentListsProps) {
  return (
    <ol className="grid grid-cols-1 gap-3">
      {revisions.map(({ id, vo, number, comment, images, createdAt }) => (
        <Card key={id} as="li" interactive className="flex min-w-0 items-center gap-4 p-4">
          <Monogram name={vo.title || vo.name} size={40} />
          <div className="min-w-0 flex-1">
            <h3 className="text-base leading-snug wrap-anywhere">
              <CardLink href={paths.revision(vo.name, number)}>
                {vo.title || vo.name}
                <span className="sr-only">, revision {number}</span>
              </CardLink>
            </h3>
            <p className="truncate text-sm text-ink-muted">{comment}</p>
          </div>
          <p className="grid shrink-0 justify-items-end text-sm font-figures max-[26rem]:sr-only">
            <span>
              {images} {images === 1 ? "image" : "images"}
            </span>
            <span className="text-xs text-ink-muted">
              <RelativeTime at={createdAt} now={now} />
            </span>
          </p>
        </Card>
      ))}
    </ol>
  );
}
