import { OctagonX, RotateCcw } from "lucide-react";
import Link from "next/link";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { REASON_LENGTH } from "#lib/revocation/schema.ts";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type RevocationPanelProps = {
  slug: string;
  version: string;
  isRevoked: boolean;
  /** VO lists that hold it. */
  lists: readonly { vo: string; published: number }[];
  /** Other published versions that have one of its files. */
  sameFile: readonly { version: string; appliance: { slug: string; name: string } }[];
  revoke: DialogAction;
  reinstate: DialogAction;
};

/** What security officers may do with a published version. */
export function RevocationPanel(props: RevocationPanelProps) {
  const { slug, version, isRevoked, sameFile, reinstate } = props;
  return (
    <Panel
      title="For security officers"
      description={
        isRevoked
          ? "It is stopped: no list offers it."
          : "Stops the version everywhere, at once and for everybody to see."
      }
    >
      {isRevoked ? (
        <DialogWithWords
          trigger={<Button icon={<RotateCcw aria-hidden />}>Reinstate…</Button>}
          title={`Reinstate version ${version}?`}
          description="It may be added to lists again, and the appliance’s own list offers it. VO lists that have lost it do not get it back by themselves. Its maintainers are told."
          confirmLabel="Reinstate"
          name="reason"
          required
          label="Why it is sound after all"
          hint="Its maintainers and managers read it."
          maxLength={REASON_LENGTH.max}
          action={reinstate}
          fields={{ slug, version }}
        />
      ) : (
        <RevokeDialog {...props} />
      )}
      {sameFile.length > 0 && <SameFile versions={sameFile} />}
    </Panel>
  );
}

function RevokeDialog({ slug, version, lists, revoke }: RevocationPanelProps) {
  const published = lists.filter((list) => list.published > 0);
  return (
    <DialogWithWords
      trigger={
        <Button variant="danger" icon={<OctagonX aria-hidden />}>
          Revoke…
        </Button>
      }
      title={`Revoke version ${version}?`}
      description={
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>Its page tells everybody that it was stopped, and why.</li>
          {published.length > 0 ? (
            <li>
              The image {published.length === 1 ? "list" : "lists"} of{" "}
              {published.map(({ vo }) => vo).join(", ")} {published.length === 1 ? "is" : "are"} published
              without it within a minute; sites then remove its images.
            </li>
          ) : (
            <li>No published VO list holds it; none can any more.</li>
          )}
          <li>Its maintainers, the managers of those lists and the sites they are open to are told now.</li>
        </ul>
      }
      confirmLabel="Revoke"
      tone="danger"
      name="reason"
      required
      label="What is wrong with it"
      hint={`Everybody reads it: name the flaw, such as a CVE, and what to do. At least ${REASON_LENGTH.min} characters.`}
      maxLength={REASON_LENGTH.max}
      action={revoke}
      fields={{ slug, version }}
    />
  );
}

function SameFile({ versions }: { versions: RevocationPanelProps["sameFile"] }) {
  return (
    <div className="mt-5 grid gap-1 border-t border-line pt-4 text-sm">
      <p className="font-semibold">The same file is in:</p>
      <ul className="grid gap-0.5">
        {versions.map(({ version, appliance }) => (
          <li key={`${appliance.slug} ${version}`}>
            <Link href={paths.version(appliance.slug, version)} className="prose-link">
              {appliance.name} {version}
            </Link>
          </li>
        ))}
      </ul>
      <p className="text-ink-muted">Each is revoked by itself.</p>
    </div>
  );
}
