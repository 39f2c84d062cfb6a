/** `npm run make-administrator -- <e-mail or subject>` */
import { system } from "#lib/platform/actor.ts";
import { readSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { generateClient, isClientGenerated } from "./build.ts";
import { openEmbeddedPostgres } from "./embedded-postgres.ts";

const USAGE = `Usage: npm run make-administrator -- <e-mail address or subject>

  Makes somebody an administrator who has signed in here once, for providers that send no entitlement for it.
  The address must be confirmed by their identity provider; the subject ("sub") always names one person.`;

async function main(): Promise<number> {
  const [who, ...rest] = process.argv.slice(2);
  if (!who || rest.length > 0 || who.startsWith("-")) {
    console.error(USAGE);
    return who === "--help" ? 0 : 2;
  }
  const settings = readSettings(process.env);
  if (!isClientGenerated()) await generateClient();
  const database = settings.databaseUrl ? null : await openEmbeddedPostgres(settings.dataDir);
  const url = settings.databaseUrl ?? database?.url ?? "";
  process.env.DATABASE_URL = url;
  try {
    const { prepareDatabase } = await import("./prepare-database.ts");
    await prepareDatabase(settings.ownerDatabaseUrl ?? database?.ownerUrl ?? url, url);
    const { makeAdministrator } = await import("#lib/identity/make-administrator.ts");
    const { name } = await makeAdministrator(system("make-administrator"), who);
    console.log(`${name} is an administrator now. Further ones can be made on the administration pages.`);
    return 0;
  } finally {
    const { getDatabase } = await import("#lib/platform/db/database.ts");
    await getDatabase().$disconnect();
    await database?.close();
  }
}

main()
  .catch((error: unknown) => {
    console.error(`Nothing was changed. ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof AppError) && process.env.LOG_LEVEL === "debug") console.error(error);
    return 1;
  })
  .then((code) => process.exit(code));
