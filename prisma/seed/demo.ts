/** The demo: its catalogue, seeded once, and the file that tells scripts how to use it. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { keepSecret } from "#lib/launch/secrets.ts";
import { system } from "#lib/platform/actor.ts";
import { type Database, getDatabase } from "#lib/platform/db/database.ts";
import type { Settings } from "#lib/platform/env.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { people } from "./people.ts";
import { providers } from "./providers.ts";
import { seedDemo } from "./seed-demo.ts";
import { vos } from "./vos.ts";

const TOKEN_DAYS = 365;

/** What must still happen before the demo is as its page and file say. */
export type Demo = {
  /** Waits until the worker has signed every demo list. */
  untilSigned(): Promise<void>;
};

/**
 * Seeds the catalogue unless it is there, keeps people and token usable, and writes `DATA_DIR/demo.json`.
 *
 * @param settings with `oidc` unset, as the embedded identity provider is in use; OIDC_ISSUER in the environment says
 *   where it is
 */
export async function ensureDemo(settings: Settings): Promise<Demo> {
  const database = getDatabase();
  const issuer = process.env.OIDC_ISSUER ?? "";
  const seeded = await database.virtualAppliance.count();
  if (seeded === 0) await seedDemo({ baseUrl: settings.baseUrl, issuer, now: new Date() });
  else await followIssuer(database, issuer);
  const providerToken = await ensureProviderToken(database, settings.dataDir);
  await writeDemoFile(settings, providerToken);
  return { untilSigned: () => untilSigned(database) };
}

/** The embedded provider may come up on another port than last time; its people are the same. */
async function followIssuer(database: Database, issuer: string): Promise<void> {
  const subjects = people.map(({ key }) => key);
  await database.identity.updateMany({
    where: { subject: { in: subjects }, issuer: { not: issuer } },
    data: { issuer },
  });
}

/** Only the token's hash is in the database, so its text is kept beside the other secrets of the demo. */
async function ensureProviderToken(database: Database, dataDir: string): Promise<string> {
  const kept = await keepSecret(dataDir, "demo-provider-token", () => makeProviderToken(database));
  const known = await database.accessToken.count({
    where: { id: kept.split("_")[1] ?? "", revokedAt: null, expiresAt: { gt: new Date() } },
  });
  if (known > 0) return kept;
  const fresh = await makeProviderToken(database);
  await writeFile(path.join(dataDir, "secrets", "demo-provider-token"), fresh, { mode: 0o600 });
  return fresh;
}

async function makeProviderToken(database: Database): Promise<string> {
  const [first] = vos;
  const provider = providers.find((candidate) => candidate.vos.includes(first?.name ?? ""));
  const { id: providerId } = await database.provider.findFirstOrThrow({
    where: { name: provider?.name ?? "" },
    select: { id: true },
  });
  const { token } = await createAccessToken(system("demo"), {
    name: `Demo ${randomBytes(2).toString("hex")}`,
    holder: { providerId },
    readableVos: provider?.vos ?? [],
    expiresAt: new Date(Date.now() + TOKEN_DAYS * 24 * 3600 * 1000),
  });
  return token;
}

async function writeDemoFile({ dataDir, baseUrl }: Settings, providerToken: string): Promise<void> {
  const demo = {
    baseUrl,
    people: people.map(({ key, name, email, platformRoles }) => ({
      name,
      email,
      roles: [...platformRoles, ...voRolesOf(key)],
    })),
    vos: vos.map(({ name }) => ({ name })),
    providerToken,
  };
  const file = path.join(dataDir, "demo.json");
  await writeFile(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

function voRolesOf(person: string): string[] {
  return vos.flatMap((vo) =>
    vo.roles.filter((role) => role.person === person).map(({ role }) => `${role} of ${vo.name}`),
  );
}

async function untilSigned(database: Database): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const unsigned = await database.revision.count({ where: { state: "signing" } });
    if (unsigned === 0) break;
    await wait(100);
  }
  await closeSenders();
}
