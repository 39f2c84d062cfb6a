/**
 * Years of a busy marketplace, made inside the database: people and appliances of which a few do most, checks and
 * signings by the worker all the time, sign-ins from many addresses and one large institute behind a single one.
 */
import pg from "pg";

const PEOPLE = 2_000;
const APPLIANCES = 3_000;
const VOS = 60;
const YEARS = 3;

/** The same number always names the same thing. */
const uuid = (kind: string, number: string) => `md5('${kind}' || (${number}))::uuid`;

/** The identifier of a generated thing; low numbers are the busiest. */
export const NAMES = {
  busyPerson: "Person 0",
  rarePerson: `Person ${PEOPLE - 1}`,
  busyAppliance: "appliance-0",
  rareAppliance: `appliance-${APPLIANCES - 1}`,
  busyVo: "vo0.example.org",
  institute: "192.0.2.1",
} as const;

/**
 * Fills an empty, migrated database.
 *
 * @param ownerUrl of a role that may write everything
 */
export async function generateAuditEvents(ownerUrl: string, events: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(things);
    await client.query(trail, [events]);
    await client.query('VACUUM ANALYZE "AuditEvent"');
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

const things = `
  INSERT INTO "Person" ("id", "name", "email")
    SELECT ${uuid("person", "n")}, 'Person ' || n, 'person' || n || '@example.org' FROM generate_series(0, ${PEOPLE - 1}) n;
  INSERT INTO "VirtualAppliance" ("id", "slug", "name", "summary", "description", "category", "listIdentifier")
    SELECT ${uuid("appliance", "n")}, 'appliance-' || n, 'Appliance ' || n, 's', 'd', 'Training', gen_random_uuid()
    FROM generate_series(0, ${APPLIANCES - 1}) n;
  INSERT INTO "Vo" ("id", "name", "title", "description")
    SELECT ${uuid("vo", "n")}, 'vo' || n || '.example.org', 'VO ' || n, 'd' FROM generate_series(0, ${VOS - 1}) n;
`;

/** `kind` decides what happened; the square or cube of a random number makes low numbers busy. */
const trail = `
  WITH drawn AS MATERIALIZED (
    SELECT g, random() AS kind, random() AS which, (${PEOPLE} * random() ^ 3)::int % ${PEOPLE} AS person,
      (${APPLIANCES} * random() ^ 3)::int % ${APPLIANCES} AS appliance, (${VOS} * random() ^ 2)::int % ${VOS} AS vo,
      random() AS origin,
      now() - interval '${YEARS} years' * (1 - g::float / $1) + interval '1 second' * random() AS at
    FROM generate_series(1, $1::int) g
  ), told AS (
    SELECT *,
      CASE WHEN kind < 0.22 THEN 'person.signed_in' WHEN kind < 0.26 THEN 'person.signed_out'
        WHEN kind < 0.46 THEN 'integrity_check.finished' WHEN kind < 0.58 THEN 'integrity_check.requested'
        WHEN kind < 0.66 THEN 'version.edited' WHEN kind < 0.72 THEN 'image.edited' WHEN kind < 0.76 THEN 'image.added'
        WHEN kind < 0.80 THEN 'version.published' WHEN kind < 0.83 THEN 'version.list_signed'
        WHEN kind < 0.90 THEN 'revision.signed' WHEN kind < 0.93 THEN 'draft.appliance_updated'
        WHEN kind < 0.95 THEN 'revision.published' WHEN kind < 0.985 THEN 'appliance.edited'
        WHEN kind < 0.995 THEN 'access_token.created' WHEN kind < 0.9995 THEN 'appliance.registered'
        WHEN kind < 0.9999 THEN 'person.vo_role_granted' ELSE 'person.blocked' END AS action
    FROM drawn
  ), placed AS (
    SELECT *, action IN ('integrity_check.finished', 'version.list_signed', 'revision.signed') AS by_worker,
      split_part(action, '.', 1) AS about
    FROM told
  )
  INSERT INTO "AuditEvent" ("occurredAt", "actorKind", "actorId", "actorName", "tokenId", "action", "objectKind",
    "objectId", "partOfKind", "partOfId", "details", "address", "requestId")
  SELECT at,
    CASE WHEN by_worker THEN 'system' ELSE 'person' END,
    CASE WHEN by_worker THEN 'worker' ELSE ${uuid("person", "person")}::text END,
    CASE WHEN by_worker THEN 'worker' ELSE 'Person ' || person END,
    CASE WHEN NOT by_worker AND which < 0.05 THEN left(md5('token' || person % 200), 16) END,
    action,
    CASE WHEN about IN ('person', 'access_token', 'integrity_check', 'appliance') THEN about
      WHEN about IN ('version', 'image') THEN 'version' ELSE 'vo' END,
    CASE about WHEN 'person' THEN ${uuid("person", "person")}::text WHEN 'access_token' THEN left(md5('new' || g), 16)
      WHEN 'appliance' THEN ${uuid("appliance", "appliance")}::text WHEN 'integrity_check' THEN ${uuid("check", "g")}::text
      WHEN 'version' THEN ${uuid("version", "appliance * 100 + (which * 20)::int")}::text
      WHEN 'image' THEN ${uuid("version", "appliance * 100 + (which * 20)::int")}::text
      ELSE ${uuid("vo", "vo")}::text END,
    CASE WHEN about IN ('version', 'image', 'integrity_check') THEN 'appliance'
      WHEN about = 'access_token' THEN 'person' WHEN action = 'person.vo_role_granted' THEN 'vo' END,
    CASE WHEN about IN ('version', 'image', 'integrity_check') THEN ${uuid("appliance", "appliance")}::text
      WHEN about = 'access_token' THEN ${uuid("person", "person")}::text
      WHEN action = 'person.vo_role_granted' THEN ${uuid("vo", "vo")}::text END,
    CASE about WHEN 'person' THEN jsonb_build_object('entitlements', jsonb_build_array('urn:mace:egi.eu:group:vo' || vo
          || '.example.org:role=member#aai.egi.eu'), 'issuer', 'https://aai.egi.eu/auth/realms/egi')
      WHEN 'integrity_check' THEN jsonb_build_object('imageId', ${uuid("image", "g % 20000")}, 'state', 'passed',
        'sha512', repeat(md5(g::text), 4))
      ELSE jsonb_build_object('version', (g % 20) || '.0', 'changes', jsonb_build_object('notes',
        jsonb_build_object('before', repeat('Fixes. ', 10), 'after', repeat('More fixes. ', 10)))) END,
    CASE WHEN by_worker THEN NULL WHEN origin < 0.1 THEN '${NAMES.institute}'
      ELSE '2001:db8::' || to_hex((20000 * origin ^ 2)::int) END,
    CASE WHEN by_worker THEN NULL ELSE ${uuid("request", "g")}::text END
  FROM placed ORDER BY g`;
