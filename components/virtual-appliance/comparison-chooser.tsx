import { PairChooser } from "#components/ui/pair-chooser.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";
import { versionStatusWords } from "./version-status.ts";

type ComparisonChooserProps = {
  slug: string;
  versions: readonly { version: string; status: VersionStatus }[];
  from: string;
  to: string;
  showsAll: boolean;
};

/** Which two versions are compared. */
export function ComparisonChooser({ slug, versions, from, to, showsAll }: ComparisonChooserProps) {
  const options = versions.map(({ version, status }) => ({
    value: version,
    label: `${version} (${versionStatusWords[status].word.toLowerCase()})`,
  }));
  return (
    <PairChooser
      action={paths.compareVersions(slug)}
      options={options}
      from={from}
      to={to}
      swapHref={paths.compareVersions(slug, to, from)}
      keep={showsAll ? { show: "all" } : {}}
    />
  );
}
