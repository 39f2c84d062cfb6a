import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditActions } from "./audit-event.ts";
import { actionsOf, auditFilterFields, readAuditQuestion, toAuditParameters } from "./filter.ts";

describe("a question", () => {
  it("is nothing at first", () => {
    expect(readAuditQuestion({})).toEqual({ typed: {}, order: "newest", filter: {}, problems: {} });
  });

  it.each([
    [{ who: "  Ann\u0000Lee " }, { who: "Ann Lee" }],
    [{ who: ["Ann", "Bob"] }, { who: "Ann" }],
    [{ action: "version." }, { action: "version." }],
    [{ action: "person.blocked" }, { action: "person.blocked" }],
    [{ address: "::ffff:192.0.2.7" }, { address: "192.0.2.7" }],
    [{ address: "2001:DB8:0:0::7" }, { address: "2001:db8::7" }],
    [{ token: "0123456789ABCDEF" }, { token: "0123456789abcdef" }],
    [{ from: "2026-11-23" }, { from: new Date("2026-11-23T00:00:00Z") }],
    [{ to: "2026-11-23" }, { to: new Date("2026-11-24T00:00:00Z") }],
    [{ to: "2028-02-29" }, { to: new Date("2028-03-01T00:00:00Z") }],
    [{ from: "2026-11-23T10:15" }, { from: new Date("2026-11-23T10:15:00Z") }],
    [{ to: "2026-11-23T10:15Z" }, { to: new Date("2026-11-23T10:16:00Z") }],
    [
      { from: "2026-11-23", to: "2026-11-23" },
      { from: new Date("2026-11-23"), to: new Date("2026-11-24") },
    ],
    [{ nonsense: "x", page: "7" }, {}],
  ])("%j is understood", (parameters, filter) => {
    expect(readAuditQuestion(parameters)).toMatchObject({ filter, problems: {} });
  });

  it.each([
    ["action", "version"],
    ["action", "version.burnt"],
    ["action", "."],
    ["token", "slw_0123456789abcdef"],
    ["token", "0123"],
    ["address", "localhost"],
    ["address", "192.0.2.0/24"],
    ["from", "yesterday"],
    ["from", "2026-02-30"],
    ["from", "2026-13-01"],
    ["to", "23.11.2026"],
    ["to", "2026-11-23T25:00"],
    ["who", "x".repeat(301)],
  ])("says what is wrong with %s=%s, and keeps it", (field, value) => {
    const { filter, problems, typed } = readAuditQuestion({ [field]: value });
    expect(filter).toBeNull();
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(/\.$/);
    expect(typed).toEqual({ [field]: value });
  });

  it("says that the days are the wrong way round", () => {
    const { filter, problems } = readAuditQuestion({ from: "2026-11-23", to: "2026-11-22" });
    expect(filter).toBeNull();
    expect(problems.to).toMatch(/before/);
  });

  it("never throws, and survives the address", () => {
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.array(fc.string()),
      fc.constant(undefined),
    );
    const parameters = fc.record(
      Object.fromEntries([...auditFilterFields, "order"].map((field) => [field, value])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(parameters, (given) => {
        const question = readAuditQuestion(given);
        const again = readAuditQuestion(Object.fromEntries(toAuditParameters(question)));
        expect(again).toEqual(question);
      }),
    );
  });
});

describe("a group of actions", () => {
  it("stands for all that begin so", () => {
    expect(actionsOf("draft.")).toEqual([
      "draft.appliance_added",
      "draft.appliance_removed",
      "draft.appliance_updated",
      "draft.reverted",
      "draft.change_undone",
      "draft.images_chosen",
      "draft.appliance_followed",
      "draft.follow_mode_set",
      "draft.note_set",
      "draft.publication_proposed",
      "draft.proposal_declined",
      "draft.proposal_withdrawn",
      "draft.revision_restored",
    ]);
    expect(actionsOf("draft.reverted")).toEqual(["draft.reverted"]);
  });

  it("leaves no action out", () => {
    const groups = [...new Set(auditActions.map((action) => `${action.split(".")[0]}.`))];
    expect(groups.flatMap(actionsOf).sort()).toEqual([...auditActions].sort());
  });
});
