/** Who may do what with an appliance and its versions: the whole table, tried out. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createWholeScene, entryForm, imageForm } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { cancelIntegrityCheck } from "./cancel-integrity-check.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { discardWorkingVersion } from "./discard-working-version.ts";
import { editAppliance } from "./edit-appliance.ts";
import { editWorkingVersion } from "./edit-working-version.ts";
import { publishVersion } from "./publish-version.ts";
import {
  findImagePage,
  getApplianceForEdit,
  getAppliancePage,
  getIntegrityCheck,
  getVersionPage,
  getWorkingVersionPage,
} from "./queries.ts";
import { registerAppliance } from "./register-appliance.ts";
import { removeImage } from "./remove-image.ts";
import { requestIntegrityCheck } from "./request-integrity-check.ts";
import { saveImage } from "./save-image.ts";

// "token" is a token of the appliance's owner that was made for nothing. Who is not signed in is asked to sign in; who may not see is told
// that there is nothing.
const TABLE = `
                       anonymous        person     maintainer  owner  administrator  security_officer  token
register               unauthenticated  ok         ok          ok     ok             ok                forbidden
edit entry             unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
create version         unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
edit version           unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
add image              unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
edit image             unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
remove image           unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
request check          unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
cancel check           unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
publish                unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
discard                unauthenticated  forbidden  ok          ok     ok             forbidden         forbidden
see entry form         not_found        not_found  ok          ok     ok             not_found         not_found
see working version    not_found        not_found  ok          ok     ok             not_found         not_found
see check              not_found        not_found  ok          ok     ok             not_found         not_found
see hidden version     not_found        not_found  ok          ok     ok             ok                not_found
see published version  ok               ok         ok          ok     ok             ok                ok
`;

type Scene = Awaited<ReturnType<typeof createWholeScene>>;

const ROLES: Record<string, (scene: Scene) => Actor | Promise<PersonActor>> = {
  anonymous: () => ANONYMOUS,
  person: () => createPerson(),
  maintainer: ({ maintainer }) => maintainer,
  owner: ({ owner }) => owner,
  administrator: () => createPerson({ platformRoles: ["administrator"] }),
  security_officer: () => createPerson({ platformRoles: ["security_officer"] }),
  token: ({ owner }) => tokenActor({ person: owner }),
};

const VERSION = { version: "3.1", notes: "New.", expiresInMonths: 6 };
let names = 0;

const ACTIONS: Record<string, (actor: Actor, scene: Scene) => Promise<unknown>> = {
  register: (actor) => registerAppliance(actor, entryForm(`Registered ${++names}`)),
  "edit entry": (actor, { slug }) => editAppliance(actor, { slug, ...entryForm(`Renamed ${++names}`) }),
  "create version": async (actor, { slug, working }) => {
    await getDatabase().applianceVersion.delete({ where: { id: working.id } });
    return createWorkingVersion(actor, { slug, ...VERSION });
  },
  "edit version": (actor, { slug }) => editWorkingVersion(actor, { slug, ...VERSION }),
  "add image": (actor, { slug }) => saveImage(actor, imageForm(slug)),
  "edit image": (actor, { slug, image }) =>
    saveImage(actor, { ...imageForm(slug), identifier: image.identifier }),
  "remove image": (actor, { slug, image }) => removeImage(actor, { slug, identifier: image.identifier }),
  "request check": (actor, { slug, image }) =>
    requestIntegrityCheck(actor, { slug, identifier: image.identifier }),
  "cancel check": async (actor, scene) => cancelIntegrityCheck(actor, { checkId: await queueCheck(scene) }),
  publish: (actor, { slug }) => publishVersion(actor, { slug }),
  discard: (actor, { slug }) => discardWorkingVersion(actor, { slug }),
  "see entry form": async (actor, { slug }) => see(await getApplianceForEdit(actor, slug)),
  "see working version": async (actor, { slug }) =>
    seeAlike(
      await getWorkingVersionPage(actor, slug, new Date()),
      await getVersionPage(actor, slug, "3.0", new Date()),
      (await getAppliancePage(actor, slug, new Date()))?.working,
    ),
  "see check": async (actor, scene) => see(await getIntegrityCheck(actor, await queueCheck(scene))),
  "see hidden version": async (actor, { slug, hidden }) =>
    seeAlike(
      await getVersionPage(actor, slug, "1.0", new Date()),
      await findImagePage(actor, hidden.images[0]?.identifier ?? "", null),
      (await getAppliancePage(actor, slug, new Date()))?.previous[0],
    ),
  "see published version": async (actor, { slug, latest }) =>
    seeAlike(
      await getVersionPage(actor, slug, "2.0", new Date()),
      await findImagePage(actor, latest.images[0]?.identifier ?? "", null),
      (await getAppliancePage(actor, slug, new Date()))?.latest,
    ),
};

function see(found: unknown): void {
  if (!found) throw notFound("thing");
}

/** All ways to see one thing must agree. */
function seeAlike(...found: unknown[]): void {
  if (new Set(found.map(Boolean)).size > 1) throw new Error("One query shows what another hides.");
  see(found[0]);
}

async function queueCheck({ image }: Scene): Promise<string> {
  const check = await getDatabase().integrityCheck.create({ data: { imageId: image.id, url: image.url } });
  return check.id;
}

const [heading, ...lines] = TABLE.trim().split("\n");
const roles = heading?.trim().split(/ {2,}/) ?? [];
const cells = lines.flatMap((line) => {
  const [action = "", ...outcomes] = line.trim().split(/ {2,}/);
  return roles.map((role, index) => [role, action, outcomes[index] ?? ""] as const);
});

test("the table is whole", () => {
  expect(roles).toEqual(Object.keys(ROLES));
  expect([...new Set(cells.map(([, action]) => action))]).toEqual(Object.keys(ACTIONS));
});

test.each(cells)("%s: %s → %s", async (role, action, expected) => {
  const scene = await createWholeScene();
  const actor = await ROLES[role]?.(scene);
  if (!actor) throw new Error(`No role ${role}.`);
  const eventsBefore = await getDatabase().auditEvent.count();

  const outcome = await ACTIONS[action]?.(actor, scene).then(
    () => "ok",
    (error) => (error instanceof AppError ? error.code : error),
  );

  expect(outcome).toBe(expected);
  const written = (await getDatabase().auditEvent.count()) - eventsBefore;
  expect(written, "what is done is audited, what is refused leaves no trace").toBe(
    expected === "ok" && !action.startsWith("see ") ? 1 : 0,
  );
});
