import { ArrowLeftRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
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

/** Which two versions are compared: an address of its own for each pair, without scripts. */
export function ComparisonChooser({ slug, versions, from, to, showsAll }: ComparisonChooserProps) {
  const options = versions.map(({ version, status }) => ({
    value: version,
    label: `${version} (${versionStatusWords[status].word.toLowerCase()})`,
  }));
  return (
    <form
      action={paths.compareVersions(slug)}
      className="grid items-end gap-4 rounded-lg border border-line bg-surface p-5 shadow-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Field label="From" required>
        {(control) => <Select {...control} key={from} name="from" options={options} defaultValue={from} />}
      </Field>
      <Field label="To" required>
        {(control) => <Select {...control} key={to} name="to" options={options} defaultValue={to} />}
      </Field>
      {showsAll && <input type="hidden" name="show" value="all" />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          Compare
        </Button>
        <Button
          href={paths.compareVersions(slug, to, from)}
          icon={<ArrowLeftRight aria-hidden />}
          aria-label="Swap: the other way round"
          title="The other way round"
        >
          Swap
        </Button>
      </div>
    </form>
  );
}
