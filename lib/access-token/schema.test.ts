import { describe, expect, test } from "vitest";
import { expiryOf, newPersonTokenSchema, newProviderTokenSchema } from "./schema.ts";

const now = new Date("2026-11-23T12:00:00Z");

describe("the form of a new token", () => {
  test("sends lines, boxes and a choice", () => {
    const parsed = newPersonTokenSchema.parse({
      name: "  my pipeline ",
      readableVos: "biomed\nops",
      readsApi: "on",
      writableAppliances: "0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1",
      expiry: "90",
      expiresOn: "",
      allowedRanges: "192.0.2.0/24, 2001:db8::/48\n198.51.100.7",
    });
    expect(parsed).toEqual({
      name: "my pipeline",
      readableVos: ["biomed", "ops"],
      readsApi: true,
      writableAppliances: ["0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1"],
      curatableVos: [],
      expiry: 90,
      expiresOn: "",
      allowedRanges: ["192.0.2.0/24", "2001:db8::/48", "198.51.100.7"],
    });
  });

  test("may send nothing but a name: then it is for nothing, for a year, from everywhere", () => {
    expect(newPersonTokenSchema.parse({ name: "x" })).toMatchObject({
      readableVos: [],
      readsApi: false,
      expiry: 365,
      allowedRanges: [],
    });
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: "x".repeat(101) }, "name"],
    [{ name: "x", expiry: "soon" }, "expiry"],
    [{ name: "x", expiry: "-1" }, "expiry"],
    [{ name: "x", expiry: "date" }, "expiresOn"],
    [{ name: "x", expiry: "date", expiresOn: "23/11/2027" }, "expiresOn"],
    [{ name: "x", expiry: "date", expiresOn: "2027-13-01" }, "expiresOn"],
    [{ name: "x", writableAppliances: "cirros" }, "writableAppliances"],
  ])("%j is wrong at %s", (values, field) => {
    const { error } = newPersonTokenSchema.safeParse(values);
    expect([...new Set(error?.issues.map(({ path }) => path[0]))]).toEqual([field]);
  });

  test("of a provider knows no rights beyond lists", () => {
    const providerId = "0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1";
    const parsed = newProviderTokenSchema.parse({
      name: "x",
      providerId,
      readsApi: "on",
      curatableVos: "ops",
    });
    expect(parsed).not.toHaveProperty("readsApi");
    expect(parsed).not.toHaveProperty("curatableVos");
  });
});

test("a token expires so many days ahead, or at the end of the day that was chosen", () => {
  expect(expiryOf({ expiry: 30, expiresOn: "" }, now)).toEqual(new Date("2026-12-23T12:00:00Z"));
  expect(expiryOf({ expiry: "date", expiresOn: "2027-01-31" }, now)).toEqual(
    new Date("2027-01-31T23:59:59Z"),
  );
});
