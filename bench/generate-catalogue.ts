/**
 * A large catalogue, made inside the database: names of an operating system with an application, texts of words that are as
 * frequent as words of a language are, lists of VOs, providers that fetch them, followers. Some thousand are gathered as the
 * product gathers them; the others are copies of those, with places and dates of their own.
 */
import pg from "pg";
import { recountCatalogue } from "#lib/catalogue/catalogue-rows.ts";
import { rebuildCatalogue } from "#lib/catalogue/rebuild-catalogue.ts";

const PEOPLE = 2_000;
const VOS = 40;
const PROVIDERS = 60;
/** Copies of an entry are on the lists that it is on. */
const ENTRIES_OF_A_VO = 500;
/** So many are no copies. */
const ORIGINALS = 3_000;

export const SYSTEMS = [
  "Debian",
  "Ubuntu",
  "Rocky Linux",
  "AlmaLinux",
  "Fedora",
  "openSUSE",
  "CentOS",
  "FreeBSD",
];
export const APPLICATIONS = [
  ..."Jupyter Slurm Kubernetes Galaxy RStudio TensorFlow PyTorch Docker Hadoop Spark".split(" "),
  ..."PostgreSQL Nextcloud GitLab Matlab OpenFOAM Gromacs CERNVM HTCondor Elasticsearch Grafana".split(" "),
];
/** Of the made-up language. */
const WORDS = 9_000;

const list = (values: readonly string[]) => `ARRAY[${values.map((value) => `'${value}'`).join(", ")}]`;
/** One of so many; low numbers are the most frequent, as Zipf has it. */
const zipf = (count: number) => `floor(${count}.0 ^ random())::integer`;
const one = (values: readonly string[]) =>
  `(${list(values)})[1 + floor(random() * ${values.length})::integer]`;
/** The same number always names the same thing. */
const uuid = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;

/**
 * Fills an empty, migrated database, and has the catalogue make its rows.
 *
 * @param ownerUrl of a role that may leave triggers out
 */
export async function generateCatalogue(ownerUrl: string, appliances: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SELECT setseed(0.42)");
    const originals = Math.min(appliances, ORIGINALS);
    for (const statement of statements(originals, appliances)) await client.query(statement);
    await client.query("ANALYZE");
    await rebuildCatalogue();
    for (const statement of copies(originals, appliances)) await client.query(statement);
    await client.query("ANALYZE");
    await recountCatalogue();
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** Syllables by the digits of a number: "tolimena". */
const wordOf = (number: string) => `(
  SELECT string_agg((ARRAY['ba','te','lo','mi','ru','sa','ne','ko','di','vu'])[1 + digit::integer], '')
  FROM regexp_split_to_table((${number} + 100)::text, '') AS digit)`;

function statements(appliances: number, withCopies: number): string[] {
  const entriesOfAVo = Math.ceil((ENTRIES_OF_A_VO * appliances) / withCopies);
  const all = `generate_series(1, ${appliances}) AS n`;
  return [
    `CREATE TEMPORARY TABLE words AS SELECT n, ${wordOf("n")} AS word FROM generate_series(1, ${WORDS}) AS n`,
    "CREATE UNIQUE INDEX ON words (n)",
    `INSERT INTO "Person" ("id", "name", "email")
      SELECT ${uuid("person", "n")}, initcap(${wordOf("n * 7")}) || ' ' || initcap(${wordOf("n * 13")}), 'p' || n || '@example.org'
      FROM generate_series(1, ${PEOPLE}) AS n`,
    `INSERT INTO "VirtualAppliance" ("id", "slug", "name", "summary", "description", "category", "disciplines", "tags",
        "licence", "ownerId", "listIdentifier", "createdAt", "updatedAt")
      SELECT ${uuid("appliance", "n")}, 'entry-' || n, system || ' ' || application || ' ' || n,
        application || ' on ' || system || '. ' || texts.said, texts.more, category, ARRAY[discipline], ARRAY[lower(application)],
        licence, ${uuid("person", `1 + n % ${PEOPLE}`)}, gen_random_uuid(), now() - random() * interval '3 years', now() - random() * interval '2 years'
      FROM (SELECT n, ${one(SYSTEMS)} AS system, ${one(APPLICATIONS)} AS application,
          ${one(["Operating systems", "Scientific software", "Interactive analysis", "Training", "Web services"])} AS category,
          ${one(["Life sciences", "Physics", "Earth sciences", "Humanities", "Engineering", "Mathematics"])} AS discipline,
          ${one(["MIT", "Apache-2.0", "GPL-3.0-only", "BSD-3-Clause"])} AS licence FROM ${all}) AS drawn
      CROSS JOIN LATERAL (
        SELECT string_agg(w.word, ' ') FILTER (WHERE i <= 8) AS said, string_agg(w.word, ' ') FILTER (WHERE i > 8) AS more
        FROM (SELECT i, ${zipf(WORDS)} AS k FROM generate_series(1, 60) AS i WHERE n > 0) AS picked JOIN words w ON w.n = k
      ) AS texts`,
    `INSERT INTO "ApplianceVersion" ("id", "applianceId", "version", "notes", "state", "expiresAt", "createdAt", "publishedAt")
      SELECT ${uuid("version", "n")}, ${uuid("appliance", "n")}, '1.0', '', 'latest', published + interval '1 year', published, published
      FROM (SELECT n, now() - random() * interval '400 days' AS published FROM ${all} WHERE n % 20 > 0) AS drawn`,
    `INSERT INTO "Image" ("id", "versionId", "identifier", "title", "url", "format", "hypervisors", "arch", "osFamily", "osName",
        "osVersion", "acceleratorKind", "checksumSource", "sha512", "sizeBytes", "position")
      SELECT ${uuid("image", "n")}, ${uuid("version", "n")}, gen_random_uuid(), split_part(a."name", ' ', 1), 'https://example.org/' || n,
        ${one(["qcow2", "ova", "raw", "vmdk"])}, ARRAY[${one(["KVM", "Xen", "VMware"])}], ${one(["x86_64", "x86_64", "aarch64"])}, 'Linux',
        (SELECT s FROM unnest(${list(SYSTEMS)}) AS s WHERE a."name" LIKE s || ' %' LIMIT 1), (8 + floor(random() * 6))::integer::text,
        CASE WHEN random() < 0.1 THEN 'GPU' ELSE '' END, 'measured', repeat(md5(n::text), 4), 1000000, 0
      FROM ${all} JOIN "VirtualAppliance" a ON a."id" = ${uuid("appliance", "n")} WHERE n % 20 > 0`,
    `INSERT INTO "Vo" ("id", "name", "title", "description")
      SELECT ${uuid("vo", "n")}, 'vo' || n || '.example.org', 'VO ' || n, '' FROM generate_series(1, ${VOS}) AS n`,
    `INSERT INTO "VoImageList" ("voId", "identifier") SELECT "id", gen_random_uuid() FROM "Vo"`,
    `INSERT INTO "Revision" ("id", "voId", "number", "state", "comment", "content", "createdAt", "publishedAt")
      SELECT ${uuid("revision", "n")}, ${uuid("vo", "n")}, 1, 'published', '', '{}', now(), now() FROM generate_series(1, ${VOS}) AS n`,
    `INSERT INTO "RevisionEntry" ("revisionId", "entryIdentifier", "imageId", "position")
      SELECT ${uuid("revision", "n")}, gen_random_uuid(), i."id", k FROM generate_series(1, ${VOS}) AS n,
        generate_series(1, ${entriesOfAVo}) AS k
      JOIN LATERAL (SELECT ${uuid("image", `(1 + floor(random() * ${appliances} + (n + k) * 0))::integer`)} AS id) AS drawn ON true
      JOIN "Image" i ON i."id" = drawn.id`,
    `INSERT INTO "Provider" ("id", "slug", "name", "country")
      SELECT ${uuid("provider", "n")}, 'site-' || n, 'Site ' || n, 'NL' FROM generate_series(1, ${PROVIDERS}) AS n`,
    `INSERT INTO "ListFetch" ("voId", "providerId", "revisionNumber", "client", "listVersion", "firstAt", "lastAt", "fetches")
      SELECT v."id", p."id", 1, '', '1.0', now(), now(), 1 FROM "Vo" v, "Provider" p WHERE random() < 0.2`,
    `INSERT INTO "ApplianceFollower" ("applianceId", "personId")
      SELECT ${uuid("appliance", zipf(appliances))}, "id" FROM "Person", generate_series(1, 10) ON CONFLICT DO NOTHING`,
  ];
}

/** Its columns, with these expressions in the place of some. */
const copyOf = (table: string, columns: readonly string[], changed: Readonly<Record<string, string>>) => {
  const names = [...Object.keys(changed), ...columns].map((column) => `"${column}"`).join(", ");
  const values = [...Object.values(changed), ...columns.map((column) => `o."${column}"`)].join(", ");
  return `INSERT INTO "${table}" (${names}) SELECT ${values}`;
};

function copies(originals: number, appliances: number): string[] {
  if (appliances <= originals) return [];
  const all = `generate_series(${originals + 1}, ${appliances}) AS n`;
  const of = (kind: string) => uuid(kind, `1 + n % ${originals}`);
  const entry = ["summary", "description", "category", "disciplines", "tags", "licence", "ownerId"];
  const version = ["version", "notes", "state"];
  const image = [
    "title",
    "url",
    "format",
    "hypervisors",
    "arch",
    "osFamily",
    "osName",
    "osVersion",
    "acceleratorKind",
  ];
  const row = [
    "briefText",
    "fullText",
    "spelling",
    "facets",
    "endorsements",
    "unmaintained",
    "revokedAt",
    "refreshedAt",
  ];
  const again = "o.\"publishedAt\" - random() * interval '10 days'";
  return [
    `${copyOf("VirtualAppliance", entry, {
      id: uuid("appliance", "n"),
      slug: "'entry-' || n",
      name: "regexp_replace(o.\"name\", '[0-9]+$', n::text)",
      listIdentifier: "gen_random_uuid()",
      updatedAt: "now() - random() * interval '2 years'",
    })} FROM ${all} JOIN "VirtualAppliance" o ON o."id" = ${of("appliance")}`,
    `${copyOf("ApplianceVersion", version, {
      id: uuid("version", "n"),
      applianceId: uuid("appliance", "n"),
      publishedAt: 'o."publishedAt"',
      expiresAt: 'o."expiresAt"',
    })} FROM ${all} JOIN "ApplianceVersion" o ON o."id" = ${of("version")}`,
    `${copyOf("Image", [...image, "checksumSource", "sha512", "sizeBytes", "position"], {
      id: uuid("image", "n"),
      versionId: uuid("version", "n"),
      identifier: "gen_random_uuid()",
    })} FROM ${all} JOIN "Image" o ON o."id" = ${of("image")}`,
    "SET maintenance_work_mem = '512MB'",
    'DROP INDEX "CatalogueRow_fullText_idx", "CatalogueRow_facets_idx"',
    `${copyOf("CatalogueRow", row, {
      applianceId: uuid("appliance", "n"),
      slug: "'entry-' || n",
      nameKey: "regexp_replace(o.\"nameKey\", '[0-9]+$', n::text)",
      followers: `${zipf(50)} - 1`,
      publishedAt: again,
      expiresAt: `${again} + interval '1 year'`,
      updatedAt: "now() - random() * interval '2 years'",
    })} FROM ${all} JOIN "CatalogueRow" o ON o."applianceId" = ${of("appliance")}`,
    'CREATE INDEX "CatalogueRow_fullText_idx" ON "CatalogueRow" USING gin ("fullText") WITH (fastupdate = off)',
    'CREATE INDEX "CatalogueRow_facets_idx" ON "CatalogueRow" USING gin ("facets") WITH (fastupdate = off)',
  ];
}
