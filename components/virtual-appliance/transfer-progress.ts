/** How far a transfer is, in words. */
import { formatBytes } from "#components/ui/format-bytes.ts";
import { describeRemaining } from "./transfer-rate.ts";

/**
 * "312 MB of 612 MB · 50 % · 12 MB/s · about 25 seconds left".
 *
 * @param bytesTotal null when nobody has said how much it is
 * @param rate bytes a second; null when it is not known yet
 */
export function describeProgress(bytesDone: bigint, bytesTotal: bigint | null, rate: number | null): string {
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
