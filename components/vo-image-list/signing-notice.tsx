import { Notice } from "#components/ui/notice.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Spinner } from "#components/ui/spinner.tsx";

/** Longer than a healthy worker ever needs. */
const PATIENCE_MS = 60_000;

type SigningNoticeProps = {
  /** Number of the revision that waits for its signature. */
  number: number;
  frozenAt: Date;
  /** Number of the revision that providers get meanwhile; null: none yet; left out: not known here. */
  servedNumber?: number | null;
  now: Date;
};

/** Says that a revision is being signed, and looks again every second until it is. */
export function SigningNotice({ number, frozenAt, servedNumber, now }: SigningNoticeProps) {
  const late = now.getTime() - frozenAt.getTime() > PATIENCE_MS;
  return (
    <>
      <RefreshWhile active everyMs={late ? 5000 : 1000} />
      <Notice
        tone={late ? "warn" : "info"}
        live="polite"
        title={
          <span className="flex items-center gap-2">
            <Spinner />
            Signing revision {number} …
          </span>
        }
      >
        Frozen <RelativeTime at={frozenAt} now={now} />. {describeMeanwhile(servedNumber)}
        {late && " It takes longer than usual; nothing is lost, and nobody needs to publish again."}
      </Notice>
    </>
  );
}

function describeMeanwhile(servedNumber: number | null | undefined): string {
  if (servedNumber === undefined) return "Until it is signed, providers get the list as it was before.";
  if (servedNumber === null) return "Providers get the list as soon as it is signed.";
  return `Until it is signed, providers get revision ${servedNumber}, as before.`;
}
