import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyView,
  DRAFT_FILTERS,
  DRAFT_ORDERS,
  type DraftFacts,
  type DraftView,
  draftQuery,
  draftViewSchema,
  passesFilter,
  type ViewedGroup,
} from "./draft-view.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3600_000);
const FACTS: DraftFacts = { changedAppliances: new Set(["c"]), troubledImages: new Set(["bad"]), now: NOW };
const ALL: DraftView = { find: "", show: null, sort: "name" };

function group(more: Partial<ViewedGroup> & { id?: string; name?: string } = {}): ViewedGroup {
  const { id = "a", name = "Debian", ...rest } = more;
  return {
    appliance: { id, name },
    entries: [{ imageId: "good" }],
    status: "up_to_date",
    expiresAt: inDays(90),
    canUpdate: false,
    ...rest,
  };
}

test.each<[string, ViewedGroup, (typeof DRAFT_FILTERS)[number][]]>([
  ["all is well", group(), []],
  ["changed", group({ id: "c" }), ["changed"]],
  ["outdated", group({ status: "outdated", canUpdate: true }), ["to_update"]],
  ["expires in 30 days", group({ expiresAt: inDays(30) }), ["expiring"]],
  ["expires in 31 days", group({ expiresAt: inDays(31) }), []],
  ["without expiry", group({ expiresAt: null }), []],
  [
    "expired, with a newer version",
    group({ status: "expired", expiresAt: NOW, canUpdate: true }),
    ["to_update", "problems"],
  ],
  ["expired, without", group({ status: "expired", expiresAt: inDays(-1) }), ["problems"]],
  ["removed by its authors", group({ status: "removed" }), ["problems"]],
  ["hidden", group({ status: "hidden" }), ["problems"]],
  ["revoked", group({ status: "revoked" }), ["problems"]],
  ["a file is missing", group({ entries: [{ imageId: "good" }, { imageId: "bad" }] }), ["problems"]],
])("%s", (_what, one, filters) => {
  expect(DRAFT_FILTERS.filter((filter) => passesFilter(one, filter, FACTS))).toEqual(filters);
});

describe("a view", () => {
  const debian = group({ id: "a", name: "Debian", status: "outdated", canUpdate: true });
  const galaxy = group({ id: "b", name: "Galaxy", status: "revoked", expiresAt: inDays(200) });
  const rocky = group({ id: "c", name: "Rocky Linux", expiresAt: inDays(3) });
  const names = (view: Partial<DraftView>) =>
    applyView([debian, galaxy, rocky], { ...ALL, ...view }, FACTS).map(({ appliance }) => appliance.name);

  test("finds by any part of a name, and filters", () => {
    expect(names({})).toEqual(["Debian", "Galaxy", "Rocky Linux"]);
    expect(names({ find: "LINUX" })).toEqual(["Rocky Linux"]);
    expect(names({ show: "problems" })).toEqual(["Galaxy"]);
    expect(names({ show: "problems", find: "linux" })).toEqual([]);
  });

  test("has the gravest or the soonest first", () => {
    expect(names({ sort: "status" })).toEqual(["Galaxy", "Debian", "Rocky Linux"]);
    expect(names({ sort: "expiry" })).toEqual(["Rocky Linux", "Debian", "Galaxy"]);
  });

  test("survives its address", () => {
    const view = fc.record({
      find: fc.string().map((text) => text.trim()),
      show: fc.constantFrom(null, ...DRAFT_FILTERS),
      sort: fc.constantFrom(...DRAFT_ORDERS),
    });
    fc.assert(
      fc.property(view, (one) => {
        const search = Object.fromEntries(new URLSearchParams(draftQuery(one)));
        expect(draftViewSchema.parse(search)).toEqual(one);
      }),
    );
    expect(draftQuery(ALL)).toBe("");
  });

  test.each([{}, { show: "nothing", sort: "size", find: ["a", "b"] }])(
    "of an address like %j is the desk",
    (search) => {
      expect(draftViewSchema.parse(search)).toEqual(ALL);
    },
  );
});
