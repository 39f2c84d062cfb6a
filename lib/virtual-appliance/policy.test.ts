import { describe, expect, it } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import {
  canAnswerInvitation,
  canAskToJoin,
  canLeave,
  canMaintain,
  canManagePeople,
  canRegisterAppliance,
  canSeeVersion,
  canWithdrawJoinRequest,
} from "./policy.ts";

const person = (personId: string, ...platformRoles: string[]): PersonActor =>
  personActor({ personId, name: personId, platformRoles, voRoles: { "some-vo": ["manager"] } });
const provider = { id: "p", name: "A site" };
const appliance = { id: "appliance", ownerId: "owner", maintainers: [{ personId: "maintainer" }] };
const working = { state: "working" as const, hiddenAt: null };
const shown = { state: "latest" as const, hiddenAt: null };
const hidden = { state: "previous" as const, hiddenAt: new Date(0) };

describe.each<[string, Actor, Record<"register" | "maintain" | "working" | "hidden", boolean>]>([
  ["anonymous", ANONYMOUS, { register: false, maintain: false, working: false, hidden: false }],
  ["another person", person("other"), { register: true, maintain: false, working: false, hidden: false }],
  ["the owner", person("owner"), { register: true, maintain: true, working: true, hidden: true }],
  ["a maintainer", person("maintainer"), { register: true, maintain: true, working: true, hidden: true }],
  [
    "an administrator",
    person("x", "administrator"),
    { register: true, maintain: true, working: true, hidden: true },
  ],
  [
    "a security officer",
    person("x", "security_officer"),
    { register: true, maintain: false, working: false, hidden: true },
  ],
  [
    "the owner's token, made for nothing",
    tokenActor({ person: person("owner") }),
    { register: false, maintain: false, working: false, hidden: false },
  ],
  [
    "the owner's token, made for this appliance",
    tokenActor({ person: person("owner"), writableAppliances: ["appliance"] }),
    { register: false, maintain: true, working: true, hidden: true },
  ],
  [
    "the owner's token, made for another appliance",
    tokenActor({ person: person("owner"), writableAppliances: ["other"] }),
    { register: false, maintain: false, working: false, hidden: false },
  ],
  [
    "another person's token, made for this appliance",
    tokenActor({ person: person("other"), writableAppliances: ["appliance"] }),
    { register: false, maintain: false, working: false, hidden: false },
  ],
  [
    "the owner's token, made for reading the API",
    tokenActor({ person: person("owner"), readsApi: true }),
    { register: false, maintain: false, working: true, hidden: true },
  ],
  [
    "a provider's token",
    tokenActor({ provider }),
    { register: false, maintain: false, working: false, hidden: false },
  ],
  ["the service itself", system("x"), { register: true, maintain: true, working: true, hidden: true }],
])("%s", (_who, actor, may) => {
  it("may what the table says", () => {
    expect({
      register: canRegisterAppliance(actor),
      maintain: canMaintain(actor, appliance),
      working: canSeeVersion(actor, appliance, working),
      hidden: canSeeVersion(actor, appliance, hidden),
    }).toEqual(may);
  });

  it("sees what is published", () => {
    expect(canSeeVersion(actor, appliance, shown)).toBe(true);
  });
});

it("an appliance that nobody owns does not belong to tokens that nobody holds", () => {
  expect(
    canMaintain(tokenActor({ provider, writableAppliances: ["a"] }), {
      id: "a",
      ownerId: null,
      maintainers: [],
    }),
  ).toBe(false);
});

const forOwner = { person: person("owner"), writableAppliances: ["appliance"], readsApi: true };

describe.each<[string, Actor, string]>([
  ["anonymous", ANONYMOUS, ""],
  ["another person", person("other"), "ask"],
  ["who is invited", person("invited"), "ask answer"],
  ["who has asked", person("asker"), "ask takeBack"],
  ["a maintainer", person("maintainer"), "leave"],
  ["the owner", person("owner"), "manage"],
  ["an administrator", person("x", "administrator"), "manage ask"],
  ["a security officer", person("x", "security_officer"), "ask"],
  ["the owner's token, made for this appliance", tokenActor(forOwner), ""],
  ["the invited person's token", tokenActor({ ...forOwner, person: person("invited") }), ""],
  ["a provider's token", tokenActor({ provider }), ""],
  ["the service itself", system("x"), "manage"],
])("people of an appliance: %s", (_who, actor, may) => {
  it(`may ${may || "nothing"}`, () => {
    const can = {
      manage: canManagePeople(actor, appliance),
      leave: canLeave(actor, appliance),
      ask: canAskToJoin(actor, appliance),
      answer: canAnswerInvitation(actor, { personId: "invited" }, { holdsSecret: false }),
      takeBack: canWithdrawJoinRequest(actor, { personId: "asker" }),
    };
    const allowed = Object.entries(can).flatMap(([action, allows]) => (allows ? [action] : []));
    expect(allowed.join(" ")).toBe(may);
  });

  it("answers with the secret if it is a person", () => {
    const invitation = { personId: "invited" };
    expect(canAnswerInvitation(actor, invitation, { holdsSecret: true })).toBe(actor.kind === "person");
    expect(canAnswerInvitation(actor, { personId: null }, { holdsSecret: false })).toBe(false);
  });
});

it("nobody manages the people of what nobody owns, but administrators", () => {
  expect(canManagePeople(person("owner"), { ownerId: null })).toBe(false);
  expect(canManagePeople(person("x", "administrator"), { ownerId: null })).toBe(true);
  expect(canLeave(person("maintainer"), { ...appliance, ownerId: "maintainer" })).toBe(false);
});
