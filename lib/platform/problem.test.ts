import { describe, expect, it } from "vitest";
import { AppError, notFound, requireThat } from "./errors.ts";
import { toProblem } from "./problem.ts";

describe("toProblem", () => {
  it.each([
    ["invalid_input", 422],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["gone", 410],
    ["rate_limited", 429],
    ["unavailable", 503],
  ] as const)("%s is %i", (code, status) => {
    expect(toProblem(new AppError(code, "some_rule", "Do this instead."))).toEqual({
      type: "about:blank",
      title: code.replace("_", " "),
      status,
      detail: "Do this instead.",
      reason: "some_rule",
    });
  });

  it("tells which field is meant, where one is", () => {
    const error = new AppError("conflict", "name_taken", "Taken.", { name: "Taken." });
    expect(toProblem(error)).toMatchObject({ status: 409, fieldErrors: { name: "Taken." } });
  });

  it.each([
    new Error("connect ECONNREFUSED 10.0.0.5:5432"),
    "secret",
    null,
    undefined,
    { code: "forbidden" },
  ])("tells the outside nothing of %s", (thrown) => {
    const problem = toProblem(thrown);
    expect(problem).toMatchObject({ status: 500, reason: "internal_error" });
    expect(JSON.stringify(problem)).not.toMatch(/ECONNREFUSED|10\.0\.0\.5|secret|forbidden/);
  });
});

describe("refusals", () => {
  it("what is not there is named", () => {
    expect(notFound("image")).toMatchObject({ code: "not_found", message: "There is no such image." });
  });

  it("who is not signed in is asked to, who is may not", () => {
    expect(() => requireThat(false, { kind: "anonymous" }, "Only owners.")).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
    expect(() => requireThat(false, { kind: "person" }, "Only owners.")).toThrow(
      expect.objectContaining({ code: "forbidden", message: "Only owners." }),
    );
    expect(() => requireThat(true, { kind: "anonymous" }, "Only owners.")).not.toThrow();
  });
});
