/** Pictures of appliances. */
import { getDatabase } from "#lib/platform/db/database.ts";

/** Both sizes, as WebP; null when there is none. */
export async function findLogo(sha256: string) {
  return getDatabase().logo.findUnique({ where: { sha256 }, select: { small: true, large: true } });
}
