/** Every job that this release has, for the pages that tell what jobs are for. lib/worker/registry.ts binds the same ones. */
import { raiseAlarmsJob } from "#lib/administration/jobs.ts";
import { sendFollowDigestsJob, tellOfExpiredJob } from "#lib/appliance-follow/jobs.ts";
import { rebuildCatalogueJob, refreshCatalogueJob } from "#lib/catalogue/jobs.ts";
import { prepareEditionsJob, sweepTrialsJob } from "#lib/client-trial/jobs.ts";
import { runDeliveryJob, sweepDeliveriesJob } from "#lib/continuous-delivery/jobs.ts";
import { hashImageFileJob, sweepImageFilesJob } from "#lib/image-file/jobs.ts";
import { sweepImageReportsJob } from "#lib/image-report/jobs.ts";
import { lookAtSourcesJob, sweepImageSourcesJob } from "#lib/image-source/jobs.ts";
import {
  integrityCheckEndedJob,
  runIntegrityCheckJob,
  sweepIntegrityChecksJob,
} from "#lib/integrity-check/jobs.ts";
import { sendDigestsJob } from "#lib/list-subscription/jobs.ts";
import { sendMailJob, sweepOutboxJob } from "#lib/mail/jobs.ts";
import { lookForHitsJob, sendSearchDigestsJob } from "#lib/saved-search/jobs.ts";
import {
  followPublicationJob,
  followVersionJob,
  sendExpiryNoticesJob,
  settlePublicationJob,
  signApplianceListJob,
  sweepPublicationsJob,
  tellOfApplianceJob,
} from "#lib/virtual-appliance/jobs.ts";
import { renewSigningsJob, signRevisionJob, tellOfRevisionJob } from "#lib/vo-image-list/jobs.ts";

type KnownJob = { name: string; purpose: string };

export const knownJobs: readonly KnownJob[] = [
  raiseAlarmsJob,
  runIntegrityCheckJob,
  sweepIntegrityChecksJob,
  sweepImageReportsJob,
  runDeliveryJob,
  sweepDeliveriesJob,
  hashImageFileJob,
  sweepImageFilesJob,
  lookAtSourcesJob,
  sweepImageSourcesJob,
  sendMailJob,
  sweepOutboxJob,
  sendDigestsJob,
  refreshCatalogueJob,
  rebuildCatalogueJob,
  sendFollowDigestsJob,
  lookForHitsJob,
  sendSearchDigestsJob,
  tellOfExpiredJob,
  tellOfApplianceJob,
  signApplianceListJob,
  followPublicationJob,
  followVersionJob,
  integrityCheckEndedJob,
  settlePublicationJob,
  sweepPublicationsJob,
  sendExpiryNoticesJob,
  prepareEditionsJob,
  sweepTrialsJob,
  signRevisionJob,
  tellOfRevisionJob,
  renewSigningsJob,
];
