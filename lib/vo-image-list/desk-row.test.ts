/** Every situation that a row of the desk can be in: those of AppDB's editor, and what came after it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DeskEntry,
  type DeskMark,
  type DeskOffer,
  draftObstacles,
  GRAVITY,
  toCandidateRow,
  toDeskRows,
} from "./desk-row.ts";
import type { EntryStatus } from "./entry.ts";

const MARCH = new Date("2027-03-01T00:00:00Z");
const MAY = new Date("2027-05-01T00:00:00Z");
const DEBIAN = { id: "1", slug: "debian", name: "Debian", archivedAt: null };
const ROCKY = { id: "2", slug: "rocky-linux", name: "Rocky Linux", archivedAt: null };
const IMAGE = {
  ...{ osName: "Debian", osVersion: "13", arch: "x86_64", format: "qcow2" },
  ...{ checksumSource: "measured" as const, grade: "clean" as const },
};

/** An entry of version 2.0, which is the latest and may be listed. */
function entry(more: Partial<DeskEntry> = {}): DeskEntry {
  return {
    entryIdentifier: "e",
    imageId: `image of ${more.version ?? "2.0"}`,
    appliance: DEBIAN,
    image: IMAGE,
    version: "2.0",
    newestVersion: "2.0",
    newestIsListable: true,
    status: "up_to_date",
    expiresAt: MAY,
    followMode: "decide",
    ...more,
  };
}

type Situation = {
  draft: DeskEntry[];
  published: DeskEntry[];
  mark: DeskMark;
  status: EntryStatus;
  offers: DeskOffer[];
  advice: string | null;
};

const current = entry();
const older = entry({ version: "1.0", status: "outdated" });
const stale = entry({ version: "1.0", status: "outdated", newestIsListable: false });
const expired = entry({ status: "expired", newestIsListable: false });
const replaceable = entry({ version: "1.0", status: "expired" });
const both = (one: DeskEntry) => ({ draft: [one], published: [one], mark: "kept" as const });

/** Rows of the table "Row situations and message" of AppDB's editor, in its order; then our own. */
const SITUATIONS: [string, Situation][] = [
  [
    "in published and draft, up to date",
    { ...both(current), status: "up_to_date", offers: ["remove"], advice: null },
  ],
  [
    "only in draft",
    {
      draft: [current],
      published: [],
      mark: "to_add",
      status: "up_to_date",
      offers: ["remove"],
      advice: null,
    },
  ],
  [
    "only in published",
    {
      draft: [],
      published: [current],
      mark: "to_remove",
      status: "up_to_date",
      offers: ["add"],
      advice: null,
    },
  ],
  [
    "draft pin newer than published pin",
    {
      ...{ draft: [current], published: [older], mark: "to_update", status: "up_to_date" },
      ...{ offers: ["remove"], advice: null },
    },
  ],
  [
    "pin obsolete, newer version valid",
    {
      ...both(older),
      ...{ status: "outdated", offers: ["update", "remove"], advice: "A newer version is available." },
    },
  ],
  [
    "pin obsolete and newer also expired",
    {
      ...both(stale),
      ...{ status: "outdated", offers: ["remove"] },
      advice: "Outdated, and the newer version has expired too: remove it.",
    },
  ],
  [
    "pin current but expired",
    {
      ...both(expired),
      ...{ status: "expired", offers: ["remove"] },
      advice: "Expired: remove it. It leaves the published list by itself.",
    },
  ],
  [
    "pin expired, newer valid version exists",
    {
      ...both(replaceable),
      ...{ status: "expired", offers: ["update", "remove"] },
      advice: "This version has expired, but a newer one is available.",
    },
  ],
  [
    "withdrawn, nothing newer",
    {
      ...both(entry({ status: "hidden", newestIsListable: false })),
      ...{ status: "hidden", offers: ["remove"] },
      advice: "Its authors withdrew this version: remove it. It leaves the published list by itself.",
    },
  ],
  [
    "withdrawn, and a newer version",
    {
      ...both(entry({ version: "1.0", status: "hidden" })),
      ...{ status: "hidden", offers: ["update", "remove"] },
      advice: "Its authors withdrew this version, but a newer one is available.",
    },
  ],
  [
    "revoked, nothing newer",
    {
      ...both(entry({ status: "revoked", newestIsListable: false })),
      ...{ status: "revoked", offers: ["remove"] },
      advice: "A security officer stopped this version: remove it.",
    },
  ],
  [
    "revoked, and a newer version",
    {
      ...both(entry({ version: "1.0", status: "revoked" })),
      ...{ status: "revoked", offers: ["update", "remove"] },
      advice: "A security officer stopped this version, but a newer one is available.",
    },
  ],
  [
    "the image was removed, the appliance goes on",
    {
      ...both(entry({ version: "1.0", status: "removed" })),
      ...{ status: "removed", offers: ["update", "remove"] },
      advice: "Its latest version has this image no more: update it, or remove it.",
    },
  ],
  [
    "the appliance has no version any more",
    {
      ...both(entry({ status: "removed", newestVersion: null, newestIsListable: false })),
      ...{ status: "removed", offers: ["remove"] },
      advice: "Its authors offer this image no more: remove it.",
    },
  ],
  [
    "only in published, and it cannot be listed any more",
    { draft: [], published: [expired], mark: "to_remove", status: "expired", offers: [], advice: null },
  ],
  [
    "only in published, and its owner has archived it",
    {
      ...{ draft: [], published: [entry({ appliance: { ...DEBIAN, archivedAt: MARCH } })] },
      ...{ mark: "to_remove", status: "up_to_date", offers: [], advice: null },
    },
  ],
];

describe("a row whose entries are", () => {
  test.each(SITUATIONS)("%s", (_what, { draft, published, ...expected }) => {
    const [row, ...more] = toDeskRows(draft, published);
    expect(more).toEqual([]);
    expect(row).toMatchObject(expected);
  });

  test("none: it could be added", () => {
    const row = toCandidateRow({ ...DEBIAN, latest: { version: "2.0", expiresAt: MAY, images: [] } });
    expect(row).toMatchObject({ mark: "candidate", status: null, offers: ["add"], newestVersion: "2.0" });
  });
});

describe("an appliance with several images", () => {
  test("is one row, and rows go by name", () => {
    const rows = toDeskRows(
      [entry({ appliance: ROCKY }), entry(), entry({ appliance: ROCKY, entryIdentifier: "f" })],
      [],
    );
    expect(rows.map(({ appliance, images }) => [appliance.name, images.length])).toEqual([
      ["Debian", 1],
      ["Rocky Linux", 2],
    ]);
  });

  test("the gravest status and the earliest expiry speak for all; how they follow is said where they do alike", () => {
    const [row] = toDeskRows(
      [
        entry({ followMode: "publish" }),
        entry({ entryIdentifier: "f", status: "outdated", version: "1.0", expiresAt: MARCH }),
        entry({ entryIdentifier: "g", status: "removed", expiresAt: null, followMode: "prepare" }),
      ],
      [],
    );
    expect(row).toMatchObject({
      ...{ status: "removed", expiresAt: MARCH, versions: ["2.0", "1.0"], followMode: null },
    });
    const alike = [entry({ followMode: "publish" }), entry({ entryIdentifier: "f", followMode: "publish" })];
    expect(toDeskRows(alike, [])[0]?.followMode).toBe("publish");
    expect(toDeskRows([], alike)[0]).not.toHaveProperty("followMode");
  });

  test("one of which leaves or comes is updated", () => {
    const other = entry({ entryIdentifier: "f", imageId: "other" });
    expect(toDeskRows([current], [current, other])[0]?.mark).toBe("to_update");
    expect(toDeskRows([current, other], [current])[0]?.mark).toBe("to_update");
    expect(toDeskRows([other, current], [current, other])[0]?.mark).toBe("kept");
  });
});

const entries = fc.uniqueArray(
  fc.record({
    appliance: fc.constantFrom(DEBIAN, ROCKY),
    entryIdentifier: fc.constantFrom("a", "b", "c", "d"),
    imageId: fc.constantFrom("i", "j"),
    status: fc.constantFrom(...GRAVITY),
  }),
  { selector: ({ entryIdentifier }) => entryIdentifier },
);

test("no entry is lost and none comes twice, and what is the same is kept", () => {
  fc.assert(
    fc.property(entries, entries, (draft, published) => {
      const rows = toDeskRows(draft.map(entry), published.map(entry));
      const drafted = rows.filter(({ mark }) => mark !== "to_remove").flatMap(({ imageIds }) => imageIds);
      expect(drafted).toHaveLength(draft.length);
      expect(new Set(rows.map(({ appliance }) => appliance.id)).size).toBe(rows.length);
      const same = toDeskRows(draft.map(entry), draft.map(entry));
      expect(same.every(({ mark }) => mark === "kept")).toBe(true);
    }),
  );
});

describe("what stands in the way of publishing", () => {
  test("nothing, when something differs and all is fit", () => {
    expect(draftObstacles(toDeskRows([older], []), 1, null)).toEqual([]);
  });

  test("each reason is said; what leaves is in nobody's way", () => {
    const rows = toDeskRows(
      [
        entry({ status: "revoked", version: "1.0" }),
        entry({ appliance: ROCKY, entryIdentifier: "f", status: "expired", newestIsListable: false }),
      ],
      [entry({ appliance: { ...ROCKY, id: "3", name: "Alma" }, entryIdentifier: "g", status: "expired" })],
    );
    expect(draftObstacles(rows, 0, 4)).toEqual([
      "Nothing differs from the newest revision. Add, update or remove something.",
      "Revision 4 is still being signed; wait until it is done.",
      "Update or remove Debian: it is revoked.",
      "Remove Rocky Linux: it is expired.",
    ]);
  });
});
