import pg from "pg";
import { expect, test } from "vitest";
import { asOwner } from "#lib/testing/as-owner.ts";
import { ensureApplicationRole } from "./application-role.ts";

const ownerUrl = process.env.OWNER_DATABASE_URL ?? "";

function urlOf(role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.href;
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("makes the role, with whatever password, and leaves it as it is the next time", async () => {
  const role = 'odd "role"';
  const url = urlOf(role, "it's a / p@ss:word");
  try {
    expect(await ensureApplicationRole(ownerUrl, url)).toBe(true);
    expect(await ensureApplicationRole(ownerUrl, urlOf(role, "another"))).toBe(true);
    expect(await query(url, 'SELECT count(*)::int FROM "AuditEvent"')).toEqual([{ count: 0 }]);
    await expect(query(url, 'DELETE FROM "AuditEvent"')).rejects.toThrow(/permission denied/);
    await expect(query(url, 'DELETE FROM "_prisma_migrations"')).rejects.toThrow(/permission denied/);
    await expect(query(url, "CREATE TABLE own (line text)")).rejects.toThrow(/permission denied/);
    await expect(query(url, "CREATE ROLE other")).rejects.toThrow(/permission denied/);
  } finally {
    await asOwner(`DROP OWNED BY ${pg.escapeIdentifier(role)}`);
    await asOwner(`DROP ROLE ${pg.escapeIdentifier(role)}`);
  }
});

test("two that prepare one database at once make one role", async () => {
  const url = urlOf("twice", "password");
  try {
    expect(await Promise.all([1, 2, 3].map(() => ensureApplicationRole(ownerUrl, url)))).toEqual([
      true,
      true,
      true,
    ]);
  } finally {
    await asOwner("DROP OWNED BY twice");
    await asOwner("DROP ROLE twice");
  }
});

test("says so when owner and service are one role", async () => {
  expect(await ensureApplicationRole(ownerUrl, ownerUrl)).toBe(false);
});

test("what later migrations bring, the service may use; a table that it may not change must be named", async () => {
  await asOwner('CREATE TABLE "Later" (line text)');
  const service = process.env.DATABASE_URL ?? "";
  await query(service, `INSERT INTO "Later" VALUES ('x')`);
  expect(await query(service, 'SELECT * FROM "Later"')).toEqual([{ line: "x" }]);
  await asOwner('DROP TABLE "Later"');
});
