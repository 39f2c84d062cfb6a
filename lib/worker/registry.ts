/** Every job there is, and what does it. A noun that gets a job adds it here. */
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
import { bindJob } from "#lib/platform/jobs/define-job.ts";
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
import { requireRightClock } from "./right-clock.ts";
import { getWorkerSigner } from "./worker-signer.ts";

export const allJobs = [
  bindJob(raiseAlarmsJob, async () => {
    const { raiseAlarms } = await import("#lib/administration/raise-alarms.ts");
    return () => raiseAlarms();
  }),
  bindJob(refreshCatalogueJob, async () => {
    const { refreshCatalogue } = await import("#lib/catalogue/refresh-catalogue.ts");
    return () => refreshCatalogue();
  }),
  bindJob(rebuildCatalogueJob, async () => {
    const { rebuildCatalogue } = await import("#lib/catalogue/rebuild-catalogue.ts");
    return () => rebuildCatalogue();
  }),
  bindJob(runIntegrityCheckJob, async () => {
    const { runIntegrityCheck } = await import("#lib/integrity-check/run-integrity-check.ts");
    return ({ checkId }, signal) => runIntegrityCheck(checkId, { signal });
  }),
  bindJob(sweepIntegrityChecksJob, async () => {
    const { sweepIntegrityChecks } = await import("#lib/integrity-check/sweep-integrity-checks.ts");
    return () => sweepIntegrityChecks();
  }),
  bindJob(sweepImageReportsJob, async () => {
    const { sweepImageReports } = await import("#lib/image-report/sweep-image-reports.ts");
    return () => sweepImageReports();
  }),
  bindJob(runDeliveryJob, async () => {
    const { runDelivery } = await import("#lib/continuous-delivery/run-delivery.ts");
    return ({ deliveryId }, signal) => runDelivery(deliveryId, signal);
  }),
  bindJob(prepareEditionsJob, async () => {
    const { prepareEditions } = await import("#lib/client-trial/prepare-editions.ts");
    return async ({ providerId }) => prepareEditions(providerId, await getWorkerSigner());
  }),
  bindJob(sweepTrialsJob, async () => {
    const { sweepTrials } = await import("#lib/client-trial/sweep-trials.ts");
    return () => sweepTrials();
  }),
  bindJob(sweepDeliveriesJob, async () => {
    const { sweepDeliveries } = await import("#lib/continuous-delivery/sweep-deliveries.ts");
    return () => sweepDeliveries();
  }),
  bindJob(hashImageFileJob, async () => {
    const { hashImageFile } = await import("#lib/image-file/hash-image-file.ts");
    return ({ fileId }, signal) => hashImageFile(fileId, signal);
  }),
  bindJob(sweepImageFilesJob, async () => {
    const { sweepImageFiles } = await import("#lib/image-file/sweep-image-files.ts");
    return () => sweepImageFiles();
  }),
  bindJob(lookAtSourcesJob, async () => {
    const { lookAtSources } = await import("#lib/image-source/look-at-sources.ts");
    return ({ host }, signal) => lookAtSources(host, { signal });
  }),
  bindJob(sweepImageSourcesJob, async () => {
    const { sweepImageSources } = await import("#lib/image-source/sweep-image-sources.ts");
    return () => sweepImageSources();
  }),
  bindJob(sendMailJob, async () => {
    const { sendMail } = await import("#lib/mail/send-mail.ts");
    return ({ mailId }) => sendMail(mailId);
  }),
  bindJob(sweepOutboxJob, async () => {
    const { sweepOutbox } = await import("#lib/mail/sweep-outbox.ts");
    return () => sweepOutbox();
  }),
  bindJob(sendDigestsJob, async () => {
    const { sendDigests } = await import("#lib/list-subscription/send-digests.ts");
    return () => sendDigests();
  }),
  bindJob(lookForHitsJob, async () => {
    const { lookForHits } = await import("#lib/saved-search/look-for-hits.ts");
    return () => lookForHits();
  }),
  bindJob(sendSearchDigestsJob, async () => {
    const { sendSearchDigests } = await import("#lib/saved-search/send-search-digests.ts");
    return () => sendSearchDigests();
  }),
  bindJob(sendFollowDigestsJob, async () => {
    const { sendFollowDigests } = await import("#lib/appliance-follow/send-follow-digests.ts");
    return () => sendFollowDigests();
  }),
  bindJob(tellOfExpiredJob, async () => {
    const { tellOfExpired } = await import("#lib/appliance-follow/tell-of-expired.ts");
    return () => tellOfExpired();
  }),
  bindJob(tellOfApplianceJob, async () => {
    const { tellOfAppliance } = await import("#lib/appliance-follow/tell-of-appliance.ts");
    return ({ at, ...happened }) => tellOfAppliance({ ...happened, at: new Date(at) });
  }),
  bindJob(signApplianceListJob, async () => {
    const { signApplianceList } = await import("#lib/virtual-appliance/sign-appliance-list.ts");
    return async ({ versionId }) => signApplianceList(versionId, await prepareSigner());
  }),
  bindJob(followVersionJob, async () => {
    const { followVersion } = await import("#lib/vo-image-list/follow-version.ts");
    return ({ versionId }) => followVersion(versionId);
  }),
  bindJob(followPublicationJob, async () => {
    const { followPublication } = await import("#lib/vo-image-list/follow-publication.ts");
    return ({ versionId }) => followPublication(versionId);
  }),
  bindJob(integrityCheckEndedJob, async () => {
    const { settleAfterCheck } = await import("#lib/virtual-appliance/settle-publication.ts");
    return ({ imageId }) => settleAfterCheck(imageId);
  }),
  bindJob(settlePublicationJob, async () => {
    const { settlePublication } = await import("#lib/virtual-appliance/settle-publication.ts");
    return ({ versionId }) => settlePublication(versionId);
  }),
  bindJob(sweepPublicationsJob, async () => {
    const { sweepPublications } = await import("#lib/virtual-appliance/sweep-publications.ts");
    return () => sweepPublications();
  }),
  bindJob(sendExpiryNoticesJob, async () => {
    const { sendExpiryNotices } = await import("#lib/virtual-appliance/send-expiry-notices.ts");
    return () => sendExpiryNotices();
  }),
  bindJob(signRevisionJob, async () => {
    const { signRevision } = await import("#lib/vo-image-list/sign-revision.ts");
    return async ({ revisionId }) => signRevision(revisionId, await prepareSigner());
  }),
  bindJob(tellOfRevisionJob, async () => {
    const { tellOfRevision } = await import("#lib/vo-image-list/tell-of-revision.ts");
    return ({ revisionId }) => tellOfRevision(revisionId);
  }),
  bindJob(renewSigningsJob, async () => {
    const { renewSignings } = await import("#lib/vo-image-list/renew-signings.ts");
    return () => renewSignings();
  }),
];

async function prepareSigner() {
  await requireRightClock(new Date());
  return getWorkerSigner();
}
