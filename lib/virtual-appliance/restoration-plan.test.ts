import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRestore, type RecordedEdit } from "./restoration-plan.ts";

const FIELDS = ["name", "summary", "tags"] as const;
const value = fc.constantFrom<unknown>("a", "b", "c", null, ["x"], ["x", "y"]);
const step = fc.record({ field: fc.constantFrom(...FIELDS), value });

/** Makes edits one after the other, and remembers every state between them. */
function live(steps: readonly { field: string; value: unknown }[]) {
  let state: Record<string, unknown> = { name: "first", summary: "first", tags: [] };
  const states = [state];
  const edits = steps.map(({ field, value: after }, index): RecordedEdit => {
    const changes = { [field]: { before: state[field], after } };
    state = { ...state, [field]: after };
    states.push(state);
    return { id: String(index), actorName: "Ann", occurredAt: new Date(index), changes };
  });
  return { edits, states, state };
}

const applied = (state: object, plan: ReturnType<typeof planRestore>) => ({
  ...state,
  ...Object.fromEntries(plan.map(({ field, restored }) => [field, restored])),
});

describe("the whole entry", () => {
  test("becomes what it was after any of its edits", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(), (steps, pick) => {
        const { edits, states, state } = live(steps);
        const index = pick % edits.length;
        const plan = planRestore("entry", { changes: {} }, edits.slice(index + 1), state);
        expect(applied(state, plan)).toEqual(states[index + 1]);
      }),
    );
  });
});

describe("one edit", () => {
  test("that was the last of its fields is undone, and nothing else", () => {
    const { edits, state } = live([
      { field: "name", value: "second" },
      { field: "tags", value: ["x"] },
    ]);
    const [first, second] = edits;
    if (!first || !second) throw new Error("There are two edits.");
    expect(planRestore("edit", first, [second], state)).toEqual([
      { field: "name", present: "second", restored: "first", touchedSince: [] },
    ]);
  });

  test("tells which later edits would go with it", () => {
    const { edits, state } = live([
      { field: "name", value: "second" },
      { field: "name", value: "third" },
    ]);
    const [first, ...later] = edits;
    if (!first) throw new Error("There are two edits.");
    expect(planRestore("edit", first, later, state)).toEqual([
      { field: "name", present: "third", restored: "first", touchedSince: [{ who: "Ann", at: new Date(1) }] },
    ]);
  });

  test("that was taken back by hand leaves nothing to undo", () => {
    const { edits, state } = live([
      { field: "name", value: "second" },
      { field: "name", value: "first" },
    ]);
    const [first, ...later] = edits;
    if (!first) throw new Error("There are two edits.");
    expect(planRestore("edit", first, later, state)).toEqual([]);
  });

  test("of a field that the entry no longer has is left alone", () => {
    const edit = { changes: { colour: { before: "red", after: "blue" } } };
    expect(planRestore("edit", edit, [], { name: "first" })).toEqual([]);
  });
});
