import { describe, expect, it } from "vitest";
import { type AuditEvent, auditActions, auditEventSchema } from "./audit-event.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";

const published: AuditEvent = {
  action: "version.published",
  objectKind: "version",
  objectId: ID,
  partOf: { kind: "appliance", id: ID },
  details: { version: "1.0", expiresAt: "2027-01-01T00:00:00.000Z", images: 1 },
};

describe("auditEventSchema", () => {
  it("takes what is in the catalogue", () => {
    expect(auditEventSchema.parse(published)).toEqual(published);
  });

  it.each([
    ["an action nobody knows", { action: "version.burnt" }],
    ["another kind of object", { objectKind: "appliance" }],
    ["an identifier that is none", { objectId: "1" }],
    ["no history to belong to", { partOf: undefined }],
    ["missing details", { details: { version: "1.0" } }],
    ["no details", { details: undefined }],
  ])("refuses %s", (_what, change) => {
    expect(auditEventSchema.safeParse({ ...published, ...change }).success).toBe(false);
  });

  it("keeps out what does not belong into the trail", () => {
    const withMore = { ...published, details: { ...published.details, secret: "x" } };
    expect(auditEventSchema.parse(withMore)).toEqual(published);
  });

  it("holds before and after of any field", () => {
    const edited = {
      action: "appliance.edited",
      objectKind: "appliance",
      objectId: ID,
      details: { changes: { tags: { before: [], after: ["x"] }, licence: { before: null, after: "MIT" } } },
    };
    expect(auditEventSchema.parse(edited)).toEqual(edited);
  });

  it("tells a change of roles in the history of its VO, where it is in one", () => {
    const changed = {
      action: "person.entitlement_roles_changed",
      objectKind: "person",
      objectId: ID,
      details: { gained: ["administrator"], lost: [] },
    };
    const inVo = { ...changed, partOf: { kind: "vo", id: ID } };
    expect(auditEventSchema.parse(changed)).toEqual(changed);
    expect(auditEventSchema.parse(inVo)).toEqual(inVo);
    expect(auditEventSchema.safeParse({ ...changed, partOf: { kind: "appliance", id: ID } }).success).toBe(
      false,
    );
  });

  it("names each action in one place only", () => {
    expect(new Set(auditActions).size).toBe(auditActions.length);
    for (const action of auditActions) expect(action).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });
});
