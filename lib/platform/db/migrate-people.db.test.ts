/** What people of the first release had is theirs after the migration that parts them from their identities. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asOwner } from "#lib/testing/as-owner.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../prisma/migrations");
const read = (name: string) => {
  const folder = readdirSync(FOLDER).find((entry) => entry.endsWith(name));
  return readFileSync(path.join(FOLDER, folder ?? "", "migration.sql"), "utf8");
};
const id = (number: number) => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, "0")}`;
const [ANN, BEN, VO, SITE, TWIN, APPLIANCE, VERSION, IMAGE, CHECK] = Array.from({ length: 9 }, (_, n) =>
  id(n),
);

let client: pg.Client;
const rows = async (sql: string) => (await client.query(sql)).rows;

beforeAll(async () => {
  await asOwner("create database before_people");
  const url = new URL(process.env.OWNER_DATABASE_URL ?? "");
  url.pathname = "/before_people";
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(read("_initial"));
  await client.query(`
    INSERT INTO "Person" ("id", "issuer", "subject", "name", "email", "affiliation", "entitlements", "createdAt") VALUES
      ('${ANN}', 'https://idp', 'ann', 'Ann', 'ann@example.org', 'Somewhere', '{urn:a,urn:b}', '2026-01-01'),
      ('${BEN}', 'https://idp', 'ben', 'Ben', '', NULL, NULL, '2026-02-01');
    INSERT INTO "Vo" ("id", "name", "title", "description") VALUES ('${VO}', 'biomed', 'Biomed', '');
    INSERT INTO "VoImageList" ("voId", "identifier") VALUES ('${VO}', gen_random_uuid());
    INSERT INTO "PlatformRoleGrant" ("personId", "role", "source") VALUES
      ('${ANN}', 'administrator', 'entitlement'), ('${ANN}', 'administrator', 'local');
    INSERT INTO "VoRoleGrant" ("voId", "personId", "role", "source") VALUES ('${VO}', '${BEN}', 'manager', 'entitlement');
    INSERT INTO "Provider" ("id", "name", "country") VALUES ('${SITE}', 'FJORD Cloud', 'NO'), ('${TWIN}', 'fjord cloud!', 'NO');
    INSERT INTO "AccessToken" ("id", "name", "secretSha256", "providerId", "readableVos", "expiresAt") VALUES
      ('0000000000000001', 'sync', '', '${SITE}', '{biomed,gone.example.org}', now() + interval '1 day');
    INSERT INTO "VirtualAppliance" ("id", "slug", "name", "summary", "description", "category", "disciplines", "tags", "listIdentifier")
      VALUES ('${APPLIANCE}', 'cirros', 'CirrOS', '', '', 'Tiny things', '{Physics}', '{}', gen_random_uuid());
    INSERT INTO "ApplianceVersion" ("id", "applianceId", "version", "notes") VALUES ('${VERSION}', '${APPLIANCE}', '1', '');
    INSERT INTO "Image" ("id", "versionId", "identifier", "title", "url", "format", "hypervisor", "arch", "osFamily", "osName", "osVersion")
      VALUES ('${IMAGE}', '${VERSION}', gen_random_uuid(), '', 'https://x', 'qcow2', 'KVM', 'x86_64', 'Linux', 'x', '1');
    INSERT INTO "AuditEvent" ("occurredAt", "actorKind", "actorId", "actorName", "action", "objectKind", "objectId", "details") VALUES
      (now(), 'person', '${ANN}', 'Ann', 'version.created', 'version', '${VERSION}', '{"version": "1"}'),
      (now(), 'system', 'worker', 'worker', 'integrity_check.finished', 'integrity_check', '${CHECK}', '{"imageId": "${IMAGE}"}'),
      (now(), 'system', 'demo', 'demo', 'access_token.created', 'access_token', '0000000000000001', '{}'),
      (now(), 'person', '${ANN}', 'Ann', 'vo.created', 'vo', '${VO}', '{}');
  `);
  await client.query(read("_people_tokens_audit"));
});

afterAll(async () => {
  await client.end();
  await asOwner("drop database before_people");
});

test("people keep their identity, their name, and are not asked for a profile again", async () => {
  expect(
    await rows(`
      SELECT p."name", p."profileCompletedAt" = p."createdAt" AS "knows", i."issuer", i."subject", i."email", i."entitlements"
      FROM "Person" p JOIN "Identity" i ON i."personId" = p."id" ORDER BY 1`),
  ).toEqual([
    {
      name: "Ann",
      knows: true,
      issuer: "https://idp",
      subject: "ann",
      email: "ann@example.org",
      entitlements: ["urn:a", "urn:b"],
    },
    { name: "Ben", knows: true, issuer: "https://idp", subject: "ben", email: "", entitlements: [] },
  ]);
});

test("roles from entitlements belong to the identity that gave them, those granted here to nobody's", async () => {
  expect(
    await rows(`
      SELECT g."source", i."subject" FROM "PlatformRoleGrant" g LEFT JOIN "Identity" i ON i."id" = g."identityId"
      UNION ALL SELECT g."source", i."subject" FROM "VoRoleGrant" g LEFT JOIN "Identity" i ON i."id" = g."identityId"
      ORDER BY 1, 2`),
  ).toEqual([
    { source: "entitlement", subject: "ann" },
    { source: "entitlement", subject: "ben" },
    { source: "local", subject: null },
  ]);
});

test("sites go on reading what their tokens were made for", async () => {
  expect(await rows(`SELECT "voId", "providerId" FROM "ListOpening"`)).toEqual([
    { voId: VO, providerId: SITE },
  ]);
  expect(await rows(`SELECT "slug" FROM "Provider" ORDER BY 1`)).toEqual([
    { slug: "fjord-cloud" },
    { slug: "fjord-cloud-2" },
  ]);
});

test("what was recorded joins the history it belongs to", async () => {
  expect(await rows(`SELECT "action", "partOfKind", "partOfId" FROM "AuditEvent" ORDER BY "id"`)).toEqual([
    { action: "version.created", partOfKind: "appliance", partOfId: APPLIANCE },
    { action: "integrity_check.finished", partOfKind: "appliance", partOfId: APPLIANCE },
    { action: "access_token.created", partOfKind: "provider", partOfId: SITE },
    { action: "vo.created", partOfKind: null, partOfId: null },
  ]);
  await expect(client.query(`UPDATE "AuditEvent" SET "actorName" = 'x'`)).rejects.toThrow(
    /cannot be changed/,
  );
});

test("words that appliances had chosen can still be chosen", async () => {
  expect(
    await rows(
      `SELECT "kind", "name" FROM "VocabularyTerm" WHERE "name" IN ('Tiny things', 'Physics', 'Monitoring') ORDER BY 2`,
    ),
  ).toEqual([
    { kind: "category", name: "Monitoring" },
    { kind: "discipline", name: "Physics" },
    { kind: "category", name: "Tiny things" },
  ]);
});
