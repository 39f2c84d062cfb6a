/** Serialises use cases that change the same thing. */

import type { Transaction } from "./database.ts";
import { Prisma } from "./generated/client.ts";

/** Tables whose rows are locked before a decision is made on them. */
type Lockable =
  | "VirtualAppliance"
  | "ApplianceVersion"
  | "VoImageList"
  | "Revision"
  | "IntegrityCheck"
  | "ImageFile"
  | "ImageSource"
  | "ClientTrial"
  | "Person"
  | "Rating"
  | "ProblemReport"
  | "Vo";

/** Of tables whose rows are about exactly one row of another. */
const KEYS: Partial<Record<Lockable, string>> = {
  VoImageList: "voId",
  ImageSource: "imageId",
  ClientTrial: "providerId",
};

/**
 * Waits until no other transaction works on this row, and keeps others waiting until this one ends.
 *
 * @returns false when there is no such row
 */
export async function lockRow(tx: Transaction, table: Lockable, id: string): Promise<boolean> {
  const key = KEYS[table] ?? "id";
  const rows = await tx.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${key}"`)} = ${id}::uuid FOR UPDATE`,
  );
  return rows.length > 0;
}

/**
 * As {@link lockRow}, for what has no row yet or is about many rows.
 *
 * @param name what it is and which, e.g. `Vo biomed`
 */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
