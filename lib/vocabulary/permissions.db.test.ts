/** Who may do what with the vocabulary: the whole table, tried out. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { addTerm } from "./add-term.ts";
import { editTerm } from "./edit-term.ts";
import { moveTerm } from "./move-term.ts";
import { listTermsForAdministration } from "./queries.ts";
import { removeTerm } from "./remove-term.ts";
import { restoreTerm } from "./restore-term.ts";
import { retireTerm } from "./retire-term.ts";

// "token" is an administrator's. Everybody knows the words; the table of their uses is for who looks after them.
const TABLE = `
                  anonymous        person     security_officer  administrator  token      system
add               unauthenticated  forbidden  forbidden         ok             forbidden  ok
edit              unauthenticated  forbidden  forbidden         ok             forbidden  ok
move              unauthenticated  forbidden  forbidden         ok             forbidden  ok
retire            unauthenticated  forbidden  forbidden         ok             forbidden  ok
restore           unauthenticated  forbidden  forbidden         ok             forbidden  ok
remove            unauthenticated  forbidden  forbidden         ok             forbidden  ok
see uses          not_found        not_found  not_found         ok             not_found  ok
`;

const ROLES: Record<string, () => Actor | Promise<Actor>> = {
  anonymous: () => ANONYMOUS,
  person: () => createPerson(),
  security_officer: () => createPerson({ platformRoles: ["security_officer"] }),
  administrator: () => createPerson({ platformRoles: ["administrator"] }),
  token: async () => tokenActor({ person: await createPerson({ platformRoles: ["administrator"] }) }),
  system: () => system("test"),
};

const FIELDS = { description: null, url: null, parentId: null };
let counter = 0;

const newTerm = (retiredAt: Date | null = null) =>
  getDatabase().vocabularyTerm.create({
    data: { kind: "licence", name: `Licence ${++counter}`, position: -counter, retiredAt },
  });

const ACTIONS: Record<string, (actor: Actor) => Promise<unknown>> = {
  add: (actor) => addTerm(actor, { kind: "licence", name: `Licence ${++counter}`, ...FIELDS }),
  edit: async (actor) =>
    editTerm(actor, { termId: (await newTerm()).id, name: `Licence ${++counter}`, ...FIELDS }),
  move: async (actor) => moveTerm(actor, { termId: (await newTerm()).id, direction: "down" }),
  retire: async (actor) => retireTerm(actor, { termId: (await newTerm()).id }),
  restore: async (actor) => restoreTerm(actor, { termId: (await newTerm(new Date())).id }),
  remove: async (actor) => removeTerm(actor, { termId: (await newTerm()).id }),
  "see uses": async (actor) => {
    if (!(await listTermsForAdministration(actor, "licence"))) throw notFound("page");
  },
};

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
  const actor = await ROLES[role]?.();
  if (!actor) throw new Error(`No role ${role}.`);
  const eventsBefore = await getDatabase().auditEvent.count();
  const outcome = await ACTIONS[action]?.(actor).then(
    () => "ok",
    (error) => (error instanceof AppError ? error.code : error),
  );
  expect(outcome).toBe(expected);
  const written = (await getDatabase().auditEvent.count()) - eventsBefore;
  expect(written).toBe(expected === "ok" && !action.startsWith("see ") ? 1 : 0);
});
