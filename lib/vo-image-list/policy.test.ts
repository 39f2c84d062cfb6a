import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import { canFetchList } from "./policy.ts";

const vo = { id: "11111111-1111-4111-8111-111111111111", name: "biomed" };

const person = (roles: string[], platformRoles: string[] = [], voId = vo.id) =>
  personActor({ platformRoles, voRoles: { [voId]: roles } });

const token = (...readableVos: string[]) =>
  tokenActor({ provider: { id: "33333333-3333-4333-8333-333333333333", name: "A site" }, readableVos });

const actors: [who: string, actor: Actor, mayFetchGuarded: boolean][] = [
  ["anonymous", ANONYMOUS, false],
  ["a token for this VO", token("other", "biomed"), true],
  ["a token for another VO", token("other"), false],
  ["a token for a VO whose name begins alike", token("biomed2", "bio"), false],
  ["a token for no VO", token(), false],
  ["a member", person(["member"]), true],
  ["a manager", person(["manager"]), true],
  ["somebody without a role", person([]), false],
  ["a manager of another VO", person(["manager"], [], "44444444-4444-4444-8444-444444444444"), false],
  ["a security officer", person([], ["security_officer"]), false],
  ["an administrator", person([], ["administrator"]), true],
  ["the service", system("worker"), true],
];

describe("canFetchList", () => {
  test.each(actors)("%s: a list for tokens", (_who, actor, expected) => {
    expect(canFetchList(actor, { vo, visibility: "token" })).toBe(expected);
  });

  test.each(actors)("%s: a public list always", (_who, actor) => {
    expect(canFetchList(actor, { vo, visibility: "public" })).toBe(true);
  });
});
