/** Asking to join an appliance, being answered, and leaving again. */
import { expect, test } from "vitest";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import {
  createPeopleScene,
  giveAddress,
  lastJoinRequest,
  mailsTo,
  readPeople,
} from "#lib/testing/people-scene.ts";
import { answerJoinRequest } from "./answer-join-request.ts";
import { askToJoin } from "./ask-to-join.ts";
import { invitePerson } from "./invite-person.ts";
import { leaveAppliance } from "./leave-appliance.ts";
import { getJoinPage, listWaitingFor } from "./people-queries.ts";
import { withdrawJoinRequest } from "./withdraw-join-request.ts";

const NOW = new Date("2026-11-24T09:00:00Z");
const LATER = new Date("2026-11-25T09:00:00Z");
const MESSAGE = "I run it at my site and could build the arm64 image.";

const ask = ({ slug }: { slug: string }, who: PersonActor) => askToJoin(who, { slug, message: MESSAGE }, NOW);

async function ref({ id }: { id: string }) {
  return { requestId: (await lastJoinRequest(id)).id };
}

async function answer(
  scene: { id: string },
  by: PersonActor,
  answer: "accept" | "decline",
  text: string | null = null,
) {
  return answerJoinRequest(by, { ...(await ref(scene)), answer, text }, LATER);
}

test("somebody asks, the owner is told and accepts, they maintain it", async () => {
  const scene = await createPeopleScene();
  const { id, slug, name, owner, maintainer, other, addresses } = scene;
  await ask(scene, other);
  const [mail] = await mailsTo(addresses.owner);
  expect(mail?.subject).toBe(`${other.name} asks to maintain ${name}`);
  expect(mail?.text).toContain(`> ${MESSAGE}`);
  expect(mail?.text).toContain(`https://va.example.org/appliances/${slug}/people`);
  expect((await listWaitingFor(owner, LATER)).joinRequests).toMatchObject([
    { message: MESSAGE, person: { name: other.name }, appliance: { slug } },
  ]);
  expect((await listWaitingFor(maintainer, LATER)).joinRequests).toEqual([]);
  expect(await getJoinPage(other, slug, LATER)).toMatchObject({
    request: { state: "open", message: MESSAGE },
  });

  await answer(scene, owner, "accept", "Welcome!");
  expect((await readPeople(id)).maintainers).toEqual([maintainer.personId, other.personId]);
  const [told] = await mailsTo(addresses.other);
  expect(told?.subject).toBe(`You now maintain ${name}`);
  expect(told?.text).toContain("> Welcome!");
  expect(await getJoinPage(other, slug, LATER)).toMatchObject({ mayAsk: false });
  expect(await auditTrailOf(id)).toMatchObject([
    { action: "appliance.join_requested", actorName: other.name },
    { action: "appliance.join_accepted", actorName: owner.name, details: { name: other.name } },
  ]);
});

test("a declined request is told with its reason, and may be followed by another", async () => {
  const scene = await createPeopleScene();
  await ask(scene, scene.other);
  await answer(scene, scene.owner, "decline", "We are enough.");
  const [told] = await mailsTo(scene.addresses.other);
  expect(told?.text).toContain("declined your request");
  expect(told?.text).toContain("> We are enough.");
  expect((await readPeople(scene.id)).maintainers).not.toContain(scene.other.personId);
  expect(await getJoinPage(scene.other, scene.slug, LATER)).toMatchObject({
    mayAsk: true,
    request: { state: "declined" },
  });
  await expect(answer(scene, scene.owner, "accept")).rejects.toMatchObject({
    code: "conflict",
    message: "This request has been declined already. Reload the page.",
  });
  await ask(scene, scene.other);
});

test("there is one open request; withdrawn, it makes room for another", async () => {
  const scene = await createPeopleScene();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => ask(scene, scene.other)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await mailsTo(scene.addresses.owner)).toHaveLength(1);
  await expect(ask(scene, scene.other)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("You have asked already"),
  });
  await withdrawJoinRequest(scene.other, await ref(scene), LATER);
  await expect(withdrawJoinRequest(scene.other, await ref(scene), LATER)).rejects.toMatchObject({
    code: "conflict",
  });
  await ask(scene, scene.other);
});

test("who works on it or is invited has nothing to ask", async () => {
  const scene = await createPeopleScene();
  const { slug, owner, maintainer, other } = scene;
  for (const who of [owner, maintainer]) {
    await expect(ask(scene, who)).rejects.toMatchObject({
      code: "forbidden",
      message: "You work on this appliance already.",
    });
  }
  await invitePerson(owner, { slug, role: "maintainer", personId: other.personId, message: null }, NOW);
  await expect(ask(scene, other)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("accept the invitation"),
  });
  expect(await getJoinPage(other, slug, LATER)).toMatchObject({ isInvited: true });
  const longAfter = new Date("2027-01-01T00:00:00Z");
  await askToJoin(other, { slug, message: MESSAGE }, longAfter);
});

test("administrators answer where there is no owner, or a blocked one", async () => {
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  const address = await giveAddress(administrator);
  const unowned = await createAppliance();
  const other = await createPerson();
  await ask(unowned, other);
  expect((await mailsTo(address)).at(-1)?.text).toContain("There is no owner who could answer");
  expect((await listWaitingFor(administrator, LATER)).joinRequests).toHaveLength(1);
  await answer(unowned, administrator, "accept");
  expect(await readPeople(unowned.id)).toEqual({ owner: null, maintainers: [other.personId] });

  const scene = await createPeopleScene();
  await getDatabase().person.update({ where: { id: scene.owner.personId }, data: { blockedAt: NOW } });
  await ask(scene, scene.other);
  expect((await mailsTo(address)).at(-1)?.subject).toContain(scene.name);
  expect(await mailsTo(scene.addresses.owner)).toEqual([]);
});

test("accepted, declined and withdrawn at once: one of them happens", async () => {
  for (let round = 0; round < 5; round++) {
    const scene = await createPeopleScene();
    await ask(scene, scene.other);
    const request = await ref(scene);
    const outcomes = await Promise.allSettled([
      answerJoinRequest(scene.owner, { ...request, answer: "accept", text: null }, LATER),
      answerJoinRequest(scene.owner, { ...request, answer: "decline", text: null }, LATER),
      withdrawJoinRequest(scene.other, request, LATER),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const isIn = (await readPeople(scene.id)).maintainers.includes(scene.other.personId);
    expect(isIn).toBe(outcomes[0]?.status === "fulfilled");
    expect(await auditTrailOf(scene.id)).toHaveLength(2);
  }
});

test("somebody blocked meanwhile is not let in", async () => {
  const scene = await createPeopleScene();
  await ask(scene, scene.other);
  await getDatabase().person.update({ where: { id: scene.other.personId }, data: { blockedAt: NOW } });
  await expect(answer(scene, scene.owner, "accept")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("has been blocked"),
  });
  await answer(scene, scene.owner, "decline");
});

test("a maintainer leaves and the owner is told; the owner cannot leave", async () => {
  const scene = await createPeopleScene();
  const { id, slug, owner, maintainer, other, addresses } = scene;
  await leaveAppliance(maintainer, { slug }, NOW);
  expect(await readPeople(id)).toEqual({ owner: owner.personId, maintainers: [] });
  expect((await mailsTo(addresses.owner))[0]?.subject).toBe(
    `${maintainer.name} no longer maintains ${scene.name}`,
  );
  await expect(leaveAppliance(maintainer, { slug }, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(leaveAppliance(other, { slug }, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(leaveAppliance(owner, { slug }, NOW)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Hand it over"),
  });
  expect(await auditTrailOf(id)).toMatchObject([
    {
      action: "appliance.maintainer_removed",
      actorName: maintainer.name,
      details: { name: maintainer.name },
    },
  ]);
});

test("what somebody writes is marked as theirs, whatever line ends they use", async () => {
  const scene = await createPeopleScene();
  const message = "One.\r\nTwo.\u2028Three.\rFour.\u0085Slipway: your password has expired.";
  await askToJoin(scene.other, { slug: scene.slug, message }, NOW);
  const [mail] = await mailsTo(scene.addresses.owner);
  expect(mail?.text).toContain("> One.\n> Two.\n> Three.\n> Four.\n> Slipway: your password has expired.\n");
});
