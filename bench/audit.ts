/** How quickly the audit trail is searched and exported when it is long. */
import { exportAuditTrail } from "#lib/audit/export-audit-trail.ts";
import { readAuditQuestion } from "#lib/audit/filter.ts";
import { listHistory, listOwnActivity, searchAuditEvents } from "#lib/audit/queries.ts";
import { cursorOf, type TrailPosition } from "#lib/audit/recorded-event.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { generateAuditEvents, NAMES } from "./generate-audit-events.ts";
import { measure, type Timing } from "./measure.ts";

const ROUNDS = 100;
const TARGET_MS = 100;

const administrator: PersonActor = {
  kind: "person",
  personId: "01890a5d-ac96-774b-bcce-b302099a8057",
  name: "Benchmark",
  platformRoles: ["administrator"],
  voRoles: {},
};

/** @param args the number of events; a million when absent */
export async function benchAudit(ownerUrl: string, [count = "1000000"]: readonly string[]): Promise<void> {
  const events = Number(count);
  const begin = performance.now();
  await generateAuditEvents(ownerUrl, events);
  console.log(`${events.toLocaleString("en")} events generated in ${seconds(begin)} s.\n`);
  const reference = await measure(async (round) => {
    await getDatabase().auditEvent.findUnique({ where: { id: BigInt(1 + ((round * 7919) % events)) } });
  }, ROUNDS);
  report("reference: one event by its number", reference, reference);
  for (const [name, work] of await cases(events)) report(name, await measure(work, ROUNDS), reference);
  await measureExport("ndjson");
  await measureExport("csv");
}

type Work = (round: number) => Promise<unknown>;

async function cases(events: number): Promise<[string, Work][]> {
  const database = getDatabase();
  const idOf = async (where: object) =>
    (await database.auditEvent.findFirstOrThrow({ where, orderBy: { id: "desc" } })).actorId;
  const busy = await idOf({ actorName: NAMES.busyPerson });
  const rare = await idOf({ actorName: NAMES.rarePerson });
  const { id: busyAppliance } = await database.virtualAppliance.findFirstOrThrow({
    where: { slug: NAMES.busyAppliance },
  });
  const { id: busyVo } = await database.vo.findFirstOrThrow({ where: { name: NAMES.busyVo } });
  const { tokenId } = await database.auditEvent.findFirstOrThrow({
    where: { actorId: busy, tokenId: { not: null } },
    orderBy: { id: "desc" },
  });
  const busyToken = tokenId ?? "";
  const deep = await Promise.all(
    Array.from({ length: 20 }, async (_, n) =>
      cursorOf(await at(BigInt(Math.floor((events * (n + 1)) / 21)))),
    ),
  );
  const deepPosition = (round: number, direction: "after" | "before" = "after"): TrailPosition => {
    const cursor = deep[round % deep.length];
    return cursor ? { direction, cursor } : null;
  };
  const day = (round: number, days = 0) =>
    new Date(Date.now() - (30 + ((round * 37) % 900) - days) * 86_400_000).toISOString().slice(0, 10);
  const actorOf = async (round: number) => (await at(BigInt(1 + ((round * 104_729) % events)))).actorId;
  const actors = await Promise.all(Array.from({ length: 50 }, (_, round) => actorOf(round)));
  const person = { ...administrator, personId: busy, platformRoles: [] };

  return [
    ["newest page", search(() => ({}))],
    ["oldest page", search(() => ({ order: "oldest" }))],
    ["deep page", search(() => ({}), deepPosition)],
    [
      "deep page, backwards",
      search(
        () => ({}),
        (round) => deepPosition(round, "before"),
      ),
    ],
    ["by actor, drawn from all events", search((round) => ({ actor: actors[round % 50] }))],
    ["by the busiest person", search(() => ({ actor: busy }))],
    ["by the busiest person, deep", search(() => ({ actor: busy }), deepPosition)],
    ["by the worker, a third of all", search(() => ({ actor: "worker" }))],
    ["by a rare person", search(() => ({ actor: rare }))],
    ["by somebody who did nothing", search(() => ({ actor: crypto.randomUUID() }))],
    ["by name", search((round) => ({ who: `Person ${1000 + (round % 900)}` }))],
    ["by name of several people", search((round) => ({ who: `Person 19${10 + (round % 89)}` }))],
    ["by e-mail address", search((round) => ({ who: `person${round}@example.org` }))],
    ["by a frequent action", search(() => ({ action: "person.signed_in" }))],
    ["by a rare action", search(() => ({ action: "person.blocked" }))],
    ["by an action that never happened", search(() => ({ action: "job.removed" }))],
    ["by a group of actions", search(() => ({ action: "version." }))],
    ["by a group of many actions", search(() => ({ action: "person." }))],
    ["by a group of actions, deep", search(() => ({ action: "appliance." }), deepPosition)],
    ["by object: the busiest appliance", search(() => ({ object: NAMES.busyAppliance }))],
    ["by object: a rare appliance", search(() => ({ object: NAMES.rareAppliance }))],
    ["by object: an identifier", search(() => ({ object: busyVo }))],
    ["by the busiest address", search(() => ({ address: NAMES.institute }))],
    ["by some address", search((round) => ({ address: `2001:db8::${(round * 97).toString(16)}` }))],
    ["by the busiest token", search(() => ({ token: busyToken }))],
    ["token and rare action", search(() => ({ token: busyToken, action: "person.blocked" }))],
    ["by a date", search((round) => ({ from: day(round), to: day(round) }))],
    ["by a year", search((round) => ({ from: day(round), to: day(round, 365) }))],
    ["by a year, oldest first", search((round) => ({ from: day(round), order: "oldest" }))],
    ["actor and action", search(() => ({ actor: busy, action: "version.edited" }))],
    ["actor and action, nothing in common", search(() => ({ actor: "worker", action: "person.signed_in" }))],
    ["actor and group, nothing in common", search(() => ({ actor: "worker", action: "person." }))],
    [
      "actor, action and a month",
      search((round) => ({ actor: busy, action: "image.", from: day(round), to: day(round, 30) })),
    ],
    ["address and rare action", search(() => ({ address: NAMES.institute, action: "person.blocked" }))],
    [
      "address and action, nothing in common",
      search(() => ({ address: NAMES.institute, action: "revision.signed" })),
    ],
    ["address and rare person", search(() => ({ address: NAMES.institute, actor: rare }))],
    [
      "address and a month",
      search((round) => ({ address: NAMES.institute, from: day(round), to: day(round, 30) })),
    ],
    ["busiest object and rare action", search(() => ({ object: NAMES.busyVo, action: "person.blocked" }))],
    ["busiest object and rare person", search(() => ({ object: NAMES.busyVo, actor: rare }))],
    [
      "busiest object and action, nothing in common",
      search(() => ({ object: NAMES.busyVo, action: "person.signed_in" })),
    ],
    ["busiest object and busiest person", search(() => ({ object: NAMES.busyVo, actor: busy }))],
    ["busiest object and group", search(() => ({ object: NAMES.busyVo, action: "draft." }))],
    [
      "busiest object and a day",
      search((round) => ({ object: NAMES.busyVo, from: day(round), to: day(round) })),
    ],
    ["history of the busiest appliance", () => history("appliance", busyAppliance)],
    [
      "history of the busiest appliance, deep",
      (round) => history("appliance", busyAppliance, deepPosition(round)),
    ],
    ["history of the busiest VO", () => history("vo", busyVo)],
    ["own activity of the busiest person", () => listOwnActivity(person)],
    ["own activity of the busiest person, deep", (round) => listOwnActivity(person, deepPosition(round))],
  ];
}

const at = (id: bigint) =>
  getDatabase()
    .auditEvent.findUniqueOrThrow({ where: { id } })
    .then(({ id, ...event }) => ({ ...event, id: id.toString() }));

function search(
  parameters: (round: number) => Record<string, string | undefined>,
  position: (round: number) => TrailPosition = () => null,
): Work {
  return async (round) => {
    const question = readAuditQuestion(parameters(round));
    const found = await searchAuditEvents(administrator, question, position(round));
    if (!found || Object.keys(found.problems).length > 0) throw new Error(JSON.stringify(found?.problems));
  };
}

const history = (kind: string, id: string, position: TrailPosition = null) =>
  listHistory(administrator, { kind, id }, position);

async function measureExport(format: "ndjson" | "csv"): Promise<void> {
  const begin = performance.now();
  const { chunks } = await exportAuditTrail(administrator, { question: readAuditQuestion({}), format });
  let [bytes, lines, memory] = [0, 0, 0];
  for await (const chunk of chunks) {
    bytes += Buffer.byteLength(chunk);
    lines += chunk.split("\n").length - 1;
    memory = Math.max(memory, process.memoryUsage().rss);
  }
  const took = (performance.now() - begin) / 1000;
  console.log(
    `export as ${format}: ${Math.round(lines / took).toLocaleString("en")} events a second, ` +
      `${(bytes / 2 ** 20).toFixed(0)} MiB in ${took.toFixed(1)} s, memory at most ${(memory / 2 ** 20).toFixed(0)} MiB`,
  );
}

function report(name: string, { p50, p95, max }: Timing, reference: Timing): void {
  const cell = (ms: number) => ms.toFixed(1).padStart(8);
  const ratio = `${(p50 / reference.p50).toFixed(1)}×`.padStart(8);
  const verdict = p95 > TARGET_MS ? "  over the target" : "";
  console.log(
    `${name.padEnd(44)} p50 ${cell(p50)}  p95 ${cell(p95)}  max ${cell(max)} ms  ${ratio}${verdict}`,
  );
}

function seconds(begin: number): string {
  return ((performance.now() - begin) / 1000).toFixed(1);
}
