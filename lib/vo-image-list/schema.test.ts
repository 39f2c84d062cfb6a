import { describe, expect, test } from "vitest";
import { draftApplianceSchema, draftSeenSchema, publishDraftSchema, revisionPairSchema } from "./schema.ts";

const messagesOf = (input: unknown) =>
  publishDraftSchema
    .safeParse(input)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("publishDraftSchema", () => {
  const input = { vo: "biomed", comment: " New Jupyter \n", changeCount: "7" };

  test("takes what the form sends: the comment trimmed, the count a number", () => {
    expect(publishDraftSchema.parse(input)).toEqual({ vo: "biomed", comment: "New Jupyter", changeCount: 7 });
  });

  test("wants a comment, and says for whom", () => {
    expect(messagesOf({ ...input, comment: "  " })).toEqual([
      "comment: Say in a few words what changes and why: managers and sites will read it.",
    ]);
  });

  test("takes 500 characters and no more", () => {
    expect(messagesOf({ ...input, comment: "x".repeat(500) })).toBeUndefined();
    expect(messagesOf({ ...input, comment: "x".repeat(501) })).toEqual([
      "comment: The comment must have at most 500 characters.",
    ]);
  });

  test.each([["no number"], ["1.5"], [undefined]])("refuses the count %s", (changeCount) => {
    expect(messagesOf({ ...input, changeCount })).toHaveLength(1);
  });
});

test("an appliance is named by its UUID", () => {
  const applianceId = "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091";
  expect(draftApplianceSchema.parse({ vo: "biomed", applianceId })).toEqual({ vo: "biomed", applianceId });
  expect(draftApplianceSchema.safeParse({ vo: "biomed", applianceId: "x' or 1=1" }).success).toBe(false);
});

test("a VO must be named, and the state of its draft that was seen", () => {
  expect(draftSeenSchema.safeParse({}).success).toBe(false);
  expect(draftSeenSchema.safeParse({ vo: "biomed" }).success).toBe(false);
  expect(draftSeenSchema.parse({ vo: "biomed", changeCount: "3" })).toEqual({ vo: "biomed", changeCount: 3 });
});

test.each([{}, { from: "x", to: "0" }, { from: ["1", "2"], to: "-1" }, { from: "9999999999" }])(
  "an address that names no two revisions, %j, is no error",
  (search) => {
    expect(revisionPairSchema.parse(search)).toEqual({});
  },
);
