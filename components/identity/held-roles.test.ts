import { expect, test } from "vitest";
import { heldRoles } from "./held-roles.ts";

const BIOMED = { name: "biomed", title: "Biomedicine" };

test("a role held twice is one line with two sources", () => {
  const roles = heldRoles({
    platformRoles: [],
    voRoles: [
      { role: "manager", source: "entitlement", vo: BIOMED },
      { role: "manager", source: "local", vo: BIOMED },
      { role: "member", source: "entitlement", vo: BIOMED },
    ],
  });
  expect(roles).toEqual([
    { role: "Manager", vo: BIOMED, sources: ["entitlement", "local"] },
    { role: "Member", vo: BIOMED, sources: ["entitlement"] },
  ]);
});

test("roles on the platform come first, in words", () => {
  const roles = heldRoles({
    platformRoles: [{ role: "security_officer", source: "local" }],
    voRoles: [{ role: "expert", source: "entitlement", vo: BIOMED }],
  });
  expect(roles.map(({ role, vo }) => [role, vo?.name ?? null])).toEqual([
    ["Security officer", null],
    ["Expert", "biomed"],
  ]);
});
