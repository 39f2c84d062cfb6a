import { CircleCheck, CircleDashed, Rocket, Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type PublishVersionPanelProps = {
  slug: string;
  version: string;
  /** The version string that is the latest now; null: nothing was published yet. */
  latestVersion: string | null;
  expiry: string | null;
  problems: readonly { image: string | null; message: string }[];
  /** What to know before publishing, though nothing stands in the way. */
  caution: string | null;
  publish: DialogAction;
  discard: DialogAction;
};

/** The last step: what still stands in the way, the button, and the way out. */
export function PublishVersionPanel(props: PublishVersionPanelProps) {
  const { slug, version, problems, caution, publish } = props;
  const ready = problems.length === 0;
  return (
    <Panel
      title={ready ? "Ready to publish" : "Before it can be published"}
      footer={<DiscardButton {...props} />}
    >
      <div className="grid gap-4 text-sm">
        {ready ? (
          <p className="flex gap-2.5">
            <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-ok" />
            Details are complete and every image was checked.
          </p>
        ) : (
          <ProblemList problems={problems} />
        )}
        {ready && caution && (
          <Notice tone="warn" title="Before you publish">
            {caution}
          </Notice>
        )}
        {ready && (
          <ConfirmDialog
            trigger={
              <Button variant="primary" icon={<Rocket aria-hidden />}>
                Publish version {version}
              </Button>
            }
            title={`Publish version ${version}?`}
            description={<Consequences {...props} />}
            confirmLabel="Publish"
            action={publish}
            fields={{ slug }}
          />
        )}
      </div>
    </Panel>
  );
}

function ProblemList({ problems }: Pick<PublishVersionPanelProps, "problems">) {
  return (
    <ul className="grid gap-3">
      {problems.map(({ image, message }) => (
        <li key={`${image} ${message}`} className="flex gap-2.5">
          <CircleDashed aria-hidden className="mt-0.5 size-5 shrink-0 text-warn" />
          <span className="grid min-w-0 gap-0.5">
            {image && <span className="font-semibold wrap-anywhere">{image}</span>}
            <span>{message}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Consequences({ version, latestVersion, expiry }: PublishVersionPanelProps) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      <li>Version {version} becomes the latest and everybody can see it.</li>
      {latestVersion !== null && (
        <li>Version {latestVersion} moves to the previous versions and stays available there.</li>
      )}
      {expiry && <li>It expires on {expiry}.</li>}
      <li>Nothing of it can be changed afterwards; corrections need another version.</li>
    </ul>
  );
}

function DiscardButton({ slug, version, discard }: PublishVersionPanelProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" icon={<Trash2 aria-hidden />} className="-ml-2.5">
          Discard this version
        </Button>
      }
      title={`Discard version ${version}?`}
      description="Its details, images and checks are deleted. Published versions stay as they are. This cannot be undone."
      confirmLabel="Discard"
      tone="danger"
      action={discard}
      fields={{ slug }}
    />
  );
}
