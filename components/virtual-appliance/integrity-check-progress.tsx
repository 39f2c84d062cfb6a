"use client";

import { useEffect, useState } from "react";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { Progress } from "#components/ui/progress.tsx";
import { bytesPerSecond, describeRemaining, type Sample, withSample } from "./transfer-rate.ts";

type IntegrityCheckProgressProps = {
  bytesDone: bigint;
  /** Null: the server has not said how long the file is. */
  bytesTotal: bigint | null;
};

/** How far the download of a check is. The rate comes from what successive refreshes of the page brought. */
export function IntegrityCheckProgress({ bytesDone, bytesTotal }: IntegrityCheckProgressProps) {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    setSamples((before) => withSample(before, { at: performance.now(), bytes: bytesDone }));
  }, [bytesDone]);
  const rate = bytesPerSecond(samples);
  return (
    <Progress
      label="Downloading and measuring"
      value={bytesTotal === null ? null : Number(bytesDone)}
      max={Number(bytesTotal ?? 1n)}
      valueText={describeProgress(bytesDone, bytesTotal, rate)}
    />
  );
}

function describeProgress(bytesDone: bigint, bytesTotal: bigint | null, rate: number | null): string {
  const speed = rate === null ? null : `${formatBytes(Math.round(rate))}/s`;
  if (bytesTotal === null && bytesDone === 0n) return "Connecting…";
  if (bytesTotal === null) return [`${formatBytes(bytesDone)} so far`, speed].filter(Boolean).join(" · ");
  const percent = bytesTotal > 0n ? Number((bytesDone * 100n) / bytesTotal) : 100;
  return [
    `${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}`,
    `${percent} %`,
    speed,
    describeRemaining(bytesTotal - bytesDone, rate),
  ]
    .filter(Boolean)
    .join(" · ");
}
