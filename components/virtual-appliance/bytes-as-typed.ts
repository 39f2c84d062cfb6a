/** The way back from bytes to what people type into a form. */

const UNITS: readonly { name: string; bytes: bigint }[] = [
  { name: "TiB", bytes: 1024n ** 4n },
  { name: "TB", bytes: 1000n ** 4n },
  { name: "GiB", bytes: 1024n ** 3n },
  { name: "GB", bytes: 1000n ** 3n },
  { name: "MiB", bytes: 1024n ** 2n },
  { name: "MB", bytes: 1000n ** 2n },
  { name: "KiB", bytes: 1024n },
  { name: "kB", bytes: 1000n },
];

/**
 * "2 GiB" for 2147483648: the largest unit that gives a whole number, so that nothing is lost by saving a form again.
 *
 * @returns the empty string for null, as form fields want it
 */
export function bytesAsTyped(bytes: bigint | null): string {
  if (bytes === null) return "";
  const unit = bytes === 0n ? undefined : UNITS.find((candidate) => bytes % candidate.bytes === 0n);
  return unit ? `${bytes / unit.bytes} ${unit.name}` : `${bytes} B`;
}
