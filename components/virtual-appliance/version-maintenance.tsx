import { CalendarPlus, Eye, EyeOff } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { Panel } from "#components/ui/panel.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { describeHolding, type HoldingList } from "./holding-lists.ts";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type VersionMaintenanceProps = {
  slug: string;
  version: string;
  isLatest: boolean;
  isHidden: boolean;
  /** By how many months from today it can be extended, and until when. */
  extensions: readonly { months: number; expiresAt: Date }[];
  /** VO lists that hold it. */
  lists: readonly HoldingList[];
  extend: DialogAction;
  hide: DialogAction;
  show: DialogAction;
};

/** What maintainers may still do with a published version: let it live longer, and withdraw it. */
export function VersionMaintenance(props: VersionMaintenanceProps) {
  return (
    <Panel title="For maintainers" description="What is published stays as it is. This can be changed:">
      <div className="flex flex-wrap gap-2.5">
        {props.extensions.length > 0 && <ExtendButton {...props} />}
        {props.isHidden ? <ShowButton {...props} /> : <HideButton {...props} />}
      </div>
    </Panel>
  );
}

function ExtendButton({ slug, version, extensions, lists, extend }: VersionMaintenanceProps) {
  const published = lists.filter((list) => list.published > 0);
  return (
    <ConfirmDialog
      trigger={<Button icon={<CalendarPlus aria-hidden />}>Extend</Button>}
      title={`Extend version ${version}`}
      description={
        published.length === 0
          ? "You vouch for it longer: that it is still sound and kept free of known holes. It cannot be shortened again."
          : `You vouch for it longer: that it is still sound and kept free of known holes. It cannot be shortened again. The image lists that hold it (${published.map(({ vo }) => vo).join(", ")}) tell sites the new date by themselves.`
      }
      confirmLabel="Extend"
      action={extend}
      fields={{ slug, version }}
    >
      <RadioCards
        legend="Expires"
        name="months"
        columns={2}
        defaultValue={String(extensions.at(-1)?.months)}
        options={extensions.map(({ months, expiresAt }) => ({
          value: String(months),
          label: `In ${months} months`,
          description: formatUtcDate(expiresAt),
        }))}
      />
    </ConfirmDialog>
  );
}

function HideButton({ slug, version, isLatest, lists, hide }: VersionMaintenanceProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" icon={<EyeOff aria-hidden />}>
          Hide
        </Button>
      }
      title={`Hide version ${version}?`}
      description={
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>Nobody but you, the other maintainers and security officers sees it any more.</li>
          {isLatest && (
            <li>
              The appliance’s own image list offers the newest earlier version that has not expired, or
              nothing where there is none.
            </li>
          )}
          {lists.map((list) => (
            <li key={list.vo}>{describeHolding(list)}</li>
          ))}
          {lists.length > 0 && (
            <li>
              Their managers are told now. It leaves the lists when they are signed the next time, and sites
              then remove its images.
            </li>
          )}
          <li>
            You can show it again at any time; lists that have lost it by then do not get it back by
            themselves.
          </li>
        </ul>
      }
      confirmLabel="Hide"
      tone="danger"
      action={hide}
      fields={{ slug, version }}
    />
  );
}

function ShowButton({ slug, version, isLatest, show }: VersionMaintenanceProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" icon={<Eye aria-hidden />}>
          Show again
        </Button>
      }
      title={`Show version ${version} again?`}
      description={
        isLatest
          ? "Everybody sees it again, and the appliance’s own image list offers it. VO lists that have lost it do not get it back by themselves."
          : "Everybody sees it again among the earlier versions. VO lists that have lost it do not get it back by themselves."
      }
      confirmLabel="Show"
      action={show}
      fields={{ slug, version }}
    />
  );
}
