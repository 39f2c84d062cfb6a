/** Sizes in sentences about quotas. */

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** "1.5 GiB"; one digit after the point, never rounded up. */
export function quotaInWords(bytes: bigint): string {
  let unit = 0;
  let divisor = 1n;
  while (unit < UNITS.length - 1 && bytes >= divisor * 1024n) {
    divisor *= 1024n;
    unit += 1;
  }
  const tenths = (bytes * 10n) / divisor;
  const fraction = tenths % 10n;
  return `${tenths / 10n}${fraction === 0n ? "" : `.${fraction}`} ${UNITS[unit]}`;
}
