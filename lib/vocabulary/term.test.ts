import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { swapWithNeighbour } from "./sibling-positions.ts";
import {
  findLookAlike,
  findParentProblem,
  foldName,
  inTreeOrder,
  MOST_LEVELS,
  type TreeTerm,
  withDescendants,
} from "./term.ts";

const term = (id: string, parentId: string | null = null, position = 1): TreeTerm => ({
  id,
  parentId,
  position,
  name: `Term ${id}`,
});

/** Any forest: every term stands below an earlier one, or at the top. */
const forest = fc
  .array(fc.record({ above: fc.nat(), position: fc.nat({ max: 3 }) }), { maxLength: 12 })
  .map((rows) =>
    rows.map(({ above, position }, index) =>
      term(String(index), above % (index + 1) === index ? null : String(above % (index + 1)), position),
    ),
  );

describe("inTreeOrder", () => {
  it("puts parents before their children and siblings by position", () => {
    const terms = [term("b", null, 2), term("a2", "a", 2), term("a", null, 1), term("a1", "a", 1)];
    expect(inTreeOrder(terms).map(({ id, level }) => `${level}${id}`)).toEqual(["0a", "1a1", "1a2", "0b"]);
  });

  it("puts a term at the top when its parent is not among them", () => {
    expect(inTreeOrder([term("a", "gone")])).toMatchObject([{ id: "a", level: 0 }]);
  });

  it("keeps every term, each one level below its parent", () => {
    fc.assert(
      fc.property(forest, (terms) => {
        const ordered = inTreeOrder(terms);
        expect(ordered.map(({ id }) => id).toSorted()).toEqual(terms.map(({ id }) => id).toSorted());
        for (const [index, { parentId, level }] of ordered.entries()) {
          const parentIndex = ordered.findIndex(({ id }) => id === parentId);
          expect(level).toBe(parentId === null ? 0 : (ordered[parentIndex]?.level ?? 0) + 1);
          expect(parentIndex).toBeLessThan(index);
        }
      }),
    );
  });
});

describe("findParentProblem", () => {
  const terms = [term("1"), term("1.1", "1"), term("1.1.1", "1.1"), term("2"), term("2.1", "2")];

  it.each([
    [null, "1", null],
    [null, "1.1", null],
    [null, "1.1.1", /At most 3 levels/],
    [null, "gone", /not there any more/],
    ["1", "1", /below itself/],
    ["1", "1.1.1", /below itself/],
    ["1", "2", /At most 3 levels/],
    ["1.1", "2", null],
    ["1.1", "2.1", /At most 3 levels/],
    ["1.1.1", "2.1", null],
    ["2.1", "1.1", null],
  ])("%s below %s", (id, parentId, expected) => {
    const problem = findParentProblem(terms, "category", id, parentId);
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });

  it("has no tree of licences", () => {
    expect(findParentProblem(terms, "licence", null, "1")).toMatch(/Licences/);
  });

  it("never lets a cycle or a fourth level come about", () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (terms, one, other) => {
        fc.pre(terms.length > 0 && Math.max(...inTreeOrder(terms).map(({ level }) => level)) < MOST_LEVELS);
        const moved = terms[one % terms.length] as TreeTerm;
        const parent = terms[other % terms.length] as TreeTerm;
        fc.pre(findParentProblem(terms, "category", moved.id, parent.id) === null);
        const after = terms.map((each) => (each === moved ? { ...each, parentId: parent.id } : each));
        const ordered = inTreeOrder(after);
        // What goes round in a circle is below nothing at the top.
        expect(ordered).toHaveLength(terms.length);
        expect(Math.max(...ordered.map(({ level }) => level))).toBeLessThan(MOST_LEVELS);
      }),
    );
  });
});

describe("names that look alike", () => {
  it.each([
    ["Data services", "data  Services"],
    ["Data services", "Data-services"],
    ["Médecine", "Medecine"],
    ["GPL-2.0", "GPL 2.0"],
  ])("%s and %s", (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
    expect(findLookAlike([{ id: "1", name: one }], other)).toBeDefined();
    expect(findLookAlike([{ id: "1", name: one }], other, "1")).toBeUndefined();
  });

  it.each([
    ["C", "C++"],
    ["C", "C#"],
    ["GPL-2.0-only", "GPL-2.0-or-later"],
    ["物理", "化学"],
  ])("%s and %s do not", (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  it("a name of marks only is itself", () => {
    expect(foldName("!?")).not.toBe(foldName("?!"));
  });
});

describe("swapWithNeighbour", () => {
  const terms = [term("a", null, 1), term("b", null, 1), term("c", null, 7), term("other", "a", 2)];
  const orderAfter = (id: string, direction: "up" | "down") =>
    swapWithNeighbour(terms, id, direction)?.map((place) => place.id);

  it("changes places and numbers all siblings anew", () => {
    expect(orderAfter("b", "up")).toEqual(["b", "a", "c"]);
    expect(orderAfter("b", "down")).toEqual(["a", "c", "b"]);
    expect(swapWithNeighbour(terms, "b", "up")?.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it("does nothing at the ends, nor across parents", () => {
    expect(orderAfter("a", "up")).toBeUndefined();
    expect(orderAfter("c", "down")).toBeUndefined();
    expect(orderAfter("other", "up")).toBeUndefined();
  });
});

it("descendants are found in whatever order the terms come", () => {
  const terms = [term("1.1.1", "1.1"), term("1.1", "1"), term("1"), term("2")];
  expect([...withDescendants(terms, "1")].toSorted()).toEqual(["1", "1.1", "1.1.1"]);
});
