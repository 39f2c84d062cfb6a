import { expect, test } from "vitest";
import { heldRoles, rolesGivenBy } from "./held-roles.ts";

const BIOMED = { name: "biomed", title: "Biomedicine" };
const given = (issuer = "https://aai.example.org/oidc/") => ({
  source: "entitlement" as const,
  identity: { issuer },
  grantedBy: null,
});
const granted = (by: string | null) => ({
  source: "local" as const,
  identity: null,
  grantedBy: by === null ? null : { name: by },
});

test("a role held several times is one line with all its sources, each once", () => {
  const roles = heldRoles({
    platformRoles: [],
    voRoles: [
      { role: "manager", vo: BIOMED, ...given() },
      { role: "manager", vo: BIOMED, ...given() },
      { role: "manager", vo: BIOMED, ...given("https://login.example.com") },
      { role: "manager", vo: BIOMED, ...granted("Ingrid") },
      { role: "member", vo: BIOMED, ...granted(null) },
    ],
  });
  expect(roles).toEqual([
    {
      role: "Manager",
      vo: BIOMED,
      sources: [
        "identity provider aai.example.org",
        "identity provider login.example.com",
        "granted here by Ingrid",
      ],
    },
    { role: "Member", vo: BIOMED, sources: ["granted here"] },
  ]);
});

test("roles on the platform come first, in words", () => {
  const roles = heldRoles({
    platformRoles: [{ role: "security_officer", ...granted(null) }],
    voRoles: [{ role: "expert", vo: BIOMED, ...given() }],
  });
  expect(roles.map(({ role, vo }) => [role, vo?.name ?? null])).toEqual([
    ["Security officer", null],
    ["Expert", "biomed"],
  ]);
});

test("an identity's roles are said in words, those on the platform first", () => {
  const roles = rolesGivenBy({
    platformRoles: [{ role: "administrator" }],
    voRoles: [
      { role: "deputy", vo: BIOMED },
      { role: "member", vo: BIOMED },
    ],
  });
  expect(roles).toEqual(["Administrator", "Deputy manager of biomed", "Member of biomed"]);
});
