/**
 * What somebody has typed into a form and not yet sent, kept in their browser: it outlives a reload, a crash and a session
 * that ran out, and is gone when they sign out or somebody else signs in.
 */

/** Which form of which thing, typed by whom. */
export type DraftPlace = { owner: string; form: string; thing: string };

export type KeptDraft = {
  /** By field name, as the form sends them. */
  values: Readonly<Record<string, string>>;
  /** The state of the thing that was on the screen while it was typed; null where nothing is being changed. */
  basis: string | null;
  /** Milliseconds since 1970, UTC. */
  at: number;
};

const PREFIX = "slipway.draft:";
const ENDED = "slipway.drafts-ended";
const LONGEST_LIFE_MS = 30 * 24 * 3600 * 1000;

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The draft at a place; null when there is none, or none that can be read. */
export function readDraft(store: Store, place: DraftPlace, now: number): KeptDraft | null {
  const draft = parse(store.getItem(keyOf(place)));
  return draft && now - draft.at <= LONGEST_LIFE_MS ? draft : null;
}

/**
 * Keeps a draft, unless somebody has signed out here since the page was loaded: what is typed into a page that was left
 * open must not come back after that.
 *
 * @param loadedAt milliseconds since 1970
 */
export function writeDraft(store: Store, place: DraftPlace, draft: KeptDraft, loadedAt: number): void {
  if (Number(store.getItem(ENDED) ?? 0) > loadedAt) return;
  store.setItem(keyOf(place), JSON.stringify(draft));
}

/** It was sent, or is not wanted any more. */
export function forgetDraft(store: Store, place: DraftPlace): void {
  store.removeItem(keyOf(place));
}

/** Somebody signs out. */
export function endDrafts(store: Store, now: number): void {
  for (const key of keysOf(store)) store.removeItem(key);
  store.setItem(ENDED, String(now));
}

/** Somebody is here: what others left behind, and what nobody came back for, goes. */
export function tidyDrafts(store: Store, owner: string, now: number): void {
  const own = keyOf({ owner, form: "", thing: "" }).replace(/::$/, ":");
  for (const key of keysOf(store)) {
    const draft = parse(store.getItem(key));
    if (!key.startsWith(own) || !draft || now - draft.at > LONGEST_LIFE_MS) store.removeItem(key);
  }
}

function keyOf({ owner, form, thing }: DraftPlace): string {
  return PREFIX + [owner, form, thing].map(encodeURIComponent).join(":");
}

function keysOf(store: Store): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(PREFIX));
}

function parse(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    const { values, basis, at } = JSON.parse(text) as Partial<KeptDraft>;
    if (typeof at !== "number" || typeof values !== "object" || values === null) return null;
    if (!Object.values(values).every((value) => typeof value === "string")) return null;
    return { values, at, basis: typeof basis === "string" ? basis : null };
  } catch {
    return null;
  }
}
