/** The table of rights, tried out: every cell, on the real use cases and queries, in a scene of its own. */

import { expect, test } from "vitest";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { getProviderTokens } from "#lib/access-token/queries.ts";
import { revokeAccessToken } from "#lib/access-token/revoke-access-token.ts";
import { editFollowWish } from "#lib/appliance-follow/edit-follow-wish.ts";
import { endFollowMail } from "#lib/appliance-follow/end-follow-mail.ts";
import { followAppliance } from "#lib/appliance-follow/follow-appliance.ts";
import { unfollowAppliance } from "#lib/appliance-follow/unfollow-appliance.ts";
import { exportAuditTrail } from "#lib/audit/export-audit-trail.ts";
import { searchAuditEvents } from "#lib/audit/queries.ts";
import { chooseEdition } from "#lib/client-trial/choose-edition.ts";
import { clearRequests } from "#lib/client-trial/clear-requests.ts";
import { getClientTrial } from "#lib/client-trial/queries.ts";
import { renewAddress } from "#lib/client-trial/renew-address.ts";
import { checkDeliveryNow } from "#lib/continuous-delivery/check-delivery-now.ts";
import { pauseDelivery } from "#lib/continuous-delivery/pause-delivery.ts";
import { pushDelivery } from "#lib/continuous-delivery/push-delivery.ts";
import { getDelivery, getDeliveryPage } from "#lib/continuous-delivery/queries.ts";
import { removeDelivery } from "#lib/continuous-delivery/remove-delivery.ts";
import { resumeDelivery } from "#lib/continuous-delivery/resume-delivery.ts";
import { setUpDelivery } from "#lib/continuous-delivery/set-up-delivery.ts";
import { changeFavourites } from "#lib/favourite/change-favourites.ts";
import { getAdministeredPerson } from "#lib/identity/administration-queries.ts";
import { blockPerson } from "#lib/identity/block-person.ts";
import { completeProfile } from "#lib/identity/complete-profile.ts";
import { editProfile } from "#lib/identity/edit-profile.ts";
import { endOtherSessions } from "#lib/identity/end-other-sessions.ts";
import { endSession } from "#lib/identity/end-session.ts";
import { grantPlatformRole } from "#lib/identity/grant-platform-role.ts";
import { grantVoRole } from "#lib/identity/grant-vo-role.ts";
import { mapGroup } from "#lib/identity/map-group.ts";
import { revokePlatformRole } from "#lib/identity/revoke-platform-role.ts";
import { revokeVoRole } from "#lib/identity/revoke-vo-role.ts";
import { searchPeople } from "#lib/identity/search-people.ts";
import { startLinking } from "#lib/identity/start-linking.ts";
import { unblockPerson } from "#lib/identity/unblock-person.ts";
import { unlinkIdentity } from "#lib/identity/unlink-identity.ts";
import { unmapGroup } from "#lib/identity/unmap-group.ts";
import { beginUpload } from "#lib/image-file/begin-upload.ts";
import { completeUpload } from "#lib/image-file/complete-upload.ts";
import { openUpload } from "#lib/image-file/open-upload.ts";
import { getUploadsPage } from "#lib/image-file/queries.ts";
import { removeImageFile } from "#lib/image-file/remove-image-file.ts";
import { recheckImageFile } from "#lib/image-source/recheck-image-file.ts";
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { listQueues } from "#lib/job-queue/queries.ts";
import { removeJob } from "#lib/job-queue/remove-job.ts";
import { retryJob } from "#lib/job-queue/retry-job.ts";
import { getFleet, getProviderFetches } from "#lib/list-fetch/queries.ts";
import { answerListRequest } from "#lib/list-request/answer-list-request.ts";
import { getApplianceRequests, listOpenRequests } from "#lib/list-request/queries.ts";
import { sendListRequest } from "#lib/list-request/send-list-request.ts";
import { withdrawListRequest } from "#lib/list-request/withdraw-list-request.ts";
import { followList } from "#lib/list-subscription/follow-list.ts";
import { unfollowList, unsubscribe } from "#lib/list-subscription/unfollow-list.ts";
import { listOutbox } from "#lib/mail/queries.ts";
import { markRead } from "#lib/notification/mark-read.ts";
import { type Actor, personIdOf, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { getApplianceProblems, listProblems } from "#lib/problem-report/queries.ts";
import { reportProblem } from "#lib/problem-report/report-problem.ts";
import { settleProblem } from "#lib/problem-report/settle-problem.ts";
import { addOperator } from "#lib/provider/add-operator.ts";
import { editProvider } from "#lib/provider/edit-provider.ts";
import { getProviderHistory } from "#lib/provider/history-queries.ts";
import { getProviderPage } from "#lib/provider/queries.ts";
import { registerProvider } from "#lib/provider/register-provider.ts";
import { removeOperator } from "#lib/provider/remove-operator.ts";
import { answerRating } from "#lib/rating/answer-rating.ts";
import { moderateRating } from "#lib/rating/moderate-rating.ts";
import { listModeratedRatings } from "#lib/rating/queries.ts";
import { rateAppliance } from "#lib/rating/rate-appliance.ts";
import { reportRating } from "#lib/rating/report-rating.ts";
import { withdrawRating } from "#lib/rating/withdraw-rating.ts";
import { getRevocationScope } from "#lib/revocation/queries.ts";
import { reinstateVersion } from "#lib/revocation/reinstate-version.ts";
import { revokeVersion } from "#lib/revocation/revoke-version.ts";
import { deleteSavedSearch, endSavedSearch } from "#lib/saved-search/delete-saved-search.ts";
import { editSavedSearch } from "#lib/saved-search/edit-saved-search.ts";
import { saveSearch } from "#lib/saved-search/save-search.ts";
import { entryForm, imageForm } from "#lib/testing/appliance-scene.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  createTestVo,
} from "#lib/testing/factories.ts";
import { createRightsScene, type RightsScene } from "#lib/testing/rights-scene.ts";
import { acceptInvitation } from "#lib/virtual-appliance/accept-invitation.ts";
import { answerJoinRequest } from "#lib/virtual-appliance/answer-join-request.ts";
import { archiveAppliance } from "#lib/virtual-appliance/archive-appliance.ts";
import { askToJoin } from "#lib/virtual-appliance/ask-to-join.ts";
import { callOffPublication } from "#lib/virtual-appliance/call-off-publication.ts";
import { cancelIntegrityCheck } from "#lib/virtual-appliance/cancel-integrity-check.ts";
import { getVersionComparison } from "#lib/virtual-appliance/comparison-queries.ts";
import { createCalendarFeed } from "#lib/virtual-appliance/create-calendar-feed.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { declineInvitation } from "#lib/virtual-appliance/decline-invitation.ts";
import { deleteAppliance } from "#lib/virtual-appliance/delete-appliance.ts";
import { discardWorkingVersion } from "#lib/virtual-appliance/discard-working-version.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { editWorkingVersion } from "#lib/virtual-appliance/edit-working-version.ts";
import { getEndOfAppliance } from "#lib/virtual-appliance/ending-queries.ts";
import { extendVersion } from "#lib/virtual-appliance/extend-version.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { getApplianceHistory, getRestorePreview } from "#lib/virtual-appliance/history-queries.ts";
import { invitePerson } from "#lib/virtual-appliance/invite-person.ts";
import { leaveAppliance } from "#lib/virtual-appliance/leave-appliance.ts";
import { lookIntoFile } from "#lib/virtual-appliance/look-into-file.ts";
import { getAppliancePeople } from "#lib/virtual-appliance/people-queries.ts";
import { publishVersion } from "#lib/virtual-appliance/publish-version.ts";
import {
  findImagePage,
  getApplianceForEdit,
  getAppliancePage,
  getImageForEdit,
  getIntegrityCheck,
  getVersionPage,
  getWorkingVersionPage,
} from "#lib/virtual-appliance/queries.ts";
import { readPublications } from "#lib/virtual-appliance/read-publication.ts";
import { registerAppliance } from "#lib/virtual-appliance/register-appliance.ts";
import { removeCalendarFeed } from "#lib/virtual-appliance/remove-calendar-feed.ts";
import { removeImage } from "#lib/virtual-appliance/remove-image.ts";
import { removeMaintainer } from "#lib/virtual-appliance/remove-maintainer.ts";
import { requestIntegrityCheck } from "#lib/virtual-appliance/request-integrity-check.ts";
import { restoreEntry } from "#lib/virtual-appliance/restore-entry.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { saveLogo } from "#lib/virtual-appliance/save-logo.ts";
import { findScript, getWorkingScript } from "#lib/virtual-appliance/script-queries.ts";
import { showVersion } from "#lib/virtual-appliance/show-version.ts";
import { unarchiveAppliance } from "#lib/virtual-appliance/unarchive-appliance.ts";
import { verifyAndPublish } from "#lib/virtual-appliance/verify-and-publish.ts";
import { withdrawInvitation } from "#lib/virtual-appliance/withdraw-invitation.ts";
import { withdrawJoinRequest } from "#lib/virtual-appliance/withdraw-join-request.ts";
import { editVo } from "#lib/vo/edit-vo.ts";
import { getVoHistory } from "#lib/vo/history-queries.ts";
import { getVo } from "#lib/vo/queries.ts";
import { registerVo } from "#lib/vo/register-vo.ts";
import { getListAccessPage } from "#lib/vo-image-list/access-queries.ts";
import { approveProposal, declineProposal } from "#lib/vo-image-list/answer-proposal.ts";
import { addToDraft, removeFromDraft, updateOutdatedInDraft } from "#lib/vo-image-list/change-draft.ts";
import { getImageChoice } from "#lib/vo-image-list/choice-queries.ts";
import { chooseImages } from "#lib/vo-image-list/choose-images.ts";
import { closeList } from "#lib/vo-image-list/close-list.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { editListSettings } from "#lib/vo-image-list/edit-list-settings.ts";
import { fetchRendering } from "#lib/vo-image-list/fetch-rendering.ts";
import { openList } from "#lib/vo-image-list/open-list.ts";
import { canFetchList } from "#lib/vo-image-list/policy.ts";
import { proposePublication } from "#lib/vo-image-list/propose-publication.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { getImageListPage } from "#lib/vo-image-list/queries.ts";
import { restoreRevision } from "#lib/vo-image-list/restore-revision.ts";
import { revertDraft } from "#lib/vo-image-list/revert-draft.ts";
import { getRestorationPreview } from "#lib/vo-image-list/revision-queries.ts";
import { setFollowMode } from "#lib/vo-image-list/set-follow-mode.ts";
import { setNote } from "#lib/vo-image-list/set-note.ts";
import { getListSettings } from "#lib/vo-image-list/settings-queries.ts";
import { undoDraftChange } from "#lib/vo-image-list/undo-draft-change.ts";
import { getVoRemoval } from "#lib/vo-removal/queries.ts";
import { removeVo } from "#lib/vo-removal/remove-vo.ts";
import { restoreVo } from "#lib/vo-removal/restore-vo.ts";
import { addTerm } from "#lib/vocabulary/add-term.ts";
import { editTerm } from "#lib/vocabulary/edit-term.ts";
import { moveTerm } from "#lib/vocabulary/move-term.ts";
import { removeTerm } from "#lib/vocabulary/remove-term.ts";
import { restoreTerm } from "#lib/vocabulary/restore-term.ts";
import { retireTerm } from "#lib/vocabulary/retire-term.ts";
import { type Outcome, RIGHTS, ROLES, type RoleName } from "./rights-table.ts";

const database = getDatabase();
const VERSION = { version: "3.1", notes: "New.", expiresInMonths: 6 };
const PROFILE = { name: "Ann Other", affiliation: null, email: "ann@example.org", orcid: null };
const removalOf = (vo: string) => ({ vo, reason: "Closed down.", endsAt: null, confirmation: vo });
const VO_FIELDS = {
  title: "Other",
  description: "",
  discipline: null,
  homepageUrl: null,
  enrolmentUrl: null,
  contactEmail: null,
};
const LIST_SETTINGS = {
  ...{ visibility: "token" as const, closingIsMeant: false, followDefault: "prepare" as const },
  ...{ validityDays: 28, needsApproval: true, noticeRoles: ["manager" as const], noticeAddresses: [] },
};
const MESSAGE = { kind: "message" as const, subject: "A new kernel", message: "Look at it, please." };
const PROVIDER_FIELDS = { country: "NL", websiteUrl: null, contactEmail: null, endpoints: [] };
const TERM = { kind: "category" as const, description: null, url: null, parentId: null };
const PUSHED = {
  ...{ url: "https://images.example.org/pushed.qcow2", notes: "", format: "qcow2", arch: "x86_64" },
  hypervisor: "KVM",
  os: { family: "Linux", name: "Debian", version: "13" },
};
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>';
let counter = 0;
const fresh = (what: string) => `${what} ${++counter}`;

type Attempt = (actor: Actor, scene: RightsScene) => Promise<unknown>;

/** An attempt that needs something to be there first, which is made once a scene. */
function after<Prepared>(
  prepare: (scene: RightsScene) => Promise<Prepared>,
  attempt: (actor: Actor, prepared: Prepared, scene: RightsScene) => Promise<unknown>,
): Attempt {
  const done = new WeakMap<RightsScene, Promise<Prepared>>();
  return async (actor, scene) => {
    const prepared = done.get(scene) ?? prepare(scene);
    done.set(scene, prepared);
    return attempt(actor, await prepared, scene);
  };
}

const ACTIONS: Record<string, Attempt> = {
  "register an appliance": (actor) => registerAppliance(actor, entryForm(fresh("Registered"))),
  "look a publication up": (actor) =>
    readPublications(actor, { text: "@misc{a, title={A title}, year=2020}" }),
  "see a published version": async (actor, { appliance: { slug, latest } }) =>
    seeAlike(
      await getVersionPage(actor, slug, "2.0", new Date()),
      await findImagePage(actor, latest.images[0]?.identifier ?? "", null),
      (await getAppliancePage(actor, slug, new Date()))?.latest,
      await compared(actor, slug, "2.0"),
      await findScript(latest.images[0]?.identifier ?? "", null),
    ),
  "see a hidden version": async (actor, { appliance: { slug, hidden } }) =>
    seeAlike(
      await getVersionPage(actor, slug, "1.0", new Date()),
      await findImagePage(actor, hidden.images[0]?.identifier ?? "", null),
      (await getAppliancePage(actor, slug, new Date()))?.previous[0],
      await compared(actor, slug, "1.0"),
    ),
  "see the working version": async (actor, { appliance: { slug, image } }) =>
    seeAlike(
      await getWorkingVersionPage(actor, slug, new Date()),
      await getVersionPage(actor, slug, "3.0", new Date()),
      (await getAppliancePage(actor, slug, new Date()))?.working,
      await getApplianceForEdit(actor, slug),
      (await getImageForEdit(actor, slug, image.identifier, new Date()))?.image,
      await compared(actor, slug, "3.0"),
      await getWorkingScript(actor, slug, image.identifier),
    ),
  "see an integrity check": after(queueCheck, async (actor, checkId) =>
    see(await getIntegrityCheck(actor, checkId)),
  ),
  "edit the entry": (actor, { appliance: { slug } }) =>
    editAppliance(actor, { slug, ...entryForm(fresh("Renamed")) }),
  "change the logo of an appliance": (actor, { appliance: { slug } }) =>
    saveLogo(actor, { slug, picture: new TextEncoder().encode(PICTURE) }),
  "create a working version": after(
    ({ appliance: { working } }) => database.applianceVersion.delete({ where: { id: working.id } }),
    (actor, _discarded, { appliance: { slug } }) => createWorkingVersion(actor, { slug, ...VERSION }),
  ),
  "edit the working version": (actor, { appliance: { slug } }) =>
    editWorkingVersion(actor, { slug, ...VERSION }),
  "add an image": (actor, { appliance: { slug } }) => saveImage(actor, imageForm(slug)),
  "edit an image": (actor, { appliance: { slug, image } }) =>
    saveImage(actor, { ...imageForm(slug), identifier: image.identifier }),
  "see what the file of an image tells": (actor, { appliance: { slug } }) =>
    lookIntoFile(actor, { slug, url: "http://10.0.0.1/image.qcow2" }).catch((error) => {
      // Who may ask is told that nobody can reach it.
      if (!(error instanceof AppError) || error.reason !== "file_not_had") throw error;
    }),
  "see what was uploaded": async (actor, { appliance: { slug } }) => see(await getUploadsPage(actor, slug)),
  "upload a file": (actor, { appliance: { slug } }) =>
    beginUpload(actor, { slug, fileName: "disk.qcow2", sizeBytes: 10n }),
  "write to an upload": after(uploadSomething, (actor, { fileId }) => openUpload(actor, { fileId })),
  "finish an upload": after(uploadSomething, (actor, { fileId }) =>
    completeUpload(actor, { fileId, sha512: null }),
  ),
  "remove an uploaded file": after(uploadSomething, (actor, { fileId }) =>
    removeImageFile(actor, { fileId }),
  ),
  "see continuous delivery": after(pushSomething, async (actor, version, { appliance: { slug } }) =>
    seeAlike(await getDeliveryPage(actor, slug), await getDelivery(actor, slug, version)),
  ),
  "set continuous delivery up": (actor, { appliance: { slug } }) =>
    setUpDelivery(actor, { slug, url: "https://example.org/delivery.yaml" }),
  "check for a delivery now": after(pausedDelivery, (actor, _made, { appliance: { slug } }) =>
    checkDeliveryNow(actor, { slug }),
  ),
  "pause continuous delivery": after(pausedDelivery, async (actor, _made, { appliance: { id, slug } }) => {
    await database.deliverySource.update({ where: { applianceId: id }, data: { pausedAt: null } });
    await pauseDelivery(actor, { slug });
  }),
  "resume continuous delivery": after(pausedDelivery, (actor, _made, { appliance: { slug } }) =>
    resumeDelivery(actor, { slug }),
  ),
  "end continuous delivery": after(pausedDelivery, (actor, _made, { appliance: { slug } }) =>
    removeDelivery(actor, { slug }),
  ),
  "deliver a version by a program": (actor, { appliance: { slug } }) =>
    pushDelivery(actor, { slug, version: "8.0", ...PUSHED }),
  "remove an image": (actor, { appliance: { slug, image } }) =>
    removeImage(actor, { slug, identifier: image.identifier }),
  "request an integrity check": (actor, { appliance: { slug, image } }) =>
    requestIntegrityCheck(actor, { slug, identifier: image.identifier }),
  "cancel an integrity check": after(queueCheck, (actor, checkId) =>
    cancelIntegrityCheck(actor, { checkId }),
  ),
  "check a published file again": (actor, { appliance: { slug, latest } }) =>
    recheckImageFile(actor, { slug, version: "2.0", identifier: latest.images[0]?.identifier ?? "" }),
  "publish the working version": (actor, { appliance: { slug } }) => publishVersion(actor, { slug }),
  "check and publish in one go": (actor, { appliance: { slug } }) => verifyAndPublish(actor, { slug }),
  "call a publication off": after(
    ({ appliance: { working, owner } }) =>
      database.publicationRequest.create({
        data: { versionId: working.id, requestedById: owner.personId, requestedAt: new Date() },
      }),
    (actor, _request, { appliance: { slug } }) => callOffPublication(actor, { slug }),
  ),
  "extend a published version": (actor, { appliance: { slug, latest } }) =>
    extendVersion(actor, { slug, version: latest.version, months: 12 }),
  "hide a published version": (actor, { appliance: { slug, latest } }) =>
    hideVersion(actor, { slug, version: latest.version }),
  "show a hidden version again": (actor, { appliance: { slug, hidden } }) =>
    showVersion(actor, { slug, version: hidden.version }),
  "revoke a published version": (actor, { appliance: { slug, latest } }) =>
    revokeVersion(actor, { slug, version: latest.version, reason: "It holds a known hole." }),
  "reinstate a revoked version": after(
    async ({ appliance: { slug, latest } }) => {
      await revokeVersion(await createPerson({ platformRoles: ["security_officer"] }), {
        ...{ slug, version: latest.version, reason: "It holds a known hole." },
      });
    },
    (actor, _revoked, { appliance: { slug, latest } }) =>
      reinstateVersion(actor, { slug, version: latest.version, reason: "A false alarm." }),
  ),
  "see whom a revocation would concern": async (actor, { appliance: { slug, latest } }) =>
    see(await getRevocationScope(actor, slug, latest.version)),
  "discard the working version": (actor, { appliance: { slug } }) => discardWorkingVersion(actor, { slug }),
  "see how an appliance can end": async (actor, { appliance: { slug } }) =>
    see(await getEndOfAppliance(actor, slug)),
  "archive an appliance": (actor, { appliance: { slug } }) => archiveAppliance(actor, { slug, note: null }),
  "bring an archived appliance back": after(archiveSomething, (actor, { slug }) =>
    unarchiveAppliance(actor, { slug }),
  ),
  "delete what was never published": after(registerSomething, (actor, { slug, name }) =>
    deleteAppliance(actor, { slug, confirmation: name }),
  ),
  "delete an archived appliance": after(archiveSomething, (actor, { slug, name }) =>
    deleteAppliance(actor, { slug, confirmation: name }),
  ),
  "see what restoring the entry would change": after(editSomething, async (actor, { eventId }, scene) =>
    see(await getRestorePreview(actor, scene.appliance.slug, { eventId, what: "edit" })),
  ),
  "restore an earlier state of the entry": after(editSomething, (actor, { eventId }, scene) =>
    restoreEntry(actor, { slug: scene.appliance.slug, eventId, what: "edit", seen: eventId }),
  ),
  "see the history of an appliance": async (actor, { appliance: { slug } }) =>
    see(await getApplianceHistory(actor, slug, null)),

  "see who works on an appliance, and who may": async (actor, { appliance: { slug } }) =>
    see(await getAppliancePeople(actor, slug, new Date())),
  "invite a maintainer": (actor, { appliance: { slug }, somebody: { personId } }) =>
    invitePerson(actor, { slug, personId, role: "maintainer", message: null }),
  "offer the ownership": (actor, { appliance: { slug }, somebody: { personId } }) =>
    invitePerson(actor, { slug, personId, role: "owner", message: null }),
  "accept an invitation of somebody else": after(inviteSomebody, (actor, invitationId) =>
    acceptInvitation(actor, { invitationId }),
  ),
  "decline an invitation of somebody else": after(inviteSomebody, (actor, invitationId) =>
    declineInvitation(actor, { invitationId }),
  ),
  "withdraw an invitation": after(inviteSomebody, (actor, invitationId) =>
    withdrawInvitation(actor, { invitationId }),
  ),
  "remove a maintainer": (actor, { appliance: { slug, maintainer } }) =>
    removeMaintainer(actor, { slug, personId: maintainer.personId }),
  "leave an appliance": (actor, { appliance: { slug } }) => leaveAppliance(actor, { slug }),
  "ask to join": (actor, { appliance: { slug } }) =>
    askToJoin(actor, { slug, message: "I should like to help." }),
  "withdraw somebody else's request to join": after(letSomebodyAsk, (actor, requestId) =>
    withdrawJoinRequest(actor, { requestId }),
  ),
  "answer a request to join": after(letSomebodyAsk, (actor, requestId) =>
    answerJoinRequest(actor, { requestId, answer: "accept", text: null }),
  ),

  "rate an appliance": (actor, { appliance: { slug } }) =>
    rateAppliance(actor, { slug, stars: 4, comment: "It works." }),
  "withdraw one's rating": async (actor, { appliance }) => {
    if (actor.kind === "person") await rateAs(actor.personId, appliance);
    await withdrawRating(actor, { slug: appliance.slug });
  },
  "answer a comment": after(rateSomehow, (actor, ratingId) =>
    answerRating(actor, { ratingId, answer: "Yes." }),
  ),
  "report a comment": after(rateSomehow, (actor, ratingId) =>
    reportRating(actor, { ratingId, reason: "No." }),
  ),
  "see which comments were reported": async (actor) =>
    see(await listModeratedRatings(actor, { show: "waiting", page: 1 })),
  "hide or keep a comment": after(rateSomehow, (actor, ratingId) =>
    moderateRating(actor, { ratingId, decision: "hide", reason: "Rude." }),
  ),

  "report a problem": (actor, { appliance: { slug } }) =>
    reportProblem(actor, { slug, reason: "typo", comment: null, email: null }),
  "see what is reported about an appliance": async (actor, { appliance: { slug } }) =>
    see(await getApplianceProblems(actor, slug)),
  "mark a problem as resolved": after(reportTypo, (actor, problemId) =>
    settleProblem(actor, { problemId, outcome: "resolved", note: "Mended." }),
  ),
  "dismiss a report": after(reportTypo, (actor, problemId) =>
    settleProblem(actor, { problemId, outcome: "dismissed", note: "It is right." }),
  ),
  "resolve a violation of copyright": after(reportCopyright, (actor, problemId) =>
    settleProblem(actor, { problemId, outcome: "resolved", note: "It is gone." }),
  ),
  "see what is reported about all appliances": async (actor) =>
    see(await listProblems(actor, { state: "open", page: 1 })),

  "see a VO and what its list holds": async (actor, { vo }) =>
    seeAlike(await getVo(vo.name), await getImageListPage(actor, vo.name, new Date())),
  "fetch a list that is for tokens only": async (actor, { vo }) =>
    requireThat(canFetchList(actor, { vo, visibility: "token" }), actor, "No."),
  "fetch it in another format": (actor, { vo }) =>
    fetchRendering(
      { vo: vo.name, revision: null, path: "list.json" },
      { authorization: null, signedIn: async () => actor },
      new Date(),
    ),
  "see the draft": async (actor, { vo }) => see(await getDraftPage(actor, vo.name, new Date())),
  "add an appliance to the draft": async (actor, { vo, appliance }) =>
    addToDraft(actor, { vo: vo.name, applianceId: appliance.id }),
  "update all that is outdated in the draft": after(
    ({ drafted }) => createPublishedVersion(drafted.id),
    (actor, _outdated, { vo }) => updateOutdatedInDraft(actor, { vo: vo.name }),
  ),
  "see which images the draft could hold": async (actor, { vo, appliance: { slug } }) =>
    see(await getImageChoice(actor, vo.name, slug, new Date())),
  "choose single images for the draft": after(
    () => createAnother(),
    (actor, { id, images }, { vo }) =>
      chooseImages(actor, {
        vo: vo.name,
        applianceId: id,
        imageIds: images.map((image) => image.id),
        seen: [],
      }),
  ),
  "say how the list follows an appliance": after(
    // Others of the scene take it out of the draft.
    async ({ vo, appliance }) => addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id }),
    async (actor, _added, { vo, appliance }) =>
      setFollowMode(actor, { vo: vo.name, applianceId: appliance.id, mode: "prepare" }),
  ),
  "note something on an appliance of a list": (actor, { vo, appliance: { id } }) =>
    setNote(actor, { vo: vo.name, applianceId: id, text: "Ask first.", seen: null }),
  "remove an appliance from the draft": async (actor, { vo, drafted }) =>
    removeFromDraft(actor, { vo: vo.name, applianceId: drafted.id }),
  "see what restoring a revision would change": async (actor, { vo }) =>
    see(await getRestorationPreview(actor, vo.name, 1, new Date())),
  "bring a revision back as the draft": async (actor, { vo }) =>
    restoreRevision(actor, { vo: vo.name, number: 1, changeCount: await changeCountOf(vo) }),
  "take the last change of the draft back": async (actor, { vo }) => {
    // Publishing, which others of the scene do, leaves nothing to take back.
    await addToDraft(vo.manager, { vo: vo.name, applianceId: (await createAnother()).id });
    await undoDraftChange(actor, { vo: vo.name, changeCount: await changeCountOf(vo) });
  },
  "revert the draft": async (actor, { vo }) =>
    revertDraft(actor, { vo: vo.name, changeCount: await changeCountOf(vo) }),
  "publish the draft": async (actor, { vo }) =>
    publishDraft(actor, { vo: vo.name, comment: "For tests.", changeCount: await changeCountOf(vo) }),
  "propose to publish the draft": after(askForTwo, async (actor, _needsApproval, { vo }) =>
    proposePublication(actor, await publicationOf(vo)),
  ),
  "approve what somebody else proposed": after(proposeSomething, async (actor, _proposed, { vo }) =>
    approveProposal(actor, await publicationOf(vo)),
  ),
  "decline what somebody else proposed": after(proposeSomething, (actor, _proposed, { vo }) =>
    declineProposal(actor, { vo: vo.name, reason: "Not yet." }),
  ),
  "see the settings of a list": async (actor, { vo }) => see(await getListSettings(actor, vo.name)),
  "change the settings of a list": (actor, { vo }) =>
    editListSettings(actor, { vo: vo.name, ...LIST_SETTINGS }),
  "see which providers may fetch the list": async (actor, { vo }) =>
    see(await getListAccessPage(actor, vo.name, new Date())),
  "see which provider has which revision": async (actor, { vo }) => see(await getFleet(actor, vo.name)),
  "open the list to a provider": after(
    ({ vo }) => database.listOpening.deleteMany({ where: { voId: vo.id } }),
    (actor, _closed, { vo, provider }) => openList(actor, { vo: vo.name, providerId: provider.id }),
  ),
  "close the list to a provider": (actor, { vo, provider }) =>
    closeList(actor, { vo: vo.name, providerId: provider.id }),
  "see what VOs were asked for an appliance": async (actor, { appliance: { slug } }) =>
    see(await getApplianceRequests(actor, slug, new Date())),
  "ask VOs something for an appliance": (actor, { vo, appliance: { slug } }) =>
    sendListRequest(actor, { slug, vos: [vo.name], ...MESSAGE }),
  "withdraw what a VO was asked": after(askVo, (actor, requestId) =>
    withdrawListRequest(actor, { requestId }),
  ),
  "see what authors ask": async (actor, { vo }) => see(await listOpenRequests(actor, vo.name)),
  "answer what authors ask": after(askVo, (actor, requestId) =>
    answerListRequest(actor, { requestId, answer: "accept", text: null }),
  ),
  "see the history of a VO": async (actor, { vo }) => see(await getVoHistory(actor, vo.name, null)),
  "edit a VO": (actor, { vo }) => editVo(actor, { vo: vo.name, ...VO_FIELDS }),
  "create a VO": (actor) =>
    registerVo(actor, { name: `new${++counter}.example.org`, visibility: "public", ...VO_FIELDS }),
  "see whom the removal of a VO would concern": async (actor, { vo }) =>
    see(await getVoRemoval(actor, vo.name, new Date())),
  "remove a VO": after(
    () => createTestVo(),
    (actor, { name }) => removeVo(actor, removalOf(name)),
  ),
  "bring a removed VO back": after(
    async () => {
      const vo = await createTestVo();
      await removeVo(system("test"), removalOf(vo.name));
      return vo;
    },
    (actor, { name }) => restoreVo(actor, { vo: name }),
  ),
  "map a group to a VO": (actor, { vo }) =>
    mapGroup(actor, { vo: vo.name, group: `group${++counter}:staff`, role: null }),

  "unmap a group from a VO": after(
    ({ vo }) => mapGroup(system("test"), { vo: vo.name, group: `group${++counter}:staff`, role: null }),
    (actor, mapped) => unmapGroup(actor, mapped),
  ),

  "see a provider": async (actor, { provider }) => see(await getProviderPage(actor, provider.slug)),
  "register a provider": (actor) => registerProvider(actor, { name: fresh("Site"), ...PROVIDER_FIELDS }),
  "edit a provider": (actor, { provider: { slug } }) =>
    editProvider(actor, { slug, name: fresh("Site"), ...PROVIDER_FIELDS }),
  "add an operator": (actor, { provider: { slug }, somebody: { personId } }) =>
    addOperator(actor, { slug, personId }),
  "remove an operator": after(
    ({ provider: { id: providerId }, somebody: { personId } }) =>
      database.providerOperator.create({ data: { providerId, personId } }),
    (actor, { personId }, { provider: { slug } }) => removeOperator(actor, { slug, personId }),
  ),
  "see a provider's tokens": async (actor, { provider: { slug } }) =>
    see(await getProviderTokens(actor, slug, new Date())),
  "create a token for a provider": (actor, { provider, vo }) =>
    createAccessToken(actor, {
      name: "sync",
      holder: { providerId: provider.id },
      readableVos: [vo.name],
    }),
  "revoke a provider's token": after(
    ({ provider: { id: providerId } }) => giveToken({ providerId }),
    (actor, token) => revokeAccessToken(actor, token),
  ),
  "see what a provider has fetched": async (actor, { provider }) => {
    const { slug } = await database.provider.findUniqueOrThrow({ where: { id: provider.id } });
    see(await getProviderFetches(actor, slug));
  },
  "see what a provider's client was tried with": async (actor, { provider: { slug } }) =>
    see(await getClientTrial(actor, slug)),
  "choose what a client is tried with": (actor, { provider: { slug } }) =>
    chooseEdition(actor, { slug, edition: "tampered" }),
  "give the test list another address": after(
    ({ provider: { slug } }) => chooseEdition(system("test"), { slug, edition: "good" }),
    (actor, { slug }) => renewAddress(actor, { slug }),
  ),
  "begin the trial of a client anew": after(
    ({ provider: { slug } }) => chooseEdition(system("test"), { slug, edition: "good" }),
    (actor, { slug }) => clearRequests(actor, { slug }),
  ),
  "see the history of a provider": async (actor, { provider: { slug } }) =>
    see(await getProviderHistory(actor, slug, null)),

  "edit one's profile": (actor) => editProfile(actor, { ...PROFILE, name: fresh("Ann") }),
  "complete one's profile": (actor) => completeProfile(actor, { ...PROFILE, name: fresh("Ann") }),
  "end one's own session": async (actor) => {
    const personId = personIdOf(actor);
    return endSession(actor, { sessionId: personId ? await openSession(personId) : crypto.randomUUID() });
  },
  "end one's other sessions": async (actor) => {
    const personId = personIdOf(actor);
    if (personId) await openSession(personId);
    return endOtherSessions(actor);
  },
  "link another identity": async (actor) => {
    const personId = personIdOf(actor);
    const sessionId = personId ? await openSession(personId) : "";
    return startLinking(actor.kind === "person" ? { ...actor, sessionId } : actor);
  },
  "unlink an identity of one's own": async (actor) => {
    const personId = personIdOf(actor);
    return unlinkIdentity(actor, {
      identityId: personId ? await addIdentity(personId) : crypto.randomUUID(),
    });
  },
  "make the address of one's calendar": (actor) => createCalendarFeed(actor),
  "remove the address of one's calendar": async (actor) => {
    await createCalendarFeed(actor);
    await removeCalendarFeed(actor);
  },
  "follow an image list": (actor, { vo }) =>
    followList(actor, { vo: vo.name, topics: ["published"], rhythm: "daily" }),
  "stop following an image list": async (actor, { vo }) => {
    if (actor.kind === "person") await subscribe(actor.personId, vo.id);
    await unfollowList(actor, { vo: vo.name });
  },
  "follow an appliance": (actor, { appliance: { slug } }) => followAppliance(actor, { slug }),
  "stop following an appliance": async (actor, { appliance: { slug } }) => {
    if (actor.kind === "person") await followAppliance({ ...actor, name: "before" }, { slug });
    await unfollowAppliance(actor, { slug });
  },
  "save a search": (actor) => saveSearch(actor, { query: "q=zzfindme", rhythm: "daily" }),
  "change a saved search": async (actor) => {
    const id = actor.kind === "person" ? await keepSearch(actor.personId) : crypto.randomUUID();
    await editSavedSearch(actor, { id, title: "Mine", rhythm: "weekly" });
  },
  "delete a saved search": async (actor) => {
    const id = actor.kind === "person" ? await keepSearch(actor.personId) : crypto.randomUUID();
    await deleteSavedSearch(actor, { id });
  },
  "end a saved search by its secret address": async (actor, { somebody }) => {
    const id = await keepSearch(somebody.personId);
    await endSavedSearch(actor, { key: id });
  },
  "say how one is told of appliances": async (actor) => {
    if (actor.kind === "person") await wish(actor.personId);
    await editFollowWish(actor, { topics: ["commented"], rhythm: "weekly" });
  },
  "end a subscription by its secret address": async (actor, { vo, somebody }) =>
    unsubscribe(actor, { key: await subscribe(somebody.personId, vo.id) }),
  "end messages by their secret address": async (actor, { somebody }) =>
    endFollowMail(actor, { key: await wish(somebody.personId) }),
  "look through one's news": (actor) => markRead(actor, { until: new Date() }),
  "look after one's favourites": (actor) => changeFavourites(actor, { add: [1], remove: [] }),
  "create a token for oneself": (actor) =>
    createAccessToken(actor, {
      name: "mine",
      holder: { personId: personIdOf(actor) ?? crypto.randomUUID() },
      readsApi: true,
    }),

  "search people": async (actor) =>
    see(await searchPeople(actor, { text: "", role: null, vo: null, state: null, page: 1 })),
  "see a person's roles and identities": async (actor, { somebody }) =>
    see(await getAdministeredPerson(actor, somebody.personId, new Date())),
  "grant a platform role": (actor, { somebody: { personId } }) =>
    grantPlatformRole(actor, { personId, role: "security_officer" }),
  "revoke a platform role": after(
    ({ somebody: { personId } }) => grantPlatformRole(system("test"), { personId, role: "security_officer" }),
    (actor, _granted, { somebody: { personId } }) =>
      revokePlatformRole(actor, { personId, role: "security_officer" }),
  ),
  "grant a role in a VO": (actor, { vo, somebody: { personId } }) =>
    grantVoRole(actor, { vo: vo.name, personId, role: "expert" }),
  "revoke a role in a VO": after(
    ({ vo, somebody: { personId } }) =>
      grantVoRole(system("test"), { vo: vo.name, personId, role: "expert" }),
    (actor, _granted, { vo, somebody: { personId } }) =>
      revokeVoRole(actor, { vo: vo.name, personId, role: "expert" }),
  ),
  "block a person": (actor, { somebody: { personId } }) =>
    blockPerson(actor, { personId, reason: "For tests." }),
  "unblock a person": after(
    ({ somebody: { personId } }) => blockPerson(system("test"), { personId, reason: "For tests." }),
    (actor, _blocked, { somebody: { personId } }) => unblockPerson(actor, { personId }),
  ),
  "create a token for somebody else": (actor, { somebody: { personId } }) =>
    createAccessToken(actor, { name: "theirs", holder: { personId }, readsApi: true }),
  "revoke somebody else's token": after(
    ({ somebody: { personId } }) => giveToken({ personId }),
    (actor, token) => revokeAccessToken(actor, token),
  ),
  "add a category, discipline or licence": (actor) => addTerm(actor, { ...TERM, name: fresh("Term") }),
  "edit a category, discipline or licence": after(addTestTerm, (actor, { termId }) => {
    const { kind: _, ...fields } = TERM;
    return editTerm(actor, { termId, ...fields, name: fresh("Term") });
  }),
  "move a category, discipline or licence": after(addTestTerm, (actor, { termId }) =>
    moveTerm(actor, { termId, direction: "up" }),
  ),
  "retire a category, discipline or licence": after(addTestTerm, (actor, term) => retireTerm(actor, term)),
  "restore a category, discipline or licence": after(
    async () => {
      const term = await addTestTerm();
      await retireTerm(system("test"), term);
      return term;
    },
    (actor, term) => restoreTerm(actor, term),
  ),
  "remove a category, discipline or licence": after(addTestTerm, (actor, term) => removeTerm(actor, term)),
  "see the job queues": async (actor) => see(await listQueues(actor)),
  "retry a failed job": after(failJob, (actor, job) => retryJob(actor, job)),
  "remove a failed job": after(failJob, (actor, job) => removeJob(actor, job)),
  "see the outbox": async (actor) => see(await listOutbox(actor, 1)),
  "search the audit trail": async (actor) =>
    see(await searchAuditEvents(actor, { filter: {}, problems: {}, typed: {}, order: "newest" })),
  "export the audit trail": (actor) =>
    exportAuditTrail(actor, {
      question: { filter: {}, problems: {}, typed: {}, order: "newest" },
      format: "ndjson",
    }),
};

function see(found: unknown): void {
  if (!found) throw notFound("thing");
}

/** All ways to see one thing must agree. */
function seeAlike(...found: unknown[]): void {
  if (new Set(found.map(Boolean)).size > 1) throw new Error("One query shows what another hides.");
  see(found[0]);
}

/** The version as the page that compares versions shows it. */
async function compared(actor: Actor, slug: string, version: string) {
  const { to } = (await getVersionComparison(actor, slug, { from: null, to: version }, new Date())) ?? {};
  return to?.version === version;
}

/** @returns the version that is being delivered */
async function pushSomething({ appliance: { slug, owner } }: RightsScene): Promise<string> {
  return (await pushDelivery(owner, { slug, version: "7.0", ...PUSHED })).version;
}

function pausedDelivery({ appliance: { id, owner } }: RightsScene) {
  const now = new Date();
  return database.deliverySource.create({
    data: {
      ...{ applianceId: id, publisherId: owner.personId, url: "https://example.org/delivery.yaml" },
      ...{ pausedAt: now, nextCheckAt: now },
    },
  });
}

function uploadSomething({ appliance: { slug } }: RightsScene): Promise<{ fileId: string }> {
  return beginUpload(system("test"), { slug, fileName: "disk.qcow2", sizeBytes: 10n });
}

async function createAnother() {
  const { id } = await createAppliance();
  return { id, images: (await createPublishedVersion(id)).images };
}

async function changeCountOf({ id }: { id: string }): Promise<number> {
  const { changeCount } = await database.draft.findUniqueOrThrow({ where: { voId: id } });
  return changeCount;
}

/** @returns the key of its secret address */
async function subscribe(personId: string, voId: string): Promise<string> {
  const unsubscribeKey = crypto.randomUUID();
  await database.listSubscription.create({
    data: { personId, voId, topics: ["published"], rhythm: "daily", unsubscribeKey },
  });
  return unsubscribeKey;
}

/** @returns its identifier, which is the key of its secret address too */
async function keepSearch(personId: string): Promise<string> {
  const id = crypto.randomUUID();
  await database.savedSearch.create({
    data: { id, personId, query: `q=${id}`, title: "A search", rhythm: "daily", unsubscribeKey: id },
  });
  return id;
}

/** @returns the key of the secret address in messages */
async function wish(personId: string): Promise<string> {
  const unsubscribeKey = crypto.randomUUID();
  await database.followWish.create({
    data: { personId, topics: ["published"], rhythm: "daily", unsubscribeKey },
  });
  return unsubscribeKey;
}

/** @returns the identifier of the rating */
async function rateAs(personId: string, { id: applianceId }: { id: string }): Promise<string> {
  const now = new Date();
  const given = { applianceId, personId, stars: 3, comment: "So so.", createdAt: now, updatedAt: now };
  return (await database.rating.create({ data: given, select: { id: true } })).id;
}

function rateSomehow({ appliance, somebody }: RightsScene): Promise<string> {
  return rateAs(somebody.personId, appliance);
}

function reportTypo(scene: RightsScene): Promise<string> {
  return reportAs("typo", scene);
}

function reportCopyright(scene: RightsScene): Promise<string> {
  return reportAs("copyright", scene);
}

/** @returns the identifier of the report */
async function reportAs(reason: "typo" | "copyright", { appliance: { id } }: RightsScene): Promise<string> {
  const data = { applianceId: id, reason, createdAt: new Date() };
  return (await database.problemReport.create({ data, select: { id: true } })).id;
}

async function askVo({ vo, appliance: { slug, owner } }: RightsScene): Promise<string> {
  await sendListRequest(owner, { slug, vos: [vo.name], ...MESSAGE });
  return (await database.listRequest.findFirstOrThrow({ where: { voId: vo.id, state: "open" } })).id;
}

async function publicationOf(vo: { id: string; name: string }) {
  return { vo: vo.name, comment: "For tests.", changeCount: await changeCountOf(vo) };
}

async function askForTwo({ vo }: RightsScene): Promise<void> {
  await database.voImageList.update({ where: { voId: vo.id }, data: { needsApproval: true } });
}

async function proposeSomething(scene: RightsScene): Promise<void> {
  await askForTwo(scene);
  await proposePublication(system("test"), await publicationOf(scene.vo));
}

async function queueCheck({ appliance: { image } }: RightsScene): Promise<string> {
  const check = await database.integrityCheck.create({ data: { imageId: image.id, url: image.url } });
  return check.id;
}

/** Theirs who own and maintain the appliance of the scene. */
async function registerSomething({ appliance: { owner, maintainer } }: RightsScene) {
  const made = await createAppliance(owner);
  await database.applianceMaintainer.create({
    data: { applianceId: made.id, personId: maintainer.personId },
  });
  return made;
}

async function editSomething({ appliance: { id, slug } }: RightsScene) {
  await editAppliance(system("test"), { slug, ...entryForm(fresh("Edited")) });
  await editAppliance(system("test"), { slug, ...entryForm(fresh("Edited")) });
  const { id: eventId } = await database.auditEvent.findFirstOrThrow({
    where: { objectId: id },
    orderBy: { id: "desc" },
  });
  return { eventId: eventId.toString() };
}

async function archiveSomething(scene: RightsScene) {
  const made = await registerSomething(scene);
  await createPublishedVersion(made.id);
  await database.virtualAppliance.update({ where: { id: made.id }, data: { archivedAt: new Date() } });
  return made;
}

async function inviteSomebody({ appliance: { slug, id, owner }, somebody }: RightsScene): Promise<string> {
  await invitePerson(owner, { slug, personId: somebody.personId, role: "maintainer", message: null });
  return (await database.applianceInvitation.findFirstOrThrow({ where: { applianceId: id } })).id;
}

async function letSomebodyAsk({ appliance: { slug, id }, somebody }: RightsScene): Promise<string> {
  await askToJoin(somebody, { slug, message: "I should like to help." });
  return (await database.joinRequest.findFirstOrThrow({ where: { applianceId: id } })).id;
}

async function giveToken(holder: { personId: string } | { providerId: string }): Promise<{ id: string }> {
  const { id } = await createAccessToken(system("test"), { name: "theirs", holder, readableVos: ["biomed"] });
  return { id };
}

async function openSession(personId: string): Promise<string> {
  const identity = await database.identity.findFirstOrThrow({ where: { personId } });
  const expiresAt = new Date(Date.now() + 3_600_000);
  return (await database.session.create({ data: { personId, identityId: identity.id, expiresAt } })).id;
}

async function addIdentity(personId: string): Promise<string> {
  const [issuer, subject] = ["https://other.example.org", crypto.randomUUID()];
  const data = { personId, issuer, subject, name: "Ann", email: "" };
  return (await database.identity.create({ data })).id;
}

function addTestTerm(): Promise<{ termId: string }> {
  return addTerm(system("test"), { ...TERM, name: fresh("Old") });
}

/** A job that was tried as often as it may be. */
async function failJob(): Promise<{ queue: string; jobId: string }> {
  const checkId = crypto.randomUUID();
  await database.$transaction((tx) => enqueue(tx, runIntegrityCheckJob, { checkId }));
  const [job] = await database.$queryRaw<{ id: string }[]>`
    UPDATE "jobs"."job" SET "state" = 'failed', "completed_on" = now()
    WHERE "name" = ${runIntegrityCheckJob.name} AND "data" ->> 'checkId' = ${checkId} RETURNING "id"::text`;
  return { queue: runIntegrityCheckJob.name, jobId: job?.id ?? "" };
}

const OUTCOME_OF_CODE: Record<string, Outcome> = {
  unauthenticated: "sign in",
  forbidden: "no",
  not_found: "hidden",
};

/** Owners are told what to do first; whatever else is in the way of somebody who may is a defect of the scene. */
function outcomeOf({ code, reason, message }: AppError): string {
  if (reason === "owner_cannot_leave") return "no";
  return OUTCOME_OF_CODE[code] ?? message;
}

const cells = RIGHTS.flatMap(({ rights }) =>
  rights.flatMap(({ action, outcomes }) =>
    ROLES.map(([role]): [RoleName, string, Outcome] => [role, action, outcomes[role]]),
  ),
);

test("the table names each action once, and each can be tried", () => {
  expect([...new Set(cells.map(([, action]) => action))]).toEqual(Object.keys(ACTIONS));
  expect(cells).toHaveLength(Object.keys(ACTIONS).length * ROLES.length);
});

/** Reading is not audited; the beginning of a link changes nothing yet. */
const READS = /^(see|search|fetch|link|look|write to)/;

/** What is refused, or only looks, leaves the scene as it was: one is enough for all of them. */
const untouched = new Map<string, Promise<RightsScene>>();

function sceneFor(action: string, expected: Outcome): Promise<RightsScene> {
  if (expected === "yes" && !READS.test(action)) return createRightsScene();
  const scene = untouched.get(action) ?? createRightsScene();
  untouched.set(action, scene);
  return scene;
}

test.each(cells)("%s: %s → %s", async (role, action, expected) => {
  const scene = await sceneFor(action, expected);
  const attempt = ACTIONS[action];
  if (!attempt) throw new Error(`Nobody can try to ${action}.`);
  // Some attempts prepare something first, which is audited in its own name.
  const before = await database.auditEvent.aggregate({ _max: { id: true } });
  const actor = scene.actors[role];

  const outcome = await attempt(actor, scene).then(
    (): Outcome => "yes",
    (error) => (error instanceof AppError ? outcomeOf(error) : error),
  );

  expect(outcome).toBe(expected);
  const written = await database.auditEvent.findMany({
    where: { id: { gt: before._max.id ?? 0n }, ...nameOf(actor) },
    select: { action: true },
  });
  if (expected !== "yes") expect(written, "what is refused leaves no trace").toEqual([]);
  else if (!READS.test(action)) expect(written.length, "what is done is audited").toBeGreaterThan(0);
});

/** As whom an actor stands in the trail. */
function nameOf(actor: Actor): { actorId: string; tokenId: string | null } {
  if (actor.kind === "token") {
    return { actorId: actor.person?.personId ?? actor.provider?.id ?? "", tokenId: actor.tokenId };
  }
  return { actorId: actor.kind === "person" ? actor.personId : "", tokenId: null };
}
