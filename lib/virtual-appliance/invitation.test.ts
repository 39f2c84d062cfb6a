import { describe, expect, it } from "vitest";
import { INVITATION_DAYS, invitationEnd, standingOf, whyNotAnswerable } from "./invitation.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const owner = { id: "owner", blockedAt: null, platformRoles: [] };
const open = { state: "open" as const, expiresAt: invitationEnd(NOW), invitedBy: owner };
const appliance = { ownerId: "owner" };

it("stands for two weeks", () => {
  const end = invitationEnd(NOW);
  expect(end.toISOString()).toBe("2026-12-08T09:00:00.000Z");
  expect(standingOf(open, appliance, new Date(end.getTime() - 1))).toBe("open");
  expect(standingOf(open, appliance, end)).toBe("expired");
  expect(INVITATION_DAYS).toBe(14);
});

describe.each([
  ["the owner", owner, "open"],
  ["somebody who owns it no more", { ...owner, id: "before" }, "void"],
  ["an administrator", { ...owner, id: "a", platformRoles: [{ role: "administrator" }] }, "open"],
  ["a security officer", { ...owner, id: "s", platformRoles: [{ role: "security_officer" }] }, "void"],
  ["an owner who is blocked", { ...owner, blockedAt: NOW }, "void"],
  ["the service itself", null, "open"],
])("sent by %s", (_who, invitedBy, standing) => {
  it(`is ${standing}`, () => {
    expect(standingOf({ ...open, invitedBy }, appliance, NOW)).toBe(standing);
  });

  it.each(["accepted", "declined", "withdrawn"] as const)("stays %s", (state) => {
    expect(standingOf({ ...open, invitedBy, state }, appliance, NOW)).toBe(state);
  });
});

it("is void when nobody owns the appliance any more", () => {
  expect(standingOf({ ...open, invitedBy: { ...owner, id: "x" } }, { ownerId: null }, NOW)).toBe("void");
});

it("says why it cannot be answered, but while it can", () => {
  expect(whyNotAnswerable("open")).toBeNull();
  for (const standing of ["accepted", "declined", "withdrawn", "expired", "void"] as const) {
    expect(whyNotAnswerable(standing)).toMatch(/^This invitation .*\.$/);
  }
});
