import { describe, expect, it, test } from "vitest";
import { type AuditAction, auditActions, type DetailsOf, readDetails } from "#lib/audit/audit-event.ts";
import type { NamedThings } from "#lib/audit/named-things.ts";
import type { RecordedEvent } from "#lib/audit/recorded-event.ts";
import { describeEvent } from "./event-words.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const ANN = "01890a5d-ac96-774b-bcce-b302099a80aa";
const BOB = "01890a5d-ac96-774b-bcce-b302099a80bb";

/** Everything that the events below speak of; pages of some. */
const things: NamedThings = {
  [`appliance:${ID}`]: { name: "Debian", href: "/appliances/debian" },
  [`version:${ID}`]: { name: "2.0", href: "/appliances/debian/versions/2.0" },
  [`vo:${ID}`]: { name: "biomed", href: "/vos/biomed" },
  [`provider:${ID}`]: { name: "CESGA", href: "/providers/cesga" },
  [`person:${ANN}`]: { name: "Ann", href: null },
  [`person:${BOB}`]: { name: "Bob", href: null },
};

const version = { objectKind: "version", partOfKind: "appliance" };
const check = { objectKind: "integrity_check", partOfKind: "appliance" };
const appliance = { objectKind: "appliance" };
const vo = { objectKind: "vo" };
const problem = { objectKind: "problem", partOfKind: "appliance" };
const rating = { objectKind: "rating", partOfKind: "appliance" };
const asked = { objectKind: "vo", partOfKind: "appliance" };
const provider = { objectKind: "provider" };
const person = { objectKind: "person", objectId: BOB };
const self = { objectKind: "person", objectId: ANN };
const roleIn = { ...person, partOfKind: "vo" };
const ownToken = { objectKind: "access_token", partOfKind: "person", partOfId: ANN };
const siteToken = { objectKind: "access_token", partOfKind: "provider" };
const word = { objectKind: "vocabulary_term" };

function event(action: string, details: unknown, object: Partial<RecordedEvent>): RecordedEvent {
  return {
    id: "1",
    occurredAt: new Date(0),
    actorKind: "person",
    actorId: ANN,
    actorName: "Ann",
    tokenId: null,
    action,
    objectKind: "",
    objectId: ID,
    partOfKind: null,
    partOfId: object.partOfKind ? ID : null,
    details,
    address: null,
    requestId: null,
    ...object,
  };
}

function sentenceOf(...args: Parameters<typeof event>): string {
  const { sentence } = describeEvent(event(...args), things);
  return sentence.map((piece) => (typeof piece === "string" ? piece : piece.name)).join("");
}

const signing = { listVersion: "20261123", messageSha256: "ab", signer: "CN=x" };
const bob = { personId: BOB, name: "Bob" };
const invitation = { invitationId: ID, role: "maintainer" as const, to: "Bob" };
const request = { requestId: ID, ...bob };
const file = { fileName: "disk.qcow2", size: "1000" };
const image = { imageIdentifier: ID, title: "Root disk" };
const publishedImage = { ...image, url: "https://images.example.org/a.qcow2" };
const category = { kind: "category" as const, name: "Training" };
const identity = { issuer: "https://idp", subject: "s" };

/** After "Ann": each action of the catalogue. Does not compile while one is missing. */
const SENTENCES: { [Action in AuditAction]: [DetailsOf<Action>, Partial<RecordedEvent>, string] } = {
  "person.signed_in": [{ entitlements: ["urn:x"], issuer: "https://idp" }, self, "signed in"],
  "person.signed_out": [{}, self, "signed out"],
  "person.sessions_ended": [{ sessions: 2 }, person, "ended 2 sessions of Bob"],
  "person.entitlement_roles_changed": [
    { gained: ["manager of biomed"], lost: ["member of atlas"] },
    self,
    "gained manager of biomed and lost member of atlas by entitlement",
  ],
  "person.calendar_created": [{}, self, "made the address of their calendar"],
  "person.calendar_removed": [{}, self, "removed the address of their calendar"],
  "person.list_followed": [{ vo: "biomed" }, self, "follows the image list of biomed"],
  "person.list_unfollowed": [
    { vo: "biomed" },
    person,
    "ended a subscription to the image list of biomed of Bob",
  ],
  "person.appliance_followed": [{ applianceId: ID, name: "Debian" }, self, "follows Debian"],
  "person.appliance_unfollowed": [{ applianceId: ID, name: "Debian" }, self, "no longer follows Debian"],
  "person.search_saved": [{ title: "“debian”" }, self, "saved the search “debian”"],
  "person.search_edited": [
    { title: "“debian”", changes: {} },
    self,
    "changed how the search “debian” tells them",
  ],
  "person.search_deleted": [{ title: "“debian”" }, person, "ended the saved search “debian” of Bob"],
  "person.follow_wish_edited": [{ changes: {} }, self, "changed what they are told of appliances"],
  "person.follow_mail_ended": [{}, person, "ended the messages about followed appliances of Bob"],
  "person.profile_edited": [{ changes: {} }, self, "edited their profile"],
  "person.identity_linked": [identity, self, "linked an identity"],
  "person.identity_unlinked": [identity, self, "unlinked an identity"],
  "person.merged": [bob, self, "merged the account of Bob into their own"],
  "person.blocked": [{ reason: "Spam" }, person, "blocked Bob"],
  "person.unblocked": [{}, person, "unblocked Bob"],
  "person.platform_role_granted": [{ role: "administrator" }, person, "made Bob an administrator"],
  "person.platform_role_revoked": [
    { role: "security_officer" },
    person,
    "took the role of security officer from Bob",
  ],
  "person.vo_role_granted": [
    { vo: "biomed", role: "deputy", name: "Bob" },
    roleIn,
    "made Bob a deputy manager of biomed",
  ],
  "person.vo_role_revoked": [
    { vo: "biomed", role: "expert", name: "Bob" },
    roleIn,
    "took the role of expert in biomed from Bob",
  ],
  "vo.created": [{ name: "biomed" }, vo, "created the VO biomed"],
  "vo.removed": [
    { reason: "Closed down.", listEndsAt: "2026-12-27T00:00:00.000Z" },
    vo,
    "removed biomed; its image list stops on 2026-12-27: “Closed down.”",
  ],
  "vo.restored": [{ name: "biomed" }, vo, "brought biomed back"],
  "vo.edited": [{ changes: {} }, vo, "edited what is told of biomed"],
  "vo.group_mapped": [
    { group: "biomed:admins", role: "manager" },
    vo,
    "made members of the group “biomed:admins” managers of biomed",
  ],
  "vo.group_unmapped": [
    { group: "biomed:admins", role: null },
    vo,
    "no longer lets the group “biomed:admins” give roles in biomed",
  ],
  "vo.list_opened": [{ providerId: ID, provider: "CESGA" }, vo, "opened the image list of biomed to CESGA"],
  "vo.list_closed": [{ providerId: ID, provider: "CESGA" }, vo, "closed the image list of biomed to CESGA"],
  "draft.appliance_added": [
    { applianceId: ID, version: "2.0", images: 1 },
    vo,
    "put Debian 2.0 into the draft of biomed, with 1 image",
  ],
  "draft.appliance_removed": [
    { applianceId: ID, version: null, images: 1 },
    vo,
    "took Debian out of the draft of biomed",
  ],
  "draft.appliance_updated": [
    { applianceId: ID, version: "2.0", images: 2 },
    vo,
    "updated Debian to version 2.0 in the draft of biomed, with 2 images",
  ],
  "draft.change_undone": [{ images: 3 }, vo, "took back the last change to the draft of biomed, 3 images"],
  "draft.reverted": [{}, vo, "took back all changes to the draft of biomed"],
  "draft.images_chosen": [
    { applianceId: ID, versions: ["1.0", "2.0"], images: 2 },
    vo,
    "chose 2 images of version 1.0 and 2.0 of Debian for the draft of biomed",
  ],
  "draft.appliance_followed": [
    { applianceId: ID, version: "2.0", images: 1 },
    vo,
    "moved Debian to version 2.0 in the draft of biomed, which follows it, with 1 image",
  ],
  "draft.follow_mode_set": [
    { applianceId: ID, mode: "publish" },
    vo,
    "lets the published list follow newer versions of Debian in the image list of biomed",
  ],
  "draft.note_set": [
    { applianceId: ID, before: null, after: "Ask Bob first." },
    vo,
    "wrote a note on Debian beside the draft of biomed",
  ],
  "draft.publication_proposed": [
    { number: 3, comment: "Newer Debian." },
    vo,
    "proposed to publish the draft of biomed as revision 3",
  ],
  "draft.proposal_declined": [
    { comment: "Newer Debian.", reason: "Not yet." },
    vo,
    "declined to publish the draft of biomed",
  ],
  "draft.proposal_withdrawn": [
    { comment: "Newer Debian.", reason: "" },
    vo,
    "withdrew the proposal to publish the draft of biomed",
  ],
  "vo.list_settings_edited": [{ changes: {} }, vo, "changed the settings of the image list of biomed"],
  "draft.revision_restored": [
    { number: 3, entries: 1, leftOut: 2 },
    vo,
    "brought revision 3 back as the draft of biomed, with 1 entry and without 2 that may no longer be listed",
  ],
  "revision.published": [
    { number: 3, comment: "More", entries: 1 },
    vo,
    "published revision 3 of the image list of biomed, with 1 entry",
  ],
  "revision.signed": [{ number: 3, ...signing }, vo, "signed revision 3 of the image list of biomed"],
  "list_request.sent": [
    { requestId: ID, kind: "suggest", subject: null },
    asked,
    "asked to include Debian in the image list of biomed",
  ],
  "list_request.accepted": [
    { requestId: ID, kind: "new_version", subject: null },
    asked,
    "agreed to the request to update the image list of biomed to the latest version of Debian",
  ],
  "list_request.declined": [
    { requestId: ID, kind: "exclude", subject: null },
    asked,
    "declined the request to take Debian out of the image list of biomed",
  ],
  "list_request.withdrawn": [
    { requestId: ID, kind: "message", subject: "New kernel" },
    asked,
    "withdrew the request about “New kernel” to biomed, for Debian",
  ],
  "list.imported": [
    { source: "list.txt", appliances: 1, images: 2 },
    vo,
    "imported the image list of biomed: 1 appliance, 2 images",
  ],
  "access_token.created": [
    { name: "deploy", expiresAt: "2027-11-23T00:00:00.000Z", readableVos: ["biomed"] },
    ownToken,
    "created the access token “deploy”",
  ],
  "access_token.revoked": [{ name: "deploy" }, siteToken, "revoked the access token “deploy” of CESGA"],
  "provider.registered": [{ name: "CESGA" }, provider, "registered the provider CESGA"],
  "provider.edited": [{ changes: {} }, provider, "edited the record of CESGA"],
  "provider.operator_added": [bob, provider, "made Bob an operator of CESGA"],
  "provider.operator_removed": [bob, provider, "removed Bob from the operators of CESGA"],
  "provider.trial_edition_chosen": [
    { edition: "rolled_back" },
    provider,
    "lets the test list of CESGA answer the rolled-back edition",
  ],
  "provider.trial_address_renewed": [{}, provider, "gave the test list of CESGA another address"],
  "provider.trial_cleared": [{ requests: 3 }, provider, "began the trial of clients of CESGA anew"],
  "appliance.registered": [{ name: "Debian" }, appliance, "registered Debian"],
  "appliance.edited": [{ changes: {} }, appliance, "edited the entry of Debian"],
  "appliance.archived": [{ note: "Use Rocky.", vos: ["biomed"] }, appliance, "archived Debian"],
  "delivery.set_up": [
    { url: "https://example.org/d.yaml", before: null },
    appliance,
    "set up continuous delivery of Debian",
  ],
  "delivery.begun": [
    { trigger: "push", version: "2.1" },
    appliance,
    "began to deliver version 2.1 of Debian",
  ],
  "delivery.ended": [
    { state: "failed", version: "2.1", task: "Publish", reason: "It has expired." },
    appliance,
    "could not deliver version 2.1 of Debian",
  ],
  "delivery.paused": [{ reason: null }, appliance, "paused continuous delivery of Debian"],
  "delivery.resumed": [{}, appliance, "resumed continuous delivery of Debian"],
  "delivery.removed": [
    { url: "https://example.org/d.yaml" },
    appliance,
    "ended continuous delivery of Debian",
  ],
  "file.upload_begun": [file, appliance, "began to upload the file disk.qcow2 for Debian"],
  "file.upload_cancelled": [file, appliance, "gave up the upload of the file disk.qcow2 for Debian"],
  "file.stored": [file, appliance, "finished the upload of the file disk.qcow2 for Debian"],
  "file.removed": [file, appliance, "removed the uploaded file disk.qcow2 of Debian"],
  "appliance.unarchived": [{}, appliance, "brought Debian back from the archive"],
  "appliance.deleted": [{ name: "Debian", slug: "debian", versions: [] }, appliance, "deleted Debian"],
  "appliance.invitation_sent": [invitation, appliance, "invited Bob to maintain Debian"],
  "appliance.invitation_accepted": [invitation, appliance, "agreed to maintain Debian"],
  "appliance.invitation_declined": [
    { ...invitation, role: "owner" },
    appliance,
    "declined to take over Debian",
  ],
  "appliance.invitation_withdrawn": [
    invitation,
    appliance,
    "withdrew the invitation of Bob to maintain Debian",
  ],
  "appliance.maintainer_removed": [bob, appliance, "removed Bob from the maintainers of Debian"],
  "appliance.ownership_handed_over": [
    { before: bob, after: { personId: ANN, name: "Ann" } },
    appliance,
    "became the owner of Debian after Bob",
  ],
  "appliance.join_requested": [
    { requestId: ID, personId: ANN, name: "Ann" },
    appliance,
    "asked to join Debian",
  ],
  "appliance.join_accepted": [request, appliance, "accepted Bob as a maintainer of Debian"],
  "appliance.join_declined": [request, appliance, "declined the request of Bob to join Debian"],
  "appliance.join_withdrawn": [
    { requestId: ID, personId: ANN, name: "Ann" },
    appliance,
    "withdrew their request to join Debian",
  ],
  "version.created": [
    { version: "2.1", copyOf: "2.0" },
    version,
    "began version 2.1 of Debian, as a copy of 2.0",
  ],
  "version.edited": [{ changes: {} }, version, "edited version 2.0 of Debian"],
  "version.discarded": [{ version: "2.1" }, version, "discarded version 2.1 of Debian"],
  "version.published": [
    { version: "2.0", expiresAt: "2027-01-01T00:00:00.000Z", images: 2 },
    version,
    "published version 2.0 of Debian, with 2 images",
  ],
  "version.revoked": [{ version: "2.0", reason: "CVE-2026-1" }, version, "revoked version 2.0 of Debian"],
  "version.reinstated": [
    { version: "2.0", reason: "A false alarm." },
    version,
    "took the revocation of version 2.0 of Debian back",
  ],
  "version.hidden": [{ version: "2.0" }, version, "hid version 2.0 of Debian"],
  "version.shown": [{ version: "2.0" }, version, "brought back version 2.0 of Debian"],
  "version.extended": [
    { version: "2.0", before: "2027-01-01T23:59:59.000Z", after: "2027-07-01T23:59:59.000Z" },
    version,
    "extended version 2.0 of Debian until 2027-07-01",
  ],
  "version.publication_requested": [
    { version: "2.1" },
    version,
    "asked for version 2.1 of Debian to be published once its checks have passed",
  ],
  "version.publication_called_off": [
    { version: "2.1" },
    version,
    "called the publication of version 2.1 of Debian off",
  ],
  "version.publication_failed": [
    { version: "2.1", reason: "A check failed." },
    version,
    "did not publish version 2.1 of Debian",
  ],
  "version.list_signed": [signing, version, "signed the image list of version 2.0 of Debian"],
  "image.added": [image, version, "added the image “Root disk” to version 2.0 of Debian"],
  "image.edited": [image, version, "edited the image “Root disk” of version 2.0 of Debian"],
  "image.removed": [image, version, "removed the image “Root disk” from version 2.0 of Debian"],
  "image.recheck_requested": [
    publishedImage,
    version,
    "asked for another look at the file of the image “Root disk” of version 2.0 of Debian",
  ],
  "image.file_unreachable": [
    { ...publishedImage, since: "2026-11-24T12:00:00.000Z", reason: "No answer." },
    version,
    "could not reach the file of the image “Root disk” of version 2.0 of Debian",
  ],
  "image.file_changed": [
    {
      ...publishedImage,
      before: { size: "10", sha512: "ab" },
      after: { size: "12", sha512: "cd" },
    },
    version,
    "found that the file of the image “Root disk” of version 2.0 of Debian is another than was published",
  ],
  "image.file_well_again": [
    publishedImage,
    version,
    "found the file of the image “Root disk” of version 2.0 of Debian well again",
  ],
  "integrity_check.requested": [
    { imageId: ID, url: "https://x" },
    check,
    "asked for the integrity check of an image of Debian",
  ],
  "integrity_check.cancelled": [
    { imageId: ID, url: "https://x" },
    check,
    "cancelled the integrity check of an image of Debian",
  ],
  "integrity_check.finished": [
    { imageId: ID, state: "passed", sha512: "ab" },
    check,
    "checked an image of Debian: passed",
  ],
  "rating.given": [{ stars: 4, comment: "Good." }, rating, "gave Debian 4 of 5 stars, with a comment"],
  "rating.edited": [{ changes: {} }, rating, "changed their rating of Debian"],
  "rating.withdrawn": [{ stars: 4 }, rating, "withdrew their rating of Debian"],
  "rating.answered": [{ before: null, after: "Thanks." }, rating, "answered a comment on Debian"],
  "rating.reported": [
    { applianceId: ID, reason: "Spam" },
    { objectKind: "rating" },
    "reported a comment on Debian to the moderators",
  ],
  "rating.hidden": [{ reason: "Spam", comment: "Buy." }, rating, "hid a comment on Debian"],
  "rating.kept": [{ reason: "Fair.", comment: "Bad." }, rating, "kept a comment on Debian"],
  "problem.reported": [
    { applianceId: ID, reason: "typo", comment: null },
    { objectKind: "problem" },
    "reported a problem with Debian: a typing error",
  ],
  "problem.resolved": [
    { reason: "outdated", note: "Updated." },
    problem,
    "resolved a problem with Debian: out of date",
  ],
  "problem.dismissed": [
    { reason: "copyright", note: "It is free." },
    problem,
    "dismissed a report about Debian: a violation of copyright",
  ],
  "vocabulary.term_added": [category, word, "added the category “Training”"],
  "vocabulary.term_retired": [category, word, "retired the category “Training”"],
  "vocabulary.term_restored": [category, word, "restored the category “Training”"],
  "vocabulary.term_removed": [category, word, "removed the category “Training”"],
  "vocabulary.term_edited": [{ ...category, changes: {} }, word, "edited the category “Training”"],
  "job.retried": [
    { queue: "sign-revision" },
    { objectKind: "job" },
    "had a job of the queue “sign-revision” tried again",
  ],
  "job.removed": [
    { queue: "sign-revision" },
    { objectKind: "job" },
    "removed a job of the queue “sign-revision”",
  ],
  "audit.exported": [
    { format: "csv", filter: { who: "ann" } },
    { objectKind: "audit_trail", objectId: "all" },
    "exported the audit trail as CSV",
  ],
};

describe("every action of the catalogue has words", () => {
  test.each(auditActions)("%s", (action) => {
    const [details, object, sentence] = SENTENCES[action];
    expect(readDetails(action, details), "the example is one of the catalogue").not.toBeNull();
    expect(sentenceOf(action, details, object)).toBe(sentence);
  });
});

describe("the words say who did it to whom", () => {
  test.each<[string, AuditAction, unknown, Partial<RecordedEvent>, string]>([
    ["to themselves", "person.sessions_ended", { sessions: 1 }, self, "ended 1 session"],
    ["another's profile", "person.profile_edited", { changes: {} }, person, "edited the profile of Bob"],
    [
      "leaving",
      "appliance.maintainer_removed",
      { personId: ANN, name: "Ann" },
      appliance,
      "stopped maintaining Debian",
    ],
    [
      "leaving a provider",
      "provider.operator_removed",
      { personId: ANN, name: "Ann" },
      provider,
      "stopped operating CESGA",
    ],
    [
      "for others",
      "appliance.ownership_handed_over",
      { before: null, after: bob },
      appliance,
      "handed Debian to Bob",
    ],
    [
      "an offer",
      "appliance.invitation_sent",
      { ...invitation, role: "owner" },
      appliance,
      "offered Debian to Bob",
    ],
    [
      "a group without a role",
      "vo.group_mapped",
      { group: "g", role: null },
      vo,
      "let the group “g” stand for biomed",
    ],
    [
      "a role in a VO, in its history",
      "person.entitlement_roles_changed",
      { gained: ["manager in biomed"], lost: [] },
      { ...self, partOfKind: "vo" },
      "gained manager in biomed by entitlement",
    ],
    [
      "nothing gained",
      "person.entitlement_roles_changed",
      { gained: [], lost: ["a"] },
      person,
      "renewed the roles of Bob: they lost a by entitlement",
    ],
  ])("%s", (_what, action, details, object, sentence) => {
    expect(sentenceOf(action, details, object)).toBe(sentence);
  });
});

describe("what is gone", () => {
  const gone = "01890a5d-ac96-774b-bcce-b302099a80ff";

  it("has the name of then, where it was recorded", () => {
    expect(sentenceOf("provider.registered", { name: "Old site" }, { ...provider, objectId: gone })).toBe(
      "registered the provider Old site",
    );
  });

  it("has no link and no name otherwise", () => {
    expect(sentenceOf("appliance.edited", { changes: {} }, { ...appliance, objectId: gone })).toBe(
      "edited the entry of an appliance that is gone",
    );
    expect(sentenceOf("version.edited", { changes: {} }, { ...version, objectId: gone })).toBe(
      "edited a version of Debian",
    );
  });
});

describe("what the catalogue does not know", () => {
  it.each([
    ["another release's action", "version.burnt", {}],
    ["another release's details", "version.published", { version: "1.0" }],
    ["no details at all", "version.published", null],
  ])("%s is named as it was recorded", (_what, action, details) => {
    expect(sentenceOf(action, details, version)).toBe(`did “${action}” to 2.0`);
  });
});

it("links what has a page", () => {
  const [details, object] = SENTENCES["revision.published"];
  expect(describeEvent(event("revision.published", details, object), things).sentence).toEqual([
    "published ",
    { name: "revision 3", href: "/vos/biomed/image-list/revisions/3" },
    " of the image list of ",
    { name: "biomed", href: "/vos/biomed" },
    ", with 1 entry",
  ]);
});

it("keeps checksums and the like for those who look closely", () => {
  const [details, object] = SENTENCES["revision.signed"];
  expect(describeEvent(event("revision.signed", details, object), things)).toMatchObject({
    facts: [],
    evidence: [
      { label: "List version", value: "20261123" },
      { label: "SHA-256", value: "ab" },
      { label: "Signed by", value: "CN=x" },
    ],
  });
});

it("tells small facts that have a value", () => {
  const [, object] = SENTENCES["access_token.created"];
  const details = {
    name: "deploy",
    expiresAt: "2027-11-23T00:00:00.000Z",
    readableVos: [],
    readsApi: true,
    writableAppliances: [ID],
    allowedRanges: ["192.0.2.0/24", "2001:db8::/32"],
  };
  expect(describeEvent(event("access_token.created", details, object), things).facts).toEqual([
    { label: "Expires", value: "2027-11-23" },
    { label: "Reads the API", value: "yes" },
    { label: "Writes", value: "Debian" },
    { label: "Only from", value: "192.0.2.0/24, 2001:db8::/32" },
  ]);
});
