import { Pause, Play, RotateCw } from "lucide-react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { getDeliveryPage } from "#lib/continuous-delivery/queries.ts";
import { EVERY_MINUTES } from "#lib/continuous-delivery/schedule.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { DeliverySourceForm } from "./delivery-source-form.tsx";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Source = NonNullable<NonNullable<Awaited<ReturnType<typeof getDeliveryPage>>>["source"]>;

export type DeliveryActions = {
  setUp: Action;
  pause: Action;
  resume: Action;
  check: Action;
  remove: (form: FormData) => Promise<{ error?: string }>;
};

type DeliverySourcePanelProps = {
  slug: string;
  source: Source | null;
  isArchived: boolean;
  now: Date;
  actions: DeliveryActions;
};

/** From which description versions are fetched, how that goes, and what can be done about it. */
export function DeliverySourcePanel({ slug, source, isArchived, now, actions }: DeliverySourcePanelProps) {
  return (
    <Panel
      title="From a description"
      description={`A file on a server of yours says what the newest version is. It is looked at every ${EVERY_MINUTES} minutes; a version that it did not name before is fetched, checked and published.`}
      actions={source && <StandingBadge source={source} />}
    >
      <div className="grid gap-6">
        {isArchived && (
          <Notice tone="warn" title="The appliance is archived">
            Nothing is delivered until it is brought back.
          </Notice>
        )}
        {source && <Standing slug={slug} source={source} now={now} actions={actions} />}
        {!isArchived && <DeliverySourceForm slug={slug} url={source?.url ?? ""} action={actions.setUp} />}
      </div>
    </Panel>
  );
}

function StandingBadge({ source: { pausedAt, failures } }: { source: Source }) {
  if (pausedAt) return <Badge tone="warn">Paused</Badge>;
  if (failures > 0) {
    return <Badge tone="danger">{failures === 1 ? "Failed" : `Failed ${failures} times in a row`}</Badge>;
  }
  return <Badge tone="ok">Working</Badge>;
}

function Standing({
  slug,
  source,
  now,
  actions,
}: Omit<DeliverySourcePanelProps, "isArchived" | "source"> & { source: Source }) {
  const { url, publisher, pausedAt, pausedReason, lastCheckedAt, nextCheckAt } = source;
  const fields = { slug };
  return (
    <>
      {pausedAt && (
        <Notice tone="warn" title={pausedReason ? "The service has paused it" : "It is paused"}>
          {pausedReason ?? "No description is asked for until somebody resumes it."}
        </Notice>
      )}
      <Facts
        items={[
          { label: "Description", value: <Identifier value={url} what="address of the description" /> },
          { label: "Published in the name of", value: publisher.name },
          {
            label: "Last looked at",
            value: lastCheckedAt ? <RelativeTime at={lastCheckedAt} now={now} /> : "Not yet",
          },
          ...(pausedAt
            ? []
            : [
                {
                  label: "Next time",
                  value: nextCheckAt <= now ? "In a minute" : <RelativeTime at={nextCheckAt} now={now} />,
                },
              ]),
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <ActionButton
          action={actions.check}
          idle={IDLE}
          fields={fields}
          size="sm"
          icon={<RotateCw aria-hidden />}
          pendingLabel="Starting…"
        >
          Check now
        </ActionButton>
        {pausedAt ? (
          <ActionButton
            key="resume"
            action={actions.resume}
            idle={IDLE}
            fields={fields}
            size="sm"
            variant="primary"
            icon={<Play aria-hidden />}
            done="Resumed"
          >
            Resume
          </ActionButton>
        ) : (
          <ActionButton
            key="pause"
            action={actions.pause}
            idle={IDLE}
            fields={fields}
            size="sm"
            icon={<Pause aria-hidden />}
            done="Paused"
          >
            Pause
          </ActionButton>
        )}
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="quiet">
              End continuous delivery
            </Button>
          }
          title="End continuous delivery?"
          description="The description is not asked for any more. What was published stays, and so does the record of it."
          confirmLabel="End it"
          tone="danger"
          action={actions.remove}
          fields={fields}
        />
      </div>
    </>
  );
}
