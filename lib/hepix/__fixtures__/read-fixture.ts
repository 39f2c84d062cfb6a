import { readFileSync } from "node:fs";

/** Bytes of a file of this folder. */
export function readFixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, import.meta.url)));
}

/** Text of a file of this folder. */
export function readFixture(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}
