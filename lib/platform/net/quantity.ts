/** Amounts in the words of a message: "1 byte", "2,048 bytes", "0.5 seconds". */

export function inBytes(count: bigint): string {
  return `${count.toLocaleString("en-GB")} ${count === 1n ? "byte" : "bytes"}`;
}

export function inSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds.toLocaleString("en-GB")} ${seconds === 1 ? "second" : "seconds"}`;
}
