import "server-only";
import { unstable_rethrow } from "next/navigation";
import { getCurrentActor } from "#app/_transport/current-actor.ts";

/** Who is signed in; null for nobody, and while the database is away: the frame of the page stands without it. */
export async function readPersonId(): Promise<string | null> {
  try {
    const actor = await getCurrentActor();
    return actor.kind === "person" ? actor.personId : null;
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
