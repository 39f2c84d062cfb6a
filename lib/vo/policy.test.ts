import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { canCurate, isMember } from "./policy.ts";

const vo = { id: "11111111-1111-4111-8111-111111111111" };
const otherVo = "44444444-4444-4444-8444-444444444444";

const person = (voRoles: Record<string, string[]>, platformRoles: string[] = []): Actor => ({
  kind: "person",
  personId: "22222222-2222-4222-8222-222222222222",
  name: "Ada",
  platformRoles,
  voRoles,
});

const token: Actor = {
  kind: "token",
  tokenId: "0123456789abcdef",
  name: "a script",
  personId: "22222222-2222-4222-8222-222222222222",
  providerId: null,
  readableVos: ["biomed"],
};

const matrix: [who: string, actor: Actor, mayCurate: boolean, belongs: boolean][] = [
  ["anonymous", ANONYMOUS, false, false],
  ["a manager", person({ [vo.id]: ["manager"] }), true, true],
  ["a deputy", person({ [vo.id]: ["deputy"] }), true, true],
  ["an expert", person({ [vo.id]: ["expert"] }), true, true],
  ["a shifter", person({ [vo.id]: ["shifter"] }), true, true],
  ["a member", person({ [vo.id]: ["member"] }), false, true],
  ["a member who is a shifter too", person({ [vo.id]: ["member", "shifter"] }), true, true],
  ["somebody without a role here", person({ [vo.id]: [] }), false, false],
  ["a manager of another VO", person({ [otherVo]: ["manager"] }), false, false],
  ["a role nobody knows", person({ [vo.id]: ["emperor"] }), false, true],
  ["a security officer", person({}, ["security_officer"]), false, false],
  ["an administrator", person({}, ["administrator"]), true, false],
  ["an access token", token, false, false],
  ["the service", system("worker"), true, false],
];

describe("who may change a VO's image list, and who belongs to the VO", () => {
  test.each(matrix)("%s", (_who, actor, mayCurate, belongs) => {
    expect({ mayCurate: canCurate(actor, vo), belongs: isMember(actor, vo) }).toEqual({ mayCurate, belongs });
  });
});
