import { ArchiveRestore } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";

type RemovedVoPanelProps = {
  vo: string;
  removedAt: Date;
  listEndsAt: Date;
  reason: string;
  isGone: boolean;
  now: Date;
  restore: (form: FormData) => Promise<{ error?: string }>;
};

/** A VO that is being removed, or was: since when, why, and the way back. */
export function RemovedVoPanel(props: RemovedVoPanelProps) {
  const { vo, removedAt, listEndsAt, reason, isGone, now, restore } = props;
  const description = isGone
    ? "Its list is signed anew at once, with the content that it had and a higher version, and answered again. It is in the catalogue again. Managers and sites are told."
    : "As far as sites can tell, nothing ever happened: its list was answered all the while. Managers and sites are told.";
  return (
    <Panel title={isGone ? "The VO was removed" : "The VO is being removed"}>
      <div className="grid gap-5 text-sm">
        <Facts
          items={[
            { label: "Removed", value: <RelativeTime at={removedAt} now={now} /> },
            {
              label: isGone ? "List stopped" : "List stops",
              value: (
                <>
                  <RelativeTime at={listEndsAt} show="date" />{" "}
                  <span className="text-ink-muted">
                    (<RelativeTime at={listEndsAt} now={now} />)
                  </span>
                </>
              ),
            },
            { label: "Reason", value: <span className="whitespace-pre-line">{reason}</span> },
          ]}
        />
        <p className="text-ink-muted">
          {isGone
            ? "Its list is answered 410 Gone, in every format; revisions stay at their own addresses. It is in no catalogue, and nothing of it is signed."
            : "Until its list stops it is answered and signed as ever, and nobody changes the VO or its list."}
        </p>
        <div>
          <ConfirmDialog
            trigger={
              <Button variant="primary" icon={<ArchiveRestore aria-hidden />}>
                Bring it back
              </Button>
            }
            title={`Bring ${vo} back?`}
            description={description}
            confirmLabel="Bring it back"
            action={restore}
            fields={{ vo }}
          />
        </div>
      </div>
    </Panel>
  );
}
