/** `npm run import-list -- <file or URL> [--ca ca.pem | --accept-untrusted-chain] [--vo <name>]` */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { system } from "#lib/platform/actor.ts";
import { readSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { parseAllowedRanges } from "#lib/platform/net/address-policy.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { safeFetch } from "#lib/platform/net/safe-fetch.ts";
import { generateClient, isClientGenerated } from "./build.ts";
import { openEmbeddedPostgres } from "./embedded-postgres.ts";

const USAGE = `Usage: npm run import-list -- <file or URL> [--ca ca.pem | --accept-untrusted-chain] [--vo <name>]

  --ca <file>                trust signers of this authority (PEM); may be given several times
  --accept-untrusted-chain   take the list although its signer has expired or is unknown; it must be untampered
  --vo <name>                the VO it belongs to, for lists that do not say`;

/** A list of a thousand images has about two megabytes. */
const MAX_LIST_BYTES = 64n * 1024n * 1024n;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ca: { type: "string", multiple: true, default: [] },
      "accept-untrusted-chain": { type: "boolean", default: false },
      vo: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const [source, ...rest] = positionals;
  if (!source || rest.length > 0 || values.help) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const settings = readSettings(process.env);
  if (!isClientGenerated()) await generateClient();
  const database = settings.databaseUrl ? null : await openEmbeddedPostgres(settings.dataDir);
  const url = settings.databaseUrl ?? database?.url ?? "";
  process.env.DATABASE_URL = url;
  try {
    const { prepareDatabase } = await import("./prepare-database.ts");
    await prepareDatabase(settings.ownerDatabaseUrl ?? database?.ownerUrl ?? url, url);
    const { importList } = await import("#lib/vo-image-list/import-list.ts");
    const result = await importList(system("import-list"), {
      bytes: await readSource(source, settings.fetchAllowedRanges),
      source,
      trustedCaPems: await Promise.all(values.ca.map((file) => readFile(file, "utf8"))),
      acceptUntrustedChain: values["accept-untrusted-chain"],
      vo: values.vo ?? null,
    });
    report(result);
    return 0;
  } finally {
    await closeSenders();
    const { getDatabase } = await import("#lib/platform/db/database.ts");
    await getDatabase().$disconnect();
    await database?.close();
  }
}

async function readSource(source: string, allowedRanges: string): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(source)) return readFile(source);
  const response = await safeFetch(source, {
    policy: { allowedRanges: parseAllowedRanges(allowedRanges) },
    maxBytes: MAX_LIST_BYTES,
  }).catch((error: unknown) => {
    if (!(error instanceof FetchRefusedError) || error.code !== "forbidden_address") throw error;
    throw new Error(
      `${source} is not at a public address. Fetch the list yourself and name the file, or allow the address: FETCH_ALLOWED_RANGES=127.0.0.1/32 npm run import-list -- …`,
    );
  });
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body) chunks.push(Uint8Array.from(chunk));
    return Buffer.concat(chunks);
  } finally {
    await response.close();
  }
}

type Result = Awaited<ReturnType<typeof import("#lib/vo-image-list/import-list.ts").importList>>;

function report({ vo, signer, appliancesCreated, imagesCreated, imagesKnown }: Result): void {
  console.log(signer ? `Signed by ${signer}.` : "The list carries no signature.");
  if (imagesCreated === 0) {
    console.log(`All ${imagesKnown} images are here already: nothing changed.`);
    return;
  }
  console.log(
    `Imported ${imagesCreated} images of ${appliancesCreated} appliances into the draft of VO ${vo}; ${imagesKnown} were here already.`,
  );
  console.log("A manager of the VO, or an administrator, looks through the draft and publishes it.");
}

main()
  .catch((error: unknown) => {
    const expected = error instanceof AppError || (error as NodeJS.ErrnoException).code === "ENOENT";
    console.error(`Not imported. ${error instanceof Error ? error.message : String(error)}`);
    if (!expected && process.env.LOG_LEVEL === "debug") console.error(error);
    return 1;
  })
  .then((code) => process.exit(code));
