import { expect, test } from "vitest";
import { publicHistory } from "./public-history.ts";

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const PUBLISHED = {
  ...{ version: "1.0", state: "latest" as const, status: "current" as const },
  ...{ publishedAt: day(2), expiresAt: day(20), hiddenAt: null, revokedAt: null, imported: false },
};

test("tells what happened, the newest first; what is to come is no history", () => {
  const events = publicHistory(
    { createdAt: day(1), archivedAt: day(12) },
    [
      { ...PUBLISHED, version: "2.0", publishedAt: day(9), revokedAt: day(10) },
      { ...PUBLISHED, state: "previous", expiresAt: day(8), imported: true },
    ],
    day(15),
  );
  expect(events.map(({ what, version, at }) => `${at.getUTCDate()} ${what} ${version ?? ""}`.trim())).toEqual(
    ["12 archived", "10 revoked 2.0", "9 published 2.0", "8 expired 1.0", "2 imported 1.0", "1 registered"],
  );
});

test("says nothing of what is being prepared", () => {
  const working = { ...PUBLISHED, state: "working" as const, publishedAt: null };
  expect(publicHistory({ createdAt: day(1), archivedAt: null }, [working], day(15))).toHaveLength(1);
});
