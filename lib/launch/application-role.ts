/**
 * The role that the service works with: it owns no table, so it can neither switch a trigger off nor change what is only
 * ever appended to. Whoever gets hold of the running service cannot rewrite its history.
 */
import pg from "pg";
import { JOB_SCHEMA } from "#lib/platform/jobs/enqueue.ts";

/** Tables that only grow: rows come, and none is changed or removed. */
const APPEND_ONLY = [
  "AuditEvent",
  "ListSigning",
  "ListRendering",
  "RevisionEntry",
  "EntryIdentifier",
] as const;

/** Of the migrations; the service has no business there. */
const MIGRATIONS = "_prisma_migrations";

/**
 * Makes the role of `applicationUrl` where it is missing and gives it what the service needs, no more. Safe to run again.
 *
 * @param ownerUrl `postgresql://` URL of the role that owns the tables
 * @param applicationUrl `postgresql://` URL of the role that the service works with, with its password
 * @returns false when both are one role: nothing can be kept from an owner
 * @throws pg.DatabaseError when the owner may not make roles and there is no such role yet
 */
export async function ensureApplicationRole(ownerUrl: string, applicationUrl: string): Promise<boolean> {
  const { username, password } = new URL(applicationUrl);
  const role = decodeURIComponent(username);
  if (role === decodeURIComponent(new URL(ownerUrl).username)) return false;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    // Two that prepare one database at once would both find no role.
    await client.query("select pg_advisory_xact_lock(hashtext('application role'))");
    await createMissing(client, role, decodeURIComponent(password));
    for (const statement of grantsFor(pg.escapeIdentifier(role), client.database ?? "")) {
      await client.query(statement);
    }
    await client.query("commit");
    return true;
  } finally {
    await client.end();
  }
}

async function createMissing(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  if (rowCount !== 0) return;
  await client.query(`create role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`);
}

function grantsFor(role: string, database: string): string[] {
  const name = pg.escapeIdentifier;
  const inSchema = ["public", JOB_SCHEMA].flatMap((schema) => [
    `grant usage on schema ${name(schema)} to ${role}`,
    `grant select, insert, update, delete on all tables in schema ${name(schema)} to ${role}`,
    `grant usage, select on all sequences in schema ${name(schema)} to ${role}`,
    // What later migrations and queues bring; a new table that only grows is named above.
    `alter default privileges in schema ${name(schema)} grant select, insert, update, delete on tables to ${role}`,
    `alter default privileges in schema ${name(schema)} grant usage, select on sequences to ${role}`,
  ]);
  return [
    `grant connect on database ${name(database)} to ${role}`,
    ...inSchema,
    ...APPEND_ONLY.map((table) => `revoke update, delete, truncate on ${name(table)} from ${role}`),
    `revoke insert, update, delete on ${name(MIGRATIONS)} from ${role}`,
  ];
}
