import { Notice } from "#components/ui/notice.tsx";
import { standingOfVo } from "#lib/vo/removal.ts";

type RemovalNoticeProps = {
  removal: { name: string; removedAt: Date; listEndsAt: Date; reason: string };
  now: Date;
};

/** On every page of a VO that is being removed, or was. */
export function RemovalNotice({ removal, now }: RemovalNoticeProps) {
  const { reason, listEndsAt } = removal;
  const isGone = standingOfVo(removal, now) === "gone";
  return (
    <div className="gutter mx-auto w-full max-w-[88rem] pt-6">
      <Notice
        tone="warn"
        title={
          isGone
            ? `This VO was removed: its image list stopped on ${formatDay(listEndsAt)}`
            : `This VO is being removed: its image list stops on ${formatDay(listEndsAt)}`
        }
      >
        <p>
          {isGone
            ? "The address of the list answers 410 Gone. What was published stays at the addresses of its revisions."
            : "Until then sites get the list as it is. Nobody changes the VO or its list any more."}
        </p>
        <p className="mt-1 whitespace-pre-line">The administrator writes: “{reason}”</p>
      </Notice>
    </div>
  );
}

function formatDay(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}
