import { type ByteBase, formatBytes, formatExactBytes } from "./format-bytes.ts";

/** A size for people, the exact number of bytes as title: `612 MB`. Memory is shown with `base="binary"`: `2 GiB`. */
export function Bytes({ value, base = "decimal" }: { value: number | bigint; base?: ByteBase }) {
  return (
    <data value={String(value)} title={formatExactBytes(value)} className="whitespace-nowrap font-figures">
      {formatBytes(value, base)}
    </data>
  );
}
