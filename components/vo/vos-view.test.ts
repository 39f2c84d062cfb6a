import { expect, test } from "vitest";
import { disciplinesOf, findVos, readVosView, vosAddress } from "./vos-view.ts";

const vo = (name: string, over: Record<string, unknown> = {}) => ({
  ...{ name, title: "", description: "", discipline: null, sites: 0, current: null },
  ...over,
});

const VOS = [
  vo("biomed", {
    title: "Biomedical research",
    discipline: "Life",
    sites: 3,
    current: { createdAt: new Date(2), entries: 8 },
  }),
  vo("lofar", {
    description: "Radio astronomy.",
    discipline: "Physics",
    current: { createdAt: new Date(5), entries: 4 },
  }),
  vo("atlas", { discipline: "Physics", sites: 9 }),
];

test.each([
  [{}, ["atlas", "biomed", "lofar"]],
  [{ q: "RESEARCH bio" }, ["biomed"]],
  [{ q: "astronomy" }, ["lofar"]],
  [{ q: "zzz" }, []],
  [{ discipline: "Physics" }, ["atlas", "lofar"]],
  [{ discipline: "Nothing" }, []],
  [{ sort: "published" }, ["lofar", "biomed", "atlas"]],
  [{ sort: "images" }, ["biomed", "lofar", "atlas"]],
  [{ sort: "sites" }, ["atlas", "biomed", "lofar"]],
  [{ sort: "toString" }, ["atlas", "biomed", "lofar"]],
])("%j finds %j", (parameters, names) => {
  expect(findVos(VOS, readVosView(parameters)).map(({ name }) => name)).toEqual(names);
});

test("an address that was read is the same when it is written", () => {
  const view = { text: "a b", discipline: "Life & more", sort: "sites" } as const;
  const address = new URL(vosAddress(view), "https://example.org");
  expect(readVosView(Object.fromEntries(address.searchParams))).toEqual(view);
  expect(vosAddress(readVosView({}))).toBe("/vos");
});

test("disciplines are counted", () => {
  expect(disciplinesOf(VOS)).toEqual([
    { discipline: "Life", count: 1 },
    { discipline: "Physics", count: 2 },
  ]);
});
