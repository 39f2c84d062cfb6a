import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import { canAdministerVos, canCurate, canEditVo, isMember } from "./policy.ts";

const vo = { id: "11111111-1111-4111-8111-111111111111", name: "biomed" };
const otherVo = "44444444-4444-4444-8444-444444444444";

const person = (voRoles: Record<string, string[]>, platformRoles: string[] = []) =>
  personActor({ voRoles, platformRoles });
const token = (roles: string[], ...curatableVos: string[]) =>
  tokenActor({ person: person({ [vo.id]: roles }), readableVos: ["biomed"], curatableVos });

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
  ["a manager's token, made for reading", token(["manager"]), false, false],
  ["a manager's token, made for curating", token(["manager"], "biomed"), true, false],
  ["a manager's token, made for another VO", token(["manager"], "biomed2"), false, false],
  ["a member's token, made for curating", token(["member"], "biomed"), false, false],
  ["a provider's token", tokenActor({ curatableVos: ["biomed"] }), false, false],
  ["the service", system("worker"), true, false],
];

describe("who may change a VO's image list, and who belongs to the VO", () => {
  test.each(matrix)("%s", (_who, actor, mayCurate, belongs) => {
    expect({ mayCurate: canCurate(actor, vo), belongs: isMember(actor, vo) }).toEqual({ mayCurate, belongs });
  });
});

describe("who may change what is told of a VO, and who may create VOs and give roles in them", () => {
  test.each<[who: string, actor: Actor, mayEdit: boolean, mayAdminister: boolean]>([
    ["anonymous", ANONYMOUS, false, false],
    ["a manager", person({ [vo.id]: ["manager"] }), true, false],
    ["a deputy", person({ [vo.id]: ["deputy", "expert", "shifter", "member"] }), false, false],
    ["a manager of another VO", person({ [otherVo]: ["manager"] }), false, false],
    ["a security officer", person({}, ["security_officer"]), false, false],
    ["an administrator", person({}, ["administrator"]), true, true],
    ["a manager's token, made for curating", token(["manager"], "biomed"), false, false],
    ["an administrator's token", tokenActor({ person: person({}, ["administrator"]) }), false, false],
    ["the service", system("sign-in"), true, true],
  ])("%s", (_who, actor, mayEdit, mayAdminister) => {
    expect({ mayEdit: canEditVo(actor, vo), mayAdminister: canAdministerVos(actor) }).toEqual({
      mayEdit,
      mayAdminister,
    });
  });
});
