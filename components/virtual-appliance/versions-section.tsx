import { CalendarClock, GitCompare, Rss } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { SECTIONS } from "./glance.ts";
import { ReleaseNotes } from "./release-notes.tsx";
import { VersionTable } from "./version-table.tsx";

type Appliance = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;

/** Every version that the viewer may see, what is new in each, and the way to compare two. */
export function VersionsSection({ appliance }: { appliance: Appliance }) {
  const { slug, latest, previous } = appliance;
  const versions = latest ? [latest, ...previous] : previous;
  const earlier = previous.filter(({ notes }) => notes.trim() !== "");
  return (
    <PageSection
      id={SECTIONS.versions}
      title="Versions"
      actions={
        versions.length > 1 && (
          <Button size="sm" href={paths.compareVersions(slug)} icon={<GitCompare aria-hidden />}>
            Compare versions
          </Button>
        )
      }
    >
      <div className="overflow-clip rounded-lg border border-line bg-surface">
        <VersionTable slug={slug} versions={versions} />
      </div>
      {latest && (
        <div className="grid grid-cols-1 gap-3">
          <h3 className="text-lg">
            What is new in{" "}
            <Link href={paths.version(slug, latest.version)} className="prose-link">
              version {latest.version}
            </Link>
          </h3>
          <ReleaseNotes notes={latest.notes} level={4} />
        </div>
      )}
      {earlier.length > 0 && (
        <div className="divide-y divide-line border-y border-line print:hidden">
          {earlier.map(({ id, version, notes }) => (
            <Disclosure key={id} summary={`What was new in version ${version}`} className="py-2.5">
              <ReleaseNotes notes={notes} level={4} />
            </Disclosure>
          ))}
        </div>
      )}
      <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm print:hidden">
        <a href={paths.applianceFeed(slug)} className="prose-link inline-flex min-h-6 items-center gap-1.5">
          <Rss aria-hidden className="size-4" />
          New versions as a feed
        </a>
        <a
          href={paths.applianceCalendar(slug)}
          className="prose-link inline-flex min-h-6 items-center gap-1.5"
        >
          <CalendarClock aria-hidden className="size-4" />
          Expiries as a calendar
        </a>
      </p>
    </PageSection>
  );
}
