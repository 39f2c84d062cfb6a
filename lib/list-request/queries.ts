/** Reads requests: those that wait for a VO, and what was asked for an appliance. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { possibleKinds } from "./request-kind.ts";
import { loadStandings } from "./standing-queries.ts";

/** Requests that wait for a VO's answer, the oldest first; null for those who do not answer them. */
export async function listOpenRequests(actor: Actor, voName: string) {
  const vo = await getDatabase().vo.findUnique({ where: { name: voName }, select: { id: true, name: true } });
  if (!vo || !canCurate(actor, vo)) return null;
  const requests = await getDatabase().listRequest.findMany({
    where: { voId: vo.id, state: "open" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      subject: true,
      message: true,
      createdAt: true,
      sentBy: { select: { name: true } },
      appliance: {
        select: {
          slug: true,
          name: true,
          versions: { where: { state: "latest" }, select: { version: true } },
        },
      },
    },
  });
  return requests.map(({ sentBy, appliance: { versions, ...appliance }, ...request }) => ({
    ...request,
    appliance,
    latest: versions[0]?.version ?? null,
    by: sentBy?.name ?? "Somebody who has left",
  }));
}

/** Answered and withdrawn ones are shown so many. */
const SHOWN = 50;

/** How every VO's list stands to an appliance, and what was asked of them; null for those who do not maintain it. */
export async function getApplianceRequests(actor: Actor, slug: string, now: Date) {
  const database = getDatabase();
  const appliance = await database.virtualAppliance.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      archivedAt: true,
      ownerId: true,
      maintainers: { select: { personId: true } },
    },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  const [standings, requests] = await Promise.all([
    loadStandings(database, appliance.id, now),
    database.listRequest.findMany({
      where: { applianceId: appliance.id },
      orderBy: [{ state: "asc" }, { createdAt: "desc" }],
      take: SHOWN,
      select: {
        id: true,
        kind: true,
        subject: true,
        message: true,
        state: true,
        createdAt: true,
        answer: true,
        answeredAt: true,
        sentBy: { select: { name: true } },
        answeredBy: { select: { name: true } },
        list: { select: { vo: { select: { name: true } } } },
      },
    }),
  ]);
  const waiting = requests.filter(({ state }) => state === "open");
  return {
    appliance: { slug: appliance.slug, name: appliance.name, isArchived: appliance.archivedAt !== null },
    vos: [...standings.values()].map(({ voId: _voId, ...standing }) => ({
      ...standing,
      /** What can be asked of it now: not what waits for an answer. */
      kinds: possibleKinds(standing).filter(
        (kind) =>
          kind === "message" ||
          !waiting.some((request) => request.kind === kind && request.list.vo.name === standing.vo),
      ),
    })),
    requests: requests.map(({ list, sentBy, answeredBy, ...request }) => ({
      ...request,
      vo: list.vo.name,
      by: sentBy?.name ?? "Somebody who has left",
      answeredBy: answeredBy?.name ?? null,
    })),
  };
}
