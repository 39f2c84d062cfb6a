import { RotateCw } from "lucide-react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { formatExactBytes } from "#components/ui/format-bytes.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { standingOf } from "#lib/image-source/standing.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { isBeingLookedAt, type Source } from "./source-words.ts";

/** The button of those who maintain the appliance. */
export type Recheck = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  version: string;
};

type SourceNoticeProps = {
  image: ImageFacts;
  now: Date;
  /** Left out for those who may not ask for another look. */
  recheck?: Recheck | undefined;
};

/** What is wrong with a file where it lies, since when, and when it was last well; nothing where all is well. */
export function SourceNotice({ image, now, recheck }: SourceNoticeProps) {
  const { source } = image;
  const button = recheck && <RecheckButton image={image} source={source} recheck={recheck} now={now} />;
  if (!source) return button ? <div>{button}</div> : null;
  const { standing } = standingOf(source);
  if (standing === "unreachable") return <Unreachable source={source} now={now} button={button} />;
  if (standing === "changed") return <Changed image={image} source={source} now={now} button={button} />;
  if (!button) return null;
  if (source.failures > 0) return <LastLookFailed source={source} now={now} button={button} />;
  return <div>{button}</div>;
}

type PartProps = { source: Source; now: Date; button: React.ReactNode };

function Unreachable({ source, now, button }: PartProps) {
  const { since, why } = standingOf(source);
  const { lastSeenAt } = source;
  return (
    <Notice
      tone="warn"
      title={
        <>
          This file has not been reachable
          {since && (
            <>
              {" "}
              since <RelativeTime at={since} show="date" />
            </>
          )}
        </>
      }
      action={button}
    >
      {why}{" "}
      {lastSeenAt ? (
        <>
          It was last seen well <RelativeTime at={lastSeenAt} now={now} />.
        </>
      ) : (
        "It was never seen well from here."
      )}
    </Notice>
  );
}

function Changed({ image, source, now, button }: PartProps & { image: ImageFacts }) {
  const { changedSince, foundSizeBytes, foundSha512 } = source;
  return (
    <Notice tone="danger" title="This file is not the one that was published" action={button}>
      <p>
        That was found {changedSince && <RelativeTime at={changedSince} now={now} />}
        {image.checkedAt && (
          <>
            ; it was last found as published <RelativeTime at={image.checkedAt} now={now} />
          </>
        )}
        . Do not start it: compare what you download with the checksum below.
      </p>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt>Found</dt>
        <dd>
          {foundSizeBytes !== null && formatExactBytes(foundSizeBytes)}
          {foundSha512 && <Identifier value={foundSha512} what="SHA-512 that was found" shorten={28} />}
        </dd>
      </dl>
    </Notice>
  );
}

/** For maintainers only: one failure is told to nobody else. */
function LastLookFailed({ source, now, button }: PartProps) {
  return (
    <Notice tone="info" title="The last look at this file failed" action={button}>
      {source.failure}{" "}
      {source.failingSince && (
        <>
          It has not answered since <RelativeTime at={source.failingSince} now={now} />.{" "}
        </>
      )}
      It is looked at again by itself; once three looks, spread over hours, have failed, everybody is told
      here.
    </Notice>
  );
}

function RecheckButton({
  image,
  source,
  recheck: { action, slug, version },
  now,
}: {
  image: ImageFacts;
  /** Null in the first minute after the publication. */
  source: Source | null;
  recheck: Recheck;
  now: Date;
}) {
  const busy = source !== null && isBeingLookedAt(source, now);
  return (
    <>
      <RefreshWhile active={busy} />
      <ActionButton
        action={action}
        idle={IDLE}
        fields={{ slug, version, identifier: image.identifier }}
        size="sm"
        icon={<RotateCw aria-hidden />}
        pendingLabel="Asking…"
        disabled={busy}
        aria-label={`Check the file of ${image.title} again now`}
      >
        {busy ? "Looking at it…" : "Check again now"}
      </ActionButton>
    </>
  );
}

/** One line for a file that is well; null where nothing is known of it, or the notice says more. */
export function describeSource(source: Source | null, now: Date): React.ReactNode {
  if (!source?.lastSeenAt || standingOf(source).standing !== "well") return null;
  return (
    <>
      Reachable when last seen <RelativeTime at={source.lastSeenAt} now={now} />
      {source.lastWholeAt && (
        <>
          ; read whole <RelativeTime at={source.lastWholeAt} now={now} />
        </>
      )}
      .
    </>
  );
}
