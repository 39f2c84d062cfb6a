import { Badge } from "#components/ui/badge.tsx";
import { formatExactBytes } from "#components/ui/format-bytes.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { IntegrityCheckProgress } from "./integrity-check-progress.tsx";
import {
  CHECK_WORDS,
  checkStanding,
  FINDING_FIELD_WORDS,
  isUnderWay,
  SEVERITY_WORDS,
} from "./integrity-check-words.ts";
import type { WorkingImage } from "./working-image.ts";

/** What the integrity check of an image is doing or has found. */
export function IntegrityCheckReport({ image, now }: { image: WorkingImage; now: Date }) {
  const standing = checkStanding(image);
  const { word, tone, sentence } = CHECK_WORDS[standing];
  const { check } = image;
  const findings = check && (standing === "failed" || check.state === "passed") ? check.findings : [];
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <span className="font-semibold">Integrity check</span>
        <span role="status">
          <Badge tone={tone}>{word}</Badge>
        </span>
        <CheckTime image={image} now={now} standing={standing} />
      </div>
      {check && (standing === "running" || standing === "stopping") ? (
        <IntegrityCheckProgress bytesDone={check.bytesDone} bytesTotal={check.bytesTotal} />
      ) : (
        <p className="text-sm text-ink-muted">{sentence}</p>
      )}
      {check && check.attempts > 1 && isUnderWay(standing) && (
        <p className="text-sm text-ink-muted">
          Taken up again from the beginning after the worker restarted (attempt {check.attempts}).
        </p>
      )}
      {findings.length > 0 && <Findings findings={findings} />}
      {standing === "failed" && image.sha512 && image.sizeBytes !== null && (
        <p className="text-sm text-ink-muted">
          An earlier check had measured {formatExactBytes(image.sizeBytes)} at this address; that result still
          stands for the version, but what is there now is something else.
        </p>
      )}
    </div>
  );
}

function CheckTime({
  image: { check, checkedAt },
  standing,
  now,
}: {
  image: WorkingImage;
  standing: string;
  now: Date;
}) {
  const at =
    standing === "passed" ? checkedAt : (check?.finishedAt ?? check?.startedAt ?? check?.requestedAt);
  if (!at) return null;
  return (
    <span className="text-ink-muted">
      {standing === "running" && "begun "}
      <RelativeTime at={at} now={now} />
    </span>
  );
}

type FindingProps = NonNullable<WorkingImage["check"]>["findings"][number];

function Findings({ findings }: { findings: readonly FindingProps[] }) {
  return (
    <ul aria-label="What the check found" className="grid gap-2.5">
      {findings.map(({ field, severity, message }) => (
        <li
          key={`${field} ${message}`}
          className="grid gap-1.5 rounded-md border border-line bg-sunken px-3.5 py-3 text-sm"
        >
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={SEVERITY_WORDS[severity].tone}>{SEVERITY_WORDS[severity].word}</Badge>
            <span className="font-semibold">{FINDING_FIELD_WORDS[field]}</span>
          </span>
          <span className="text-ink-muted wrap-anywhere">{message}</span>
        </li>
      ))}
    </ul>
  );
}
