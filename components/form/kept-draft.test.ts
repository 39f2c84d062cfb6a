import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endDrafts, forgetDraft, readDraft, tidyDrafts, writeDraft } from "./kept-draft.ts";

const DAY_MS = 24 * 3600 * 1000;
const PLACE = { owner: "ann", form: "appliance", thing: "debian" };
const DRAFT = { values: { name: "Debian" }, basis: "7", at: 1000 };

/** As a browser's own storage behaves. */
function createStore() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

describe("a kept draft", () => {
  test("comes back as it was, whatever was typed, and nowhere else", () => {
    const text = fc.string({ unit: "grapheme" });
    const place = fc.record({ owner: text, form: text, thing: text });
    fc.assert(
      fc.property(place, place, fc.dictionary(text, text), (here, there, values) => {
        const store = createStore();
        const draft = { ...DRAFT, values: { ...values } };
        writeDraft(store, here, draft, 0);
        expect(readDraft(store, here, 1000)).toEqual(draft);
        if (JSON.stringify(here) !== JSON.stringify(there)) {
          expect(readDraft(store, there, 1000)).toBeNull();
        }
        forgetDraft(store, here);
        expect(store.items.size).toBe(0);
      }),
    );
  });

  test("is gone after a month", () => {
    const store = createStore();
    writeDraft(store, PLACE, DRAFT, 0);
    expect(readDraft(store, PLACE, 1000 + 30 * DAY_MS)).toEqual(DRAFT);
    expect(readDraft(store, PLACE, 1001 + 30 * DAY_MS)).toBeNull();
  });

  test.each(["", "no JSON", "null", "[]", '{"at":1}', '{"at":1,"values":{"a":1}}'])(
    "is none where %j is kept",
    (kept) => {
      const store = createStore();
      store.setItem("slipway.draft:ann:appliance:debian", kept);
      expect(readDraft(store, PLACE, 1000)).toBeNull();
    },
  );
});

describe("signing out", () => {
  test("takes every draft, and leaves what is not ours", () => {
    const store = createStore();
    store.setItem("theme", "dark");
    writeDraft(store, PLACE, DRAFT, 0);
    writeDraft(store, { ...PLACE, owner: "bob" }, DRAFT, 0);
    endDrafts(store, 2000);
    expect([...store.items.keys()].sort()).toEqual(["slipway.drafts-ended", "theme"]);
  });

  test("a page that was open before keeps nothing any more; one that was loaded after does", () => {
    const store = createStore();
    endDrafts(store, 2000);
    writeDraft(store, PLACE, DRAFT, 1999);
    expect(readDraft(store, PLACE, 2500)).toBeNull();
    writeDraft(store, PLACE, DRAFT, 2001);
    expect(readDraft(store, PLACE, 2500)).toEqual(DRAFT);
  });
});

test("whoever signs in keeps their own drafts and none of somebody else", () => {
  const store = createStore();
  const others = [
    { ...PLACE, owner: "bob" },
    { ...PLACE, owner: "anna" },
    { ...PLACE, owner: "a:nn" },
  ];
  for (const place of [PLACE, ...others]) writeDraft(store, place, DRAFT, 0);
  tidyDrafts(store, "ann", 2000);
  expect(readDraft(store, PLACE, 2000)).toEqual(DRAFT);
  for (const place of others) expect(readDraft(store, place, 2000)).toBeNull();
});
