import { formatUtc } from "#components/ui/format-relative-time.ts";
import { PairChooser } from "#components/ui/pair-chooser.tsx";
import { paths } from "#lib/platform/paths.ts";

type RevisionChooserProps = {
  vo: string;
  revisions: readonly { number: number; createdAt: Date }[];
  from: number;
  to: number;
};

/** Which two revisions are compared. */
export function RevisionChooser({ vo, revisions, from, to }: RevisionChooserProps) {
  const options = revisions.map(({ number, createdAt }) => ({
    value: String(number),
    label: `Revision ${number}, ${formatUtc(createdAt)}`,
  }));
  return (
    <PairChooser
      action={paths.compareRevisions(vo)}
      options={options}
      from={String(from)}
      to={String(to)}
      swapHref={paths.compareRevisions(vo, to, from)}
    />
  );
}
