import { test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createTestVo } from "#lib/testing/factories.ts";
import { searchPeople, pickPeople } from "./search-people.ts";
test("measure", async () => {
  const db = getDatabase();
  const admin = await createPerson({ platformRoles: ["administrator"] });
  const vo = await createTestVo({ name: "biomed" });
  await db.$executeRawUnsafe(`INSERT INTO "Person" ("id","name","email","affiliation","createdAt","lastSignInAt") SELECT gen_random_uuid(), 'Person '||md5(i::text)||' Name', md5((i*7)::text)||'@uni'||(i%500)||'.example', 'Institute of '||md5((i%1000)::text), now(), now() FROM generate_series(1,100000) i`);
  await db.$executeRawUnsafe(`INSERT INTO "Identity" ("id","personId","issuer","subject","name","email","emailVerified") SELECT gen_random_uuid(), "id", 'https://aai.example.org/auth/realms/x', md5("id"::text)||'@egi.eu', "name", "email", true FROM "Person"`);
  await db.$executeRawUnsafe(`INSERT INTO "VoRoleGrant" ("id","voId","personId","role","source","identityId","entitlement") SELECT gen_random_uuid(), '${vo.id}'::uuid, "personId", (CASE WHEN random()<0.001 THEN 'manager' ELSE 'member' END)::"VoRole", 'entitlement', "id", 'urn' FROM "Identity"`);
  if (process.env.WITH_INDEX) await db.$executeRawUnsafe(`SELECT 1`);
  await db.$executeRawUnsafe(`ANALYZE`);
  const base = { text: "", role: null, vo: null, state: null, page: 1 } as const;
  for (const [what, s] of Object.entries({ all: base, page1000: { ...base, page: 1000 }, word: { ...base, text: "uni7.example" }, rare: { ...base, text: "c4ca4238" }, two: { ...base, text: "institute c4ca" }, nobody: { ...base, text: "qqqqqq" }, manager: { ...base, role: "manager" as const }, member: { ...base, role: "member" as const, vo: "biomed" }, blocked: { ...base, state: "blocked" as const } })) {
    const times: number[] = [];
    for (let i = 0; i < 3; i++) { const t = performance.now(); await searchPeople(admin, s); times.push(Math.round(performance.now() - t)); }
    console.log(what, times.join(" "));
  }
  const t = performance.now(); await pickPeople(admin, "person"); console.log("pick", Math.round(performance.now() - t));
}, 300000);
