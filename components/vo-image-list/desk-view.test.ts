import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyView,
  DESK_FILTERS,
  DESK_ORDERS,
  DESK_PAGE_SIZE,
  type DeskFacts,
  type DeskFilter,
  type DeskView,
  deskQuery,
  deskViewSchema,
  pageOf,
  passesFilter,
  type ViewedRow,
} from "./desk-view.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3600_000);
const FACTS: DeskFacts = { troubledImages: new Set(["bad"]), now: NOW };
const ALL: DeskView = { find: "", show: null, sort: "name", page: 1 };

function row({ name = "Debian", ...rest }: Partial<ViewedRow> & { name?: string } = {}): ViewedRow {
  return {
    appliance: { name },
    mark: "kept",
    images: [{ grade: "clean" }],
    imageIds: ["good"],
    status: "up_to_date",
    expiresAt: inDays(90),
    offers: ["remove"],
    ...rest,
  };
}

test.each<[string, ViewedRow, DeskFilter[]]>([
  ["all is well", row(), []],
  ["will be added", row({ mark: "to_add" }), ["to_add"]],
  ["will be removed", row({ mark: "to_remove", offers: ["add"] }), ["to_remove"]],
  ["will be updated", row({ mark: "to_update" }), ["to_update"]],
  ["outdated", row({ status: "outdated", offers: ["update", "remove"] }), ["outdated"]],
  ["expires in 30 days", row({ expiresAt: inDays(30) }), ["expiring"]],
  ["expires in 31 days", row({ expiresAt: inDays(31) }), []],
  ["without expiry", row({ expiresAt: null }), []],
  [
    "expired, with a newer version",
    row({ status: "expired", expiresAt: NOW, offers: ["update", "remove"] }),
    ["outdated", "problems"],
  ],
  ["expired, without", row({ status: "expired", expiresAt: inDays(-1) }), ["problems"]],
  ["removed by its authors", row({ status: "removed" }), ["problems"]],
  ["hidden", row({ status: "hidden" }), ["problems"]],
  ["revoked", row({ status: "revoked" }), ["problems"]],
  ["not fit to run, by its image report", row({ images: [{ grade: "failing" }] }), ["problems"]],
  ["with warnings in its image report", row({ images: [{ grade: "advice" }, { grade: null }] }), []],
  ["a file is missing", row({ imageIds: ["good", "bad"] }), ["problems"]],
  [
    "could be added, and expires soon",
    row({ mark: "candidate", status: null, offers: ["add"], expiresAt: inDays(3), imageIds: ["bad"] }),
    ["candidates"],
  ],
])("%s", (_what, one, filters) => {
  expect(DESK_FILTERS.filter((filter) => passesFilter(one, filter, FACTS))).toEqual(filters);
});

describe("a view", () => {
  const debian = row({ name: "Debian", status: "outdated" });
  const galaxy = row({ name: "Galaxy", status: "revoked", expiresAt: inDays(200) });
  const rocky = row({ name: "Rocky Linux", expiresAt: inDays(3) });
  const names = (view: Partial<DeskView>) =>
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
      show: fc.constantFrom(null, ...DESK_FILTERS),
      sort: fc.constantFrom(...DESK_ORDERS),
      page: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(view, (one) => {
        const search = Object.fromEntries(new URLSearchParams(deskQuery(one)));
        expect(deskViewSchema.parse(search)).toEqual(one);
      }),
    );
    expect(deskQuery(ALL)).toBe("");
  });

  test.each([{}, { show: "nothing", sort: "size", find: ["a", "b"], page: "-1" }])(
    "of an address like %j is the desk",
    (search) => {
      expect(deskViewSchema.parse(search)).toEqual(ALL);
    },
  );

  test("has pages that together are everything, in order", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 * DESK_PAGE_SIZE }), (count) => {
        const rows = Array.from({ length: count }, (_, number) => number);
        const pages = Array.from({ length: 6 }, (_, number) => pageOf(rows, number + 1));
        expect(pages.flat()).toEqual(rows);
        expect(pages.every((page) => page.length <= DESK_PAGE_SIZE)).toBe(true);
      }),
    );
  });
});
