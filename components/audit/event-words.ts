/** What happened, in a sentence that begins with whoever did it: "Ann Lee | published version 2.0 of Debian". */
import { formatBytes } from "#components/ui/format-bytes.ts";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { type AuditAction, type DetailsOf, isAuditAction, readDetails } from "#lib/audit/audit-event.ts";
import { keyOf, type NamedThings } from "#lib/audit/named-things.ts";
import type { RecordedEvent, ThingReference } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";
import { reasonInWords } from "#lib/problem-report/problem.ts";

/** A piece of the sentence: words, or the name of something, perhaps with its page. */
export type Words = string | { name: string; href: string | null };

/** A small fact beside the sentence. */
export type EventFact = { label: string; value: string };

/** All that is said of an event. */
export type EventWords = {
  sentence: Words[];
  facts: EventFact[];
  /** For those who look closely: checksums, subjects, addresses. */
  evidence: EventFact[];
};

/** The sentence about an event; what the catalogue does not know (any more) is named as it was recorded. */
export function describeEvent(event: RecordedEvent, things: NamedThings): EventWords {
  const known = isAuditAction(event.action) ? tell(event.action, event, things) : null;
  return (
    known ?? { sentence: [`did “${event.action}” to `, ...nameOf(event, things)], facts: [], evidence: [] }
  );
}

function tell<Action extends AuditAction>(
  action: Action,
  event: RecordedEvent,
  things: NamedThings,
): EventWords | null {
  const details = readDetails(action, event.details);
  if (!details) return null;
  const teller: Teller<Action> = tellers[action];
  const told = teller(details, new Scene(event, things));
  return Array.isArray(told)
    ? { sentence: told, facts: [], evidence: [] }
    : { facts: [], evidence: [], ...told };
}

type Told = Words[] | (Pick<EventWords, "sentence"> & Partial<EventWords>);
type Teller<Action extends AuditAction> = (details: DetailsOf<Action>, scene: Scene) => Told;

/** What a thing is called when it has no name any more. */
/** How a list goes on when an appliance publishes a newer version. */
const FOLLOWING = {
  decide: "decides alone about newer versions of ",
  prepare: "lets the draft follow newer versions of ",
  publish: "lets the published list follow newer versions of ",
} as const;

/** What a client is tried with. */
const TRIAL_EDITIONS = {
  good: "the good edition",
  tampered: "the tampered edition",
  expired: "the expired edition",
  rolled_back: "the rolled-back edition",
  unavailable: "that it is unavailable",
} as const;

const UNNAMED: Readonly<Record<string, string>> = {
  appliance: "an appliance that is gone",
  version: "a version",
  vo: "a VO that is gone",
  person: "somebody",
  provider: "a provider that is gone",
  access_token: "an access token",
  integrity_check: "an integrity check",
  rating: "a rating",
  problem: "a report of a problem",
  vocabulary_term: "a word of the vocabulary",
  job: "a job",
  audit_trail: "the audit trail",
};

/** Who and what an event is about, by name. */
class Scene {
  private readonly event: RecordedEvent;
  private readonly things: NamedThings;

  constructor(event: RecordedEvent, things: NamedThings) {
    this.event = event;
    this.things = things;
  }

  /** The object itself; `name` is what it was called, for when it is gone. */
  object(name?: string): Words {
    return this.named({ kind: this.event.objectKind, id: this.event.objectId }, name);
  }

  /** The thing in whose history the object belongs too. */
  get whole(): Words {
    const { partOfKind, partOfId } = this.event;
    return partOfKind && partOfId ? this.named({ kind: partOfKind, id: partOfId }) : "something that is gone";
  }

  /** Does the object belong to whoever did it? */
  get isOwn(): boolean {
    return this.event.partOfKind === "person" && this.isActor(this.event.partOfId ?? "");
  }

  /** Somebody or something that the details name. */
  named(thing: ThingReference, name?: string): Words {
    const found = this.things[keyOf(thing)];
    return found ?? { name: name ?? UNNAMED[thing.kind] ?? thing.kind, href: null };
  }

  nameNow(thing: ThingReference): string | null {
    return this.things[keyOf(thing)]?.name ?? null;
  }

  isActor(personId: string): boolean {
    return this.event.actorKind === "person" && this.event.actorId === personId;
  }

  /** Did somebody do it to themselves? */
  get toSelf(): boolean {
    return this.event.objectKind === "person" && this.isActor(this.event.objectId);
  }

  get objectId(): string {
    return this.event.objectId;
  }

  /** " of Ann Lee", unless she did it herself. */
  get ofPerson(): Words[] {
    return this.toSelf ? [] : [" of ", this.object()];
  }

  /** "version 2.0 of Debian". */
  version(text?: string): Words[] {
    const reference = { kind: "version", id: this.event.objectId };
    const page = this.things[keyOf(reference)];
    const version = text ?? page?.name;
    const name = version ? `version ${version}` : "a version";
    return [{ name, href: page?.href ?? null }, " of ", this.whole];
  }
}

function nameOf(event: RecordedEvent, things: NamedThings): Words[] {
  return [new Scene(event, things).object()];
}

const ROLES: Readonly<Record<string, string>> = {
  security_officer: "security officer",
  administrator: "administrator",
  manager: "manager",
  deputy: "deputy manager",
  expert: "expert",
  shifter: "shifter",
  member: "member",
};

const roleWords = (role: string) => ROLES[role] ?? role;
const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
const count = (number: number, noun: string, plural = `${noun}s`) =>
  `${number} ${number === 1 ? noun : plural}`;
const quoted = (text: string) => `“${text}”`;

/** Facts that have a value. */
function facts(values: Readonly<Record<string, string | null | undefined>>): EventFact[] {
  return Object.entries(values).flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

const list = (values: readonly string[] | undefined) => (values ?? []).join(", ");
const day = (iso: string) => iso.slice(0, 10);

function signed(
  sentence: Words[],
  details: { listVersion: string; messageSha256: string; signer: string },
): Told {
  const { listVersion, messageSha256, signer } = details;
  return {
    sentence,
    evidence: facts({ "List version": listVersion, "SHA-256": messageSha256, "Signed by": signer }),
  };
}

const people = {
  "person.signed_in": ({ entitlements, issuer }) => ({
    sentence: ["signed in"],
    evidence: facts({ "Identity provider": issuer, Entitlements: list(entitlements) }),
  }),
  "person.signed_out": () => ["signed out"],
  "person.sessions_ended": ({ sessions }, scene) => [
    `ended ${count(sessions, "session")}`,
    ...scene.ofPerson,
  ],
  "person.entitlement_roles_changed": ({ gained, lost }, scene) => ({
    sentence: [
      ...(scene.toSelf ? [] : ["renewed the roles of ", scene.object(), ": they "]),
      [
        ...(gained.length > 0 ? [`gained ${list(gained)}`] : []),
        ...(lost.length > 0 ? [`lost ${list(lost)}`] : []),
      ].join(" and ") || "kept all roles",
      " by entitlement",
    ],
  }),
  "person.calendar_created": () => ["made the address of their calendar"],
  "person.calendar_removed": () => ["removed the address of their calendar"],
  "person.list_followed": ({ vo }) => [`follows the image list of ${vo}`],
  "person.list_unfollowed": ({ vo }, scene) => [
    `ended a subscription to the image list of ${vo}`,
    ...scene.ofPerson,
  ],
  "person.appliance_followed": ({ applianceId, name }, scene) => [
    "follows ",
    scene.named({ kind: "appliance", id: applianceId }, name),
  ],
  "person.appliance_unfollowed": ({ applianceId, name }, scene) => [
    "no longer follows ",
    scene.named({ kind: "appliance", id: applianceId }, name),
  ],
  "person.search_saved": ({ title }) => [`saved the search ${title}`],
  "person.search_edited": ({ title }) => [`changed how the search ${title} tells them`],
  "person.search_deleted": ({ title }, scene) => [`ended the saved search ${title}`, ...scene.ofPerson],
  "person.follow_wish_edited": () => ["changed what they are told of appliances"],
  "person.follow_mail_ended": (_details, scene) => [
    "ended the messages about followed appliances",
    ...scene.ofPerson,
  ],
  "person.profile_edited": (_details, scene) => [
    scene.toSelf ? "edited their profile" : "edited the profile",
    ...scene.ofPerson,
  ],
  "person.identity_linked": ({ issuer, subject }, scene) => ({
    sentence: ["linked an identity", ...scene.ofPerson],
    facts: facts({ "Identity provider": issuer }),
    evidence: facts({ Subject: subject }),
  }),
  "person.identity_unlinked": ({ issuer, subject }, scene) => ({
    sentence: ["unlinked an identity", ...scene.ofPerson],
    facts: facts({ "Identity provider": issuer }),
    evidence: facts({ Subject: subject }),
  }),
  "person.merged": ({ personId, name }, scene) => [
    "merged the account of ",
    scene.named({ kind: "person", id: personId }, name),
    ...(scene.toSelf ? [" into their own"] : [" into that of ", scene.object()]),
  ],
  "person.blocked": ({ reason }, scene) => ({
    sentence: ["blocked ", scene.object()],
    facts: facts({ Reason: reason }),
  }),
  "person.unblocked": (_details, scene) => ["unblocked ", scene.object()],
  "person.platform_role_granted": ({ role }, scene) => [
    "made ",
    scene.object(),
    ` ${withArticle(roleWords(role))}`,
  ],
  "person.platform_role_revoked": ({ role }, scene) => [
    `took the role of ${roleWords(role)} from `,
    scene.object(),
  ],
  "person.vo_role_granted": ({ role, name }, scene) => [
    "made ",
    scene.object(name),
    ` ${withArticle(roleWords(role))} of `,
    scene.whole,
  ],
  "person.vo_role_revoked": ({ role, name }, scene) => [
    `took the role of ${roleWords(role)} in `,
    scene.whole,
    " from ",
    scene.object(name),
  ],
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

const vos = {
  "vo.created": ({ name }, scene) => ["created the VO ", scene.object(name)],
  "vo.removed": ({ reason, listEndsAt }, scene) => [
    "removed ",
    scene.object(),
    `; its image list stops on ${listEndsAt.slice(0, 10)}: ${quoted(reason)}`,
  ],
  "vo.restored": (_details, scene) => ["brought ", scene.object(), " back"],
  "vo.edited": (_details, scene) => ["edited what is told of ", scene.object()],
  "vo.list_settings_edited": (_details, scene) => [
    "changed the settings of the image list of ",
    scene.object(),
  ],
  "vo.group_mapped": ({ group, role }, scene) =>
    role
      ? [`made members of the group ${quoted(group)} ${roleWords(role)}s of `, scene.object()]
      : [`let the group ${quoted(group)} stand for `, scene.object()],
  "vo.group_unmapped": ({ group }, scene) => [
    `no longer lets the group ${quoted(group)} give roles in `,
    scene.object(),
  ],
  "vo.list_opened": ({ providerId, provider }, scene) => [
    "opened the image list of ",
    scene.object(),
    " to ",
    scene.named({ kind: "provider", id: providerId }, provider),
  ],
  "vo.list_closed": ({ providerId, provider }, scene) => [
    "closed the image list of ",
    scene.object(),
    " to ",
    scene.named({ kind: "provider", id: providerId }, provider),
  ],
  "draft.appliance_added": ({ applianceId, version, images }, scene) => [
    "put ",
    scene.named({ kind: "appliance", id: applianceId }),
    `${version ? ` ${version}` : ""} into the draft of `,
    scene.object(),
    `, with ${count(images, "image")}`,
  ],
  "draft.appliance_updated": ({ applianceId, version, images }, scene) => [
    "updated ",
    scene.named({ kind: "appliance", id: applianceId }),
    `${version ? ` to version ${version}` : ""} in the draft of `,
    scene.object(),
    `, with ${count(images, "image")}`,
  ],
  "draft.appliance_removed": ({ applianceId }, scene) => [
    "took ",
    scene.named({ kind: "appliance", id: applianceId }),
    " out of the draft of ",
    scene.object(),
  ],
  "draft.change_undone": ({ images }, scene) => [
    "took back the last change to the draft of ",
    scene.object(),
    `, ${count(images, "image")}`,
  ],
  "draft.reverted": (_details, scene) => ["took back all changes to the draft of ", scene.object()],
  "draft.images_chosen": ({ applianceId, versions, images }, scene) => [
    "chose ",
    images === 0 ? "no image" : `${count(images, "image")} of version ${versions.join(" and ")}`,
    " of ",
    scene.named({ kind: "appliance", id: applianceId }),
    " for the draft of ",
    scene.object(),
  ],
  "draft.appliance_followed": ({ applianceId, version, images }, scene) => [
    "moved ",
    scene.named({ kind: "appliance", id: applianceId }),
    ` to version ${version} in the draft of `,
    scene.object(),
    `, which follows it, with ${count(images, "image")}`,
  ],
  "draft.follow_mode_set": ({ applianceId, mode, entryIdentifier }, scene) => [
    FOLLOWING[mode],
    entryIdentifier ? "one image of " : "",
    scene.named({ kind: "appliance", id: applianceId }),
    " in the image list of ",
    scene.object(),
  ],
  "draft.note_set": ({ applianceId, before, after }, scene) => ({
    sentence: [
      after === null ? "removed the note on " : "wrote a note on ",
      scene.named({ kind: "appliance", id: applianceId }),
      " beside the draft of ",
      scene.object(),
    ],
    facts: facts({ Before: before, Now: after }),
  }),
  "draft.publication_proposed": ({ number, comment }, scene) => ({
    sentence: [`proposed to publish the draft of `, scene.object(), ` as revision ${number}`],
    facts: facts({ Comment: comment }),
  }),
  "draft.proposal_declined": ({ comment, reason }, scene) => ({
    sentence: ["declined to publish the draft of ", scene.object()],
    facts: facts({ Proposed: comment, Reason: reason }),
  }),
  "draft.proposal_withdrawn": ({ comment }, scene) => ({
    sentence: ["withdrew the proposal to publish the draft of ", scene.object()],
    facts: facts({ Proposed: comment }),
  }),
  "draft.revision_restored": ({ number, entries, leftOut }, scene) => [
    "brought ",
    revision(number, scene),
    " back as the draft of ",
    scene.object(),
    `, with ${count(entries, "entry", "entries")}${leftOut > 0 ? ` and without ${leftOut} that may no longer be listed` : ""}`,
  ],
  "revision.published": ({ number, comment, entries, proposedBy }, scene) => ({
    sentence: [
      "published ",
      revision(number, scene),
      " of the image list of ",
      scene.object(),
      `, with ${count(entries, "entry", "entries")}`,
      ...(proposedBy
        ? [", as proposed by ", scene.named({ kind: "person", id: proposedBy.personId }, proposedBy.name)]
        : []),
    ],
    facts: facts({ Comment: comment }),
  }),
  "revision.signed": (details, scene) =>
    signed(["signed ", revision(details.number, scene), " of the image list of ", scene.object()], details),
  "list.imported": ({ source, appliances, images }, scene) => ({
    sentence: [
      "imported the image list of ",
      scene.object(),
      `: ${count(appliances, "appliance")}, ${count(images, "image")}`,
    ],
    facts: facts({ From: source }),
  }),
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

function revision(number: number, scene: Scene): Words {
  const vo = scene.nameNow({ kind: "vo", id: scene.objectId });
  return { name: `revision ${number}`, href: vo ? paths.revision(vo, number) : null };
}

type ListRequest = DetailsOf<"list_request.sent">;

/** "to include Debian", or what a message is about. */
function request({ kind, subject }: ListRequest, scene: Scene): Words[] {
  switch (kind) {
    case "suggest":
      return ["to include ", scene.whole, " in the image list of ", scene.object()];
    case "new_version":
      return ["to update the image list of ", scene.object(), " to the latest version of ", scene.whole];
    case "exclude":
      return ["to take ", scene.whole, " out of the image list of ", scene.object()];
    case "message":
      return [`about ${quoted(subject ?? "")} to `, scene.object(), ", for ", scene.whole];
  }
}

const listRequests = {
  "list_request.sent": (details, scene) => [
    details.kind === "message" ? "sent a message " : "asked ",
    ...request(details, scene),
  ],
  "list_request.accepted": (details, scene) => ["agreed to the request ", ...request(details, scene)],
  "list_request.declined": (details, scene) => ["declined the request ", ...request(details, scene)],
  "list_request.withdrawn": (details, scene) => ["withdrew the request ", ...request(details, scene)],
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

const access = {
  "access_token.created": (details, scene) => ({
    sentence: [`created the access token ${quoted(details.name)}`, ...forHolder(scene)],
    facts: facts({
      Expires: day(details.expiresAt),
      "Reads lists of": list(details.readableVos),
      "Reads the API": details.readsApi ? "yes" : null,
      Writes: details.writableAppliances
        ?.map((id) => scene.nameNow({ kind: "appliance", id }) ?? id)
        .join(", "),
      Curates: list(details.curatableVos),
      "Only from": list(details.allowedRanges),
    }),
  }),
  "access_token.revoked": ({ name }, scene) => [
    `revoked the access token ${quoted(name)}`,
    ...forHolder(scene),
  ],
  "provider.registered": ({ name }, scene) => ["registered the provider ", scene.object(name)],
  "provider.edited": (_details, scene) => ["edited the record of ", scene.object()],
  "provider.operator_added": ({ personId, name }, scene) => [
    "made ",
    scene.named({ kind: "person", id: personId }, name),
    " an operator of ",
    scene.object(),
  ],
  "provider.operator_removed": ({ personId, name }, scene) =>
    scene.isActor(personId)
      ? ["stopped operating ", scene.object()]
      : [
          "removed ",
          scene.named({ kind: "person", id: personId }, name),
          " from the operators of ",
          scene.object(),
        ],
  "provider.trial_edition_chosen": ({ edition }, scene) => [
    "lets the test list of ",
    scene.object(),
    ` answer ${TRIAL_EDITIONS[edition]}`,
  ],
  "provider.trial_address_renewed": (_details, scene) => [
    "gave the test list of ",
    scene.object(),
    " another address",
  ],
  "provider.trial_cleared": (_details, scene) => ["began the trial of clients of ", scene.object(), " anew"],
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

/** " of CESGA": only where the token is not the actor's own. */
function forHolder(scene: Scene): Words[] {
  return scene.isOwn ? [] : [" of ", scene.whole];
}

type Invitation = { role: "maintainer" | "owner"; to: string };

const appliances = {
  "appliance.registered": ({ name }, scene) => ["registered ", scene.object(name)],
  "appliance.edited": ({ restored }, scene) => {
    if (!restored) return ["edited the entry of ", scene.object()];
    const moment = formatUtc(new Date(restored.at));
    return restored.what === "edit"
      ? [`undid the edit of ${moment} in the entry of `, scene.object()]
      : ["brought the entry of ", scene.object(), ` back as it was on ${moment}`];
  },
  "appliance.archived": ({ note, vos }, scene) => ({
    sentence: ["archived ", scene.object()],
    facts: facts({ Note: note, "Held by": list(vos) }),
  }),
  "delivery.set_up": ({ url }, scene) => ({
    sentence: ["set up continuous delivery of ", scene.object()],
    facts: facts({ Description: url }),
  }),
  "delivery.begun": ({ trigger, version }, scene) => ({
    sentence: [version ? `began to deliver version ${version} of ` : "began a delivery of ", scene.object()],
    facts: facts({ "Begun by": DELIVERY_TRIGGERS[trigger] }),
  }),
  "delivery.ended": ({ state, version, task, reason }, scene) => ({
    sentence: [DELIVERY_ENDS[state](version), scene.object()],
    facts: reason === null ? [] : facts({ Task: task, Reason: reason }),
  }),
  "delivery.paused": ({ reason }, scene) => ({
    sentence: ["paused continuous delivery of ", scene.object()],
    facts: facts({ Reason: reason }),
  }),
  "delivery.resumed": (_details, scene) => ["resumed continuous delivery of ", scene.object()],
  "delivery.removed": ({ url }, scene) => ({
    sentence: ["ended continuous delivery of ", scene.object()],
    facts: facts({ Description: url }),
  }),
  "file.upload_begun": ({ fileName, size }, scene) => ({
    sentence: [`began to upload the file ${fileName} for `, scene.object()],
    facts: facts({ Size: `${formatBytes(BigInt(size))}` }),
  }),
  "file.upload_cancelled": ({ fileName }, scene) => [
    `gave up the upload of the file ${fileName} for `,
    scene.object(),
  ],
  "file.stored": ({ fileName, size }, scene) => ({
    sentence: [`finished the upload of the file ${fileName} for `, scene.object()],
    facts: facts({ Size: `${formatBytes(BigInt(size))}` }),
  }),
  "file.removed": ({ fileName }, scene) => [`removed the uploaded file ${fileName} of `, scene.object()],
  "appliance.unarchived": (_details, scene) => ["brought ", scene.object(), " back from the archive"],
  "appliance.deleted": ({ name, versions }, scene) => ({
    sentence: ["deleted ", scene.object(name)],
    facts: facts({ Versions: list(versions) }),
  }),
  "appliance.invitation_sent": ({ role, to }, scene) =>
    role === "owner"
      ? ["offered ", scene.object(), ` to ${to}`]
      : [`invited ${to} to maintain `, scene.object()],
  "appliance.invitation_accepted": (details, scene) => ["agreed to ", ...invitedTo(details, scene)],
  "appliance.invitation_declined": (details, scene) => ["declined to ", ...invitedTo(details, scene)],
  "appliance.invitation_withdrawn": (details, scene) => [
    `withdrew the invitation of ${details.to} to `,
    ...invitedTo(details, scene),
  ],
  "appliance.maintainer_removed": ({ personId, name }, scene) =>
    scene.isActor(personId)
      ? ["stopped maintaining ", scene.object()]
      : [
          "removed ",
          scene.named({ kind: "person", id: personId }, name),
          " from the maintainers of ",
          scene.object(),
        ],
  "appliance.ownership_handed_over": ({ before, after }, scene) => {
    const from: Words[] = before
      ? [" from ", scene.named({ kind: "person", id: before.personId }, before.name)]
      : [];
    if (scene.isActor(after.personId))
      return ["became the owner of ", scene.object(), ...(before ? [" after ", ...from.slice(1)] : [])];
    return [
      "handed ",
      scene.object(),
      ...from,
      " to ",
      scene.named({ kind: "person", id: after.personId }, after.name),
    ];
  },
  "appliance.join_requested": (_details, scene) => ["asked to join ", scene.object()],
  "appliance.join_accepted": ({ personId, name }, scene) => [
    "accepted ",
    scene.named({ kind: "person", id: personId }, name),
    " as a maintainer of ",
    scene.object(),
  ],
  "appliance.join_declined": ({ personId, name }, scene) => [
    "declined the request of ",
    scene.named({ kind: "person", id: personId }, name),
    " to join ",
    scene.object(),
  ],
  "appliance.join_withdrawn": (_details, scene) => ["withdrew their request to join ", scene.object()],
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

function invitedTo({ role }: Invitation, scene: Scene): Words[] {
  return [role === "owner" ? "take over " : "maintain ", scene.object()];
}

const versions = {
  "version.created": ({ version, copyOf }, scene) => [
    "began ",
    ...scene.version(version),
    ...(copyOf ? [`, as a copy of ${copyOf}`] : []),
  ],
  "version.edited": (_details, scene) => ["edited ", ...scene.version()],
  "version.discarded": ({ version }, scene) => ["discarded ", ...scene.version(version)],
  "version.published": ({ version, expiresAt, images }, scene) => ({
    sentence: ["published ", ...scene.version(version), `, with ${count(images, "image")}`],
    facts: facts({ Expires: day(expiresAt) }),
  }),
  "version.revoked": ({ version, reason }, scene) => ({
    sentence: ["revoked ", ...scene.version(version)],
    facts: facts({ Reason: reason }),
  }),
  "version.reinstated": ({ version, reason }, scene) => ({
    sentence: ["took the revocation of ", ...scene.version(version), " back"],
    facts: facts({ Reason: reason }),
  }),
  "version.hidden": ({ version }, scene) => ["hid ", ...scene.version(version)],
  "version.shown": ({ version }, scene) => ["brought back ", ...scene.version(version)],
  "version.extended": ({ version, before, after }, scene) => ({
    sentence: ["extended ", ...scene.version(version), ` until ${day(after)}`],
    facts: facts({ "Expired before on": day(before) }),
  }),
  "version.publication_requested": ({ version }, scene) => [
    "asked for ",
    ...scene.version(version),
    " to be published once its checks have passed",
  ],
  "version.publication_called_off": ({ version }, scene) => [
    "called the publication of ",
    ...scene.version(version),
    " off",
  ],
  "version.publication_failed": ({ version, reason }, scene) => ({
    sentence: ["did not publish ", ...scene.version(version)],
    facts: facts({ Reason: reason }),
  }),
  "version.list_signed": (details, scene) =>
    signed(["signed the image list of ", ...scene.version()], details),
  "image.added": ({ title }, scene) => [`added the image ${quoted(title)} to `, ...scene.version()],
  "image.edited": ({ title }, scene) => [`edited the image ${quoted(title)} of `, ...scene.version()],
  "image.removed": ({ title }, scene) => [`removed the image ${quoted(title)} from `, ...scene.version()],
  "image.recheck_requested": ({ title, url }, scene) => ({
    sentence: [`asked for another look at the file of the image ${quoted(title)} of `, ...scene.version()],
    facts: facts({ Address: url }),
  }),
  "image.file_unreachable": ({ title, url, since, reason }, scene) => ({
    sentence: [`could not reach the file of the image ${quoted(title)} of `, ...scene.version()],
    facts: facts({ Reason: reason, Since: `${since.slice(0, 16).replace("T", " ")} UTC`, Address: url }),
  }),
  "image.file_changed": ({ title, url, before, after }, scene) => ({
    sentence: [
      `found that the file of the image ${quoted(title)} of `,
      ...scene.version(),
      " is another than was published",
    ],
    facts: facts({
      Address: url,
      "Published, in bytes": before.size,
      "Found, in bytes": after.size,
    }),
    evidence: facts({ "Published SHA-512": before.sha512, "Found SHA-512": after.sha512 }),
  }),
  "image.file_well_again": ({ title, url }, scene) => ({
    sentence: [`found the file of the image ${quoted(title)} of `, ...scene.version(), " well again"],
    facts: facts({ Address: url }),
  }),
  "integrity_check.requested": ({ url }, scene) => ({
    sentence: ["asked for the integrity check of an image of ", scene.whole],
    facts: facts({ Image: url }),
  }),
  "integrity_check.cancelled": ({ url }, scene) => ({
    sentence: ["cancelled the integrity check of an image of ", scene.whole],
    facts: facts({ Image: url }),
  }),
  "integrity_check.finished": ({ state, sha512 }, scene) => ({
    sentence: ["checked an image of ", scene.whole, `: ${state}`],
    evidence: facts({ "SHA-512": sha512 }),
  }),
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

/** Ratings and comments; the object has no name of its own. */
const ratings = {
  "rating.given": ({ stars, comment }, scene) => ({
    sentence: ["gave ", scene.whole, ` ${stars} of 5 stars${comment === null ? "" : ", with a comment"}`],
    facts: facts({ Comment: comment }),
  }),
  "rating.edited": (_details, scene) => ["changed their rating of ", scene.whole],
  "rating.withdrawn": (_details, scene) => ["withdrew their rating of ", scene.whole],
  "rating.answered": ({ before, after }, scene) => ({
    sentence: [
      after === null ? "took back the answer to a comment on " : "answered a comment on ",
      scene.whole,
    ],
    facts: facts({ Before: before, Now: after }),
  }),
  "rating.reported": ({ applianceId, reason }, scene) => ({
    sentence: [
      "reported a comment on ",
      scene.named({ kind: "appliance", id: applianceId }),
      " to the moderators",
    ],
    facts: facts({ Reason: reason }),
  }),
  "rating.hidden": ({ reason, comment }, scene) => ({
    sentence: ["hid a comment on ", scene.whole],
    facts: facts({ Reason: reason, Comment: comment }),
  }),
  "rating.kept": ({ reason, comment }, scene) => ({
    sentence: ["kept a comment on ", scene.whole],
    facts: facts({ Reason: reason, Comment: comment }),
  }),
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

/** Problems that people report; the object has no name of its own. */
const problems = {
  "problem.reported": ({ applianceId, reason, comment }, scene) => ({
    sentence: [
      "reported a problem with ",
      scene.named({ kind: "appliance", id: applianceId }),
      `: ${reasonInWords(reason)}`,
    ],
    facts: facts({ Description: comment }),
  }),
  "problem.resolved": ({ reason, note }, scene) => ({
    sentence: ["resolved a problem with ", scene.whole, `: ${reasonInWords(reason)}`],
    facts: facts({ Note: note }),
  }),
  "problem.dismissed": ({ reason, note }, scene) => ({
    sentence: ["dismissed a report about ", scene.whole, `: ${reasonInWords(reason)}`],
    facts: facts({ Note: note }),
  }),
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

type Term = { kind: string; name: string };
const term =
  (verb: string) =>
  ({ kind, name }: Term): Words[] => [`${verb} the ${kind} ${quoted(name)}`];

const platform = {
  "vocabulary.term_added": term("added"),
  "vocabulary.term_retired": term("retired"),
  "vocabulary.term_restored": term("restored"),
  "vocabulary.term_removed": term("removed"),
  "vocabulary.term_edited": term("edited"),
  "job.retried": ({ queue }) => [`had a job of the queue ${quoted(queue)} tried again`],
  "job.removed": ({ queue }) => [`removed a job of the queue ${quoted(queue)}`],
  "audit.exported": ({ format, filter }) => ({
    sentence: [`exported the audit trail as ${format === "csv" ? "CSV" : "NDJSON"}`],
    facts: facts(
      Object.fromEntries(Object.entries(filter).map(([field, value]) => [`Filter: ${field}`, value])),
    ),
  }),
} satisfies Partial<{ [Action in AuditAction]: Teller<Action> }>;

/** Does not compile while an action of the catalogue has no words. */
const tellers: { [Action in AuditAction]: Teller<Action> } = {
  ...people,
  ...vos,
  ...listRequests,
  ...access,
  ...appliances,
  ...versions,
  ...ratings,
  ...problems,
  ...platform,
};

const DELIVERY_TRIGGERS = { schedule: "the clock", person: "somebody", push: "a program" } as const;

const named = (version: string | null) => (version ? `version ${version} of ` : "a version of ");
const DELIVERY_ENDS = {
  published: (version: string | null) => `delivered ${named(version)}`,
  nothing_new: (version: string | null) => `found nothing new in the description of ${named(version)}`,
  failed: (version: string | null) => `could not deliver ${named(version)}`,
  cancelled: (version: string | null) => `stopped the delivery of ${named(version)}`,
} as const;
