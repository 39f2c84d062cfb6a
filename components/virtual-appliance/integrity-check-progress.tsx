"use client";

import { useEffect, useState } from "react";
import { Progress } from "#components/ui/progress.tsx";
import { describeProgress } from "./transfer-progress.ts";
import { bytesPerSecond, type Sample, withSample } from "./transfer-rate.ts";

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
