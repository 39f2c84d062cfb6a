/** Contextualization scripts, apart from the other facts of images: they may be long, and few who see an image read them. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canMaintain } from "./policy.ts";

/**
 * The script of an image for everybody: of its newest published version that is not hidden and has one.
 *
 * @param number narrows to one exact state of the image
 */
export async function findScript(identifier: string, number: number | null): Promise<string | null> {
  const image = await getDatabase().image.findFirst({
    where: {
      ...{ identifier, scriptText: { not: null } },
      ...(number === null ? {} : { number }),
      version: { state: { not: "working" }, hiddenAt: null },
    },
    orderBy: { number: "desc" },
    select: { scriptText: true },
  });
  return image?.scriptText ?? null;
}

/** The script of an image of the working version, for those who edit it. */
export async function getWorkingScript(
  actor: Actor,
  slug: string,
  identifier: string,
): Promise<string | null> {
  const image = await getDatabase().image.findFirst({
    where: { identifier, version: { state: "working", appliance: { slug } } },
    select: {
      scriptText: true,
      version: {
        select: {
          appliance: { select: { id: true, ownerId: true, maintainers: { select: { personId: true } } } },
        },
      },
    },
  });
  return image && canMaintain(actor, image.version.appliance) ? image.scriptText : null;
}
