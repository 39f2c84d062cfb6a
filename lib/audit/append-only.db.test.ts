/** What was recorded stays, whoever asks: triggers hold even the owner of the tables back. */
import { beforeAll, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import { appendEvent } from "#lib/testing/audit-events.ts";

let id: string;

beforeAll(async () => {
  id = await appendEvent({ actorName: "Ann" });
});

test.each([
  ["changed", `UPDATE "AuditEvent" SET "actorName" = 'Nobody'`],
  ["changed in what may be empty", `UPDATE "AuditEvent" SET "address" = NULL, "details" = '{}'`],
  ["given another number", `UPDATE "AuditEvent" SET "id" = -1`],
  ["deleted", `DELETE FROM "AuditEvent"`],
  ["emptied", `TRUNCATE "AuditEvent"`],
  ["emptied with whatever hangs on it", `TRUNCATE "AuditEvent" RESTART IDENTITY CASCADE`],
  [
    "changed by an insertion",
    `INSERT INTO "AuditEvent" SELECT * FROM "AuditEvent" ON CONFLICT ("id") DO UPDATE SET "actorName" = 'Nobody'`,
  ],
  [
    "changed by a merge",
    `MERGE INTO "AuditEvent" e USING (SELECT 1) s ON true WHEN MATCHED THEN UPDATE SET "actorName" = 'Nobody'`,
  ],
  ["deleted by a merge", `MERGE INTO "AuditEvent" e USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE`],
])("the trail cannot be %s, not by its owner", async (_what, statement) => {
  await expect(asOwner(statement)).rejects.toThrow(/cannot be changed|only ever appended to/);
  const kept = await getDatabase().auditEvent.findUniqueOrThrow({ where: { id: BigInt(id) } });
  expect(kept.actorName).toBe("Ann");
});
