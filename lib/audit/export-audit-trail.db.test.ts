import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import { appendEvent, eventFields } from "#lib/testing/audit-events.ts";
import { exportAuditTrail } from "./export-audit-trail.ts";
import { readAuditQuestion } from "./filter.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const administrator = personActor({
  name: "Ingrid",
  platformRoles: ["administrator"],
  origin: { address: "192.0.2.7", requestId: "r1" },
});

const MANY = 2_500;
await getDatabase().auditEvent.createMany({
  data: Array.from({ length: MANY }, (_, number) =>
    eventFields({
      actorId: "many",
      actorName: `=Ann ${number}`,
      occurredAt: new Date(NOW.getTime() - (number % 700) * 1000),
    }),
  ),
});

const begin = (
  parameters: Record<string, string>,
  format: "csv" | "ndjson" = "ndjson",
  actor: Actor = administrator,
) => exportAuditTrail(actor, { question: readAuditQuestion(parameters), format }, NOW);

async function collect(chunks: AsyncGenerator<string>): Promise<string[]> {
  const collected: string[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return collected;
}

const linesOf = (chunks: string[]) => chunks.join("").split("\n").slice(0, -1);

describe("an export", () => {
  test("holds every event once, in order, a thousand at a time", async () => {
    const chunks = await collect((await begin({ actor: "many" })).chunks);
    expect(chunks.map((chunk) => linesOf([chunk]).length)).toEqual([1000, 1000, 500]);
    const events = linesOf(chunks).map((line) => JSON.parse(line) as { id: string; time: string });
    expect(new Set(events.map(({ id }) => id)).size).toBe(MANY);
    const places = events.map(({ time, id }) => `${time} ${id.padStart(20, "0")}`);
    expect(places).toEqual(places.toSorted().reverse());
  });

  test("in CSV has a heading, and no formulas", async () => {
    const { fileName, chunks } = await begin({ actor: "many", order: "oldest" }, "csv");
    expect(fileName).toBe("audit-trail-2026-11-23T120000Z.csv");
    const text = (await collect(chunks)).join("");
    const lines = text.split("\r\n");
    expect(lines).toHaveLength(MANY + 2);
    expect(lines[1]).toContain(",'=Ann ");
    expect(text).not.toContain(",=Ann");
  });

  test("is itself recorded, with what was asked and from where", async () => {
    await (await begin({ actor: "many", from: "2026-11-01" }, "csv")).chunks.return();
    const recorded = await getDatabase().auditEvent.findFirst({ orderBy: { id: "desc" } });
    expect(recorded).toMatchObject({
      action: "audit.exported",
      actorName: "Ingrid",
      address: "192.0.2.7",
      requestId: "r1",
      occurredAt: NOW,
      details: { format: "csv", filter: { actor: "many", from: "2026-11-01", order: "newest" } },
    });
  });

  test("holds nothing that was recorded after it began, itself included", async () => {
    const first = await appendEvent({ actorId: "late", occurredAt: NOW });
    const { chunks } = await begin({ address: "", from: "2026-11-23" });
    await appendEvent({ actorId: "late", occurredAt: new Date(NOW.getTime() - 1) });
    const events = linesOf(await collect(chunks)).map((line) => JSON.parse(line) as Record<string, string>);
    expect(events.filter(({ actor_id }) => actor_id === "late").map(({ id }) => id)).toEqual([first]);
    expect(events.filter(({ action }) => action === "audit.exported").length).toBeLessThan(
      await getDatabase().auditEvent.count({ where: { action: "audit.exported" } }),
    );
  });

  test("reads no further than it is listened to", async () => {
    const { chunks } = await begin({ actor: "many", order: "oldest" });
    await chunks.next();
    // Somebody with other rights puts one more into the part that has not been read yet: it is seen, so nothing was
    // read ahead; after the end of listening nothing is read at all.
    const { actorId, actorName, details, action, objectKind, objectId } = eventFields({ actorId: "many" });
    await asOwner(
      `INSERT INTO "AuditEvent" ("id", "occurredAt", "actorKind", "actorId", "actorName", "action", "objectKind", "objectId", "details")
       VALUES (-1, $1, 'person', $2, $3, $4, $5, $6, $7)`,
      [new Date(NOW.getTime() - 1), actorId, actorName, action, objectKind, objectId, details],
    );
    const second = await chunks.next();
    const third = await chunks.next();
    expect(linesOf([second.value ?? "", third.value ?? ""])).toHaveLength(1501);
    await chunks.return();
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  test.each([
    [{ action: "no.such" }, /no such action/],
    [{ object: "there is no such thing" }, /Nothing here is called so/],
  ])("of %j is refused in a sentence, and not recorded", async (parameters, sentence) => {
    const before = await getDatabase().auditEvent.count();
    await expect(begin(parameters)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(sentence),
    });
    expect(await getDatabase().auditEvent.count()).toBe(before);
  });

  test.each<[string, Actor, string]>([
    ["nobody", ANONYMOUS, "unauthenticated"],
    ["a person", personActor(), "forbidden"],
    ["a security officer", personActor({ platformRoles: ["security_officer"] }), "forbidden"],
    ["a token of an administrator", tokenActor({ person: administrator, readsApi: true }), "forbidden"],
    ["the service", system("worker"), "forbidden"],
  ])("is not for %s", async (_who, actor, code) => {
    await expect(begin({}, "csv", actor)).rejects.toMatchObject({ code });
  });
});
