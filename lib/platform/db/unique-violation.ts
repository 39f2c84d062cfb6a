/** The only place that knows how Prisma 7 on node-postgres reports a broken unique constraint (P2002). */
import { Prisma } from "./generated/client.ts";

/**
 * Did this statement fail because such a row exists already?
 *
 * @param about part of the constraint's or column's name, when only one of several shall count
 */
export function isUniqueViolation(error: unknown, about?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return false;
  return about === undefined || JSON.stringify(error.meta ?? {}).includes(about);
}
