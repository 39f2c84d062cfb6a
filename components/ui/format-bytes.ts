/** Powers of 1000 for files and transfers ("612 MB"), powers of 1024 for memory ("2 GiB"). */
export type ByteBase = "decimal" | "binary";

const units = {
  decimal: { step: 1000, names: ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"] },
  binary: { step: 1024, names: ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] },
} as const;

/**
 * A number of bytes for people, to three significant digits: "0 bytes", "1 byte", "1.54 GB", "612 MB".
 * `bytes` is a whole number, not negative; anything else throws a RangeError.
 */
export function formatBytes(bytes: number | bigint, base: ByteBase = "decimal"): string {
  const size = Number(bytes);
  if (!Number.isFinite(size) || size < 0) throw new RangeError(`not a number of bytes: ${bytes}`);
  const { step, names } = units[base];
  let value = size;
  let unit = 0;
  // What would be rounded up to a whole step belongs to the next unit: 1 MB, not 1000 kB.
  while (unit < names.length - 1 && rounded(value) >= step) {
    value /= step;
    unit += 1;
  }
  if (unit === 0) return size === 1 ? "1 byte" : `${size} bytes`;
  return `${rounded(value)} ${names[unit]}`;
}

/** The exact number with thin separators: "612,368,384 bytes". */
export function formatExactBytes(bytes: number | bigint): string {
  const words = new Intl.NumberFormat("en-GB").format(bytes);
  return words === "1" ? "1 byte" : `${words} bytes`;
}

/** Three significant digits, four where whole numbers need them (1000 to 1023 of a binary unit). */
function rounded(value: number): number {
  return value >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
