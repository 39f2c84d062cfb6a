/** Who may look into the job queue and change it. Pure: the use cases decide by it, and the pages hide what it refuses. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** Seeing queues and failures, retrying and removing jobs. */
export function canManageJobs(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** The sentence for those who may not. */
export const JOB_MANAGERS_ONLY = "Only administrators retry and remove jobs.";
