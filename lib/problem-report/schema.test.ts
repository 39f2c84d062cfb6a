import { describe, expect, test } from "vitest";
import { reportProblemSchema } from "./schema.ts";

const REPORT = { slug: "debian", reason: "typo", comment: "", email: "" };

describe("a report", () => {
  test("needs neither words nor an address", () => {
    expect(reportProblemSchema.parse(REPORT)).toEqual({ ...REPORT, comment: null, email: null });
    expect(reportProblemSchema.parse({ slug: "debian", reason: "typo" })).toMatchObject({ email: null });
  });

  test("of something else says what", () => {
    const { error } = reportProblemSchema.safeParse({ ...REPORT, reason: "other" });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["comment"]);
    expect(reportProblemSchema.safeParse({ ...REPORT, reason: "other", comment: "It bites." }).success).toBe(
      true,
    );
  });

  test.each([
    [{ reason: "boring" }, "reason"],
    [{ email: "ann" }, "email"],
    [{ email: "ann@example.org\nBcc: bob@example.org" }, "email"],
    [{ comment: "x".repeat(2001) }, "comment"],
  ])("is refused with %j", (change, field) => {
    const { error } = reportProblemSchema.safeParse({ ...REPORT, ...change });
    expect(error?.issues[0]?.path[0]).toBe(field);
  });
});
