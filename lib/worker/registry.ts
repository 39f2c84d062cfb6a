/** Every job there is. A noun that gets a job adds it here. */
import { runIntegrityCheckJob, sweepIntegrityChecksJob } from "#lib/integrity-check/jobs.ts";
import type { JobDefinition } from "#lib/platform/jobs/define-job.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { renewSigningsJob, signRevisionJob } from "#lib/vo-image-list/jobs.ts";

export const allJobs = [
  runIntegrityCheckJob,
  sweepIntegrityChecksJob,
  signApplianceListJob,
  signRevisionJob,
  renewSigningsJob,
] as unknown as readonly JobDefinition<never>[];
