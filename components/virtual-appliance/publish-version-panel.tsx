import { CircleCheck, CircleDashed, CircleX, Rocket, ShieldCheck, Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { describeFollowing, describeHolding, type HoldingList } from "./holding-lists.ts";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type PublishVersionPanelProps = {
  slug: string;
  version: string;
  /** The version string that is the latest now; null: nothing was published yet. */
  latestVersion: string | null;
  expiry: string | null;
  problems: readonly { image: string | null; step: "details" | "images" | "check"; message: string }[];
  /** That it publishes by itself was asked for; null: never. */
  request: PublicationRequest | null;
  /** How many of its images have passed their checks. */
  checked: { done: number; of: number };
  /** VO lists that hold earlier versions. */
  lists: readonly HoldingList[];
  /** What to know before publishing, though nothing stands in the way. */
  caution: string | null;
  publish: DialogAction;
  verifyAndPublish: DialogAction;
  callOff: DialogAction;
  discard: DialogAction;
};

type PublicationRequest = {
  state: "waiting" | "published" | "failed" | "called_off";
  reason: string | null;
  requestedBy: { name: string };
};

/** The last step: what still stands in the way, the button, and the way out. */
export function PublishVersionPanel(props: PublishVersionPanelProps) {
  const { problems, caution, request } = props;
  if (request?.state === "waiting") return <WaitingPanel {...props} />;
  const ready = problems.length === 0;
  const checksOnly = !ready && problems.every(({ step }) => step === "check");
  return (
    <Panel
      title={ready ? "Ready to publish" : "Before it can be published"}
      footer={<DiscardButton {...props} />}
    >
      <div className="grid gap-4 text-sm">
        {request?.reason && (
          <Notice
            tone={request.state === "failed" ? "danger" : "info"}
            title="It was not published by itself"
          >
            {request.reason}
          </Notice>
        )}
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
        {ready && <PublishButton {...props} />}
        {checksOnly && <VerifyAndPublishButton {...props} />}
      </div>
    </Panel>
  );
}

function PublishButton(props: PublishVersionPanelProps) {
  const { slug, version, publish } = props;
  return (
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
  );
}

function VerifyAndPublishButton(props: PublishVersionPanelProps) {
  const { slug, version, verifyAndPublish } = props;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" icon={<ShieldCheck aria-hidden />}>
          Check and publish
        </Button>
      }
      title={`Check and publish version ${version}?`}
      description={
        <div className="grid gap-3">
          <p>
            Every image that was not checked yet is downloaded, measured and compared. When all have passed,
            the version is published by itself, in your name; you need not wait here. If one fails, nothing is
            published and you are told.
          </p>
          <Consequences {...props} />
        </div>
      }
      confirmLabel="Check and publish"
      action={verifyAndPublish}
      fields={{ slug }}
    />
  );
}

function WaitingPanel(props: PublishVersionPanelProps) {
  const { slug, version, checked, request, callOff } = props;
  return (
    <Panel title="Publishes by itself" footer={<DiscardButton {...props} />}>
      <div className="grid gap-4 text-sm">
        <p className="flex gap-2.5" role="status">
          <Spinner className="mt-0.5 size-5 shrink-0" />
          <span>
            {checked.done} of {checked.of} {checked.of === 1 ? "image has" : "images have"} passed. Version{" "}
            {version} is published in the name of {request?.requestedBy.name} as soon as all have.
          </span>
        </p>
        <p className="text-ink-muted">An edit of the version or its images calls it off.</p>
        <ConfirmDialog
          trigger={<Button icon={<CircleX aria-hidden />}>Call it off</Button>}
          title="Call the publication off?"
          description="The checks go on, and you publish yourself when you want to."
          confirmLabel="Call it off"
          cancelLabel="Go on"
          action={callOff}
          fields={{ slug }}
        />
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

function Consequences({ version, latestVersion, expiry, lists }: PublishVersionPanelProps) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      <li>Version {version} becomes the latest and everybody can see it.</li>
      {latestVersion !== null && (
        <li>Version {latestVersion} moves to the previous versions and stays available there.</li>
      )}
      {expiry && <li>It expires on {expiry}.</li>}
      {lists.map((list) => (
        <li key={`${list.vo} ${list.version}`}>
          {describeHolding(list)} {describeFollowing(list)}
        </li>
      ))}
      <li>The other maintainers get a message.</li>
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
