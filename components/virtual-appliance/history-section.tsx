import Link from "next/link";
import { PageSection } from "#components/ui/page-section.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { PublicEvent } from "#lib/virtual-appliance/public-history.ts";
import { SECTIONS } from "./glance.ts";

type HistorySectionProps = {
  slug: string;
  /** The newest first. */
  events: readonly PublicEvent[];
  /** May the viewer see who did what? */
  maySeeAll: boolean;
};

/** What became of the appliance and of its versions, for everybody. */
export function HistorySection({ slug, events, maySeeAll }: HistorySectionProps) {
  return (
    <PageSection
      id={SECTIONS.history}
      title="History"
      actions={
        maySeeAll && (
          <Link href={paths.applianceHistory(slug)} className="prose-link text-sm">
            Everything that was done, and by whom
          </Link>
        )
      }
    >
      <ol className="grid gap-2.5 text-sm">
        {events.map(({ what, at, version }) => (
          <li
            key={`${what} ${version} ${at.getTime()}`}
            className="grid grid-cols-1 gap-x-4 sm:grid-cols-[10rem_1fr]"
          >
            <span className="text-ink-muted">
              <RelativeTime at={at} show="date" />
            </span>
            <span className="wrap-anywhere">
              {version === null ? (
                WORDS[what]
              ) : (
                <>
                  Version{" "}
                  <Link href={paths.version(slug, version)} className="prose-link">
                    {version}
                  </Link>{" "}
                  {WORDS[what]}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

const WORDS: Record<PublicEvent["what"], string> = {
  registered: "Registered in the catalogue",
  archived: "Archived by its maintainers",
  published: "published",
  imported: "imported from an existing image list",
  expired: "expired",
  revoked: "revoked by a security officer",
  hidden: "hidden by its maintainers",
};
