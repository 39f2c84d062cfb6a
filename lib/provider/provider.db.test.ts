import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo } from "#lib/testing/image-lists.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { addOperator } from "./add-operator.ts";
import { editProvider } from "./edit-provider.ts";
import { findPossibleOperators, getProviderForEdit, getProviderPage, searchProviders } from "./queries.ts";
import { registerProvider } from "./register-provider.ts";
import { removeOperator } from "./remove-operator.ts";

let counter = 0;
const record = (overrides: object = {}) => ({
  name: `Site ${++counter} of these tests`,
  country: "Norway",
  websiteUrl: "https://cloud.example.org/",
  contactEmail: null,
  endpoints: [],
  ...overrides,
});

async function createOperated() {
  const operator = await createPerson();
  const provider = await createProvider();
  await getDatabase().providerOperator.create({
    data: { providerId: provider.id, personId: operator.personId },
  });
  return { ...provider, operator };
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "ok",
    (error) => error.code,
  );

describe("who may", () => {
  type Provider = Awaited<ReturnType<typeof createOperated>>;
  const administrator = () => createPerson({ platformRoles: ["administrator"] });
  const matrix: [
    who: string,
    actor: (provider: Provider) => Promise<Actor>,
    register: string,
    change: string,
  ][] = [
    ["nobody in particular", async () => ANONYMOUS, "unauthenticated", "unauthenticated"],
    ["a person", () => createPerson(), "forbidden", "forbidden"],
    ["an operator", async ({ operator }) => operator, "forbidden", "ok"],
    ["another provider's operator", async () => (await createOperated()).operator, "forbidden", "forbidden"],
    [
      "a security officer",
      () => createPerson({ platformRoles: ["security_officer"] }),
      "forbidden",
      "forbidden",
    ],
    ["an administrator", administrator, "ok", "ok"],
    ["the service", async () => system("test"), "ok", "ok"],
    [
      "the provider's token",
      async ({ id, name }) => tokenActor({ provider: { id, name } }),
      "forbidden",
      "forbidden",
    ],
    [
      "an operator's token",
      async ({ operator }) => tokenActor({ person: operator }),
      "forbidden",
      "forbidden",
    ],
    [
      "an administrator's token",
      async () => tokenActor({ person: await administrator() }),
      "forbidden",
      "forbidden",
    ],
  ];

  test.each(matrix)("%s: register %s, change %s", async (_, who, register, change) => {
    const provider = await createOperated();
    const actor = await who(provider);
    const somebody = await createPerson();
    const operator = { slug: provider.slug, personId: somebody.personId };
    expect(await codeOf(registerProvider(actor, record()))).toBe(register);
    expect([
      await codeOf(editProvider(actor, { ...record(), slug: provider.slug })),
      await codeOf(addOperator(actor, operator)),
      await codeOf(removeOperator(actor, operator)),
    ]).toEqual([change, change, change]);
    expect((await getProviderForEdit(actor, provider.slug)) === null).toBe(change !== "ok");
    expect((await findPossibleOperators(actor, provider.slug, somebody.name)).length > 0).toBe(
      change === "ok",
    );
  });

  test("nobody changes a provider that is not there", async () => {
    const actor = await administrator();
    expect(await codeOf(editProvider(actor, { ...record(), slug: "nowhere" }))).toBe("not_found");
    expect(await codeOf(addOperator(actor, { slug: "nowhere", personId: actor.personId }))).toBe("not_found");
    expect(await getProviderPage(actor, "nowhere")).toBeNull();
    expect(await getProviderForEdit(actor, "nowhere")).toBeNull();
  });
});

describe("a provider's record", () => {
  test("is registered under an address made from its name", async () => {
    const { slug } = await registerProvider(system("test"), record({ name: "Wolke 7 (Süd)" }));
    expect(slug).toBe("wolke-7-sud");
    expect(await getProviderPage(ANONYMOUS, slug)).toMatchObject({
      name: "Wolke 7 (Süd)",
      country: "Norway",
      operators: [],
      openLists: [],
      mayOperate: false,
    });
    const { providers } = await searchProviders({ country: null, vo: null });
    expect(providers.map((provider) => provider.slug)).toContain(slug);
    const { id } = await getDatabase().provider.findUniqueOrThrow({ where: { slug } });
    expect(await auditTrailOf(id)).toMatchObject([
      { action: "provider.registered", details: { name: "Wolke 7 (Süd)" } },
    ]);
  });

  test.each([
    ["the same name", "One name", "One name", "conflict"],
    ["a name with the same address", "Two Names", "two-names", "conflict"],
    ["a name of no letters", "x one", "---", "invalid_input"],
    ["a name that means something else", "x two", "Register", "invalid_input"],
  ])("cannot have %s", async (_, first, second, code) => {
    await registerProvider(system("test"), record({ name: first }));
    await expect(registerProvider(system("test"), record({ name: second }))).rejects.toMatchObject({
      code,
      fieldErrors: { name: expect.any(String) },
    });
  });

  test("is edited, keeps its address, and tells what changed; once", async () => {
    const { id, slug, operator } = await createOperated();
    const fields = record({ country: "Sweden" });
    await editProvider(operator, { ...fields, slug });
    await editProvider(operator, { ...fields, slug });
    expect(await getDatabase().provider.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...fields,
      slug,
    });
    expect(await auditTrailOf(id)).toMatchObject([
      { action: "provider.edited", details: { changes: { country: { before: "NL", after: "Sweden" } } } },
    ]);
    const taken = await createOperated();
    await expect(editProvider(operator, { ...fields, slug, name: taken.name })).rejects.toMatchObject({
      reason: "name_taken",
    });
  });
});

describe("endpoints", () => {
  const keystone = { kind: "OpenStack", url: "https://keystone.example.org:5000/v3", name: "brno1" } as const;
  const one = { kind: "OpenNebula", url: "https://one.example.org:2633/RPC2", name: null } as const;

  test("are shown to everybody as they were given, and their changes are in the history", async () => {
    const { id, slug, operator } = await createOperated();
    const fields = record();
    await editProvider(operator, { ...fields, endpoints: [keystone, one], slug });
    await editProvider(operator, { ...fields, endpoints: [keystone, one], slug });
    expect((await getProviderPage(ANONYMOUS, slug))?.endpoints).toEqual([keystone, one]);
    expect((await getProviderForEdit(operator, slug))?.endpoints).toEqual([keystone, one]);
    await editProvider(operator, { ...fields, endpoints: [one], slug });
    expect((await auditTrailOf(id)).map(({ details }) => details)).toMatchObject([
      { changes: { endpoints: { before: [], after: [keystone, one] } } },
      { changes: { endpoints: { before: [keystone, one], after: [one] } } },
    ]);
  });

  test("that no longer fit are left out of what is shown", async () => {
    const { id, slug } = await createOperated();
    const endpoints = [
      { kind: "Of yore", url: "https://old.example.org/", name: null },
      one,
      "nonsense",
      null,
    ];
    await getDatabase().provider.update({ where: { id }, data: { endpoints: endpoints as object[] } });
    expect((await getProviderPage(ANONYMOUS, slug))?.endpoints).toEqual([one]);
  });
});

describe("operators", () => {
  test("come and go, each told once", async () => {
    const { id, slug, operator } = await createOperated();
    const somebody = await createPerson();
    const input = { slug, personId: somebody.personId };
    await addOperator(operator, input);
    await addOperator(operator, input);
    await removeOperator(somebody, input);
    await removeOperator(operator, input);
    const details = { personId: somebody.personId, name: somebody.name };
    expect(await auditTrailOf(id)).toMatchObject([
      { action: "provider.operator_added", actorName: operator.name, details },
      { action: "provider.operator_removed", actorName: somebody.name, details },
    ]);
  });

  test("the last one may leave; administrators remain", async () => {
    const { slug, operator } = await createOperated();
    await removeOperator(operator, { slug, personId: operator.personId });
    expect(await codeOf(editProvider(operator, { ...record(), slug }))).toBe("forbidden");
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    await addOperator(administrator, { slug, personId: operator.personId });
    expect(await codeOf(editProvider(operator, { ...record(), slug }))).toBe("ok");
  });

  test("cannot be somebody who is blocked or unknown", async () => {
    const { slug, operator } = await createOperated();
    const blocked = await createPerson();
    await getDatabase().person.update({ where: { id: blocked.personId }, data: { blockedAt: new Date() } });
    for (const personId of [blocked.personId, crypto.randomUUID()]) {
      expect(await codeOf(addOperator(operator, { slug, personId }))).toBe("not_found");
    }
    expect(await findPossibleOperators(operator, slug, blocked.name)).toEqual([]);
  });

  test("are found by a part of the name or by the whole verified address, without showing addresses", async () => {
    const { slug, operator } = await createOperated();
    const wanted = await createPerson({ name: "Þórunn Quastenflosser" });
    await getDatabase().identity.updateMany({
      where: { personId: wanted.personId },
      data: { email: "thorunn@example.org" },
    });
    const namesFor = async (text: string) =>
      (await findPossibleOperators(operator, slug, text)).map(({ name }) => name);
    for (const text of ["quasten", "flosser þorunn"]) expect(await namesFor(text)).toEqual([wanted.name]);
    expect(await namesFor(" Thorunn@example.org ")).toEqual([wanted.name]);
    expect(await namesFor("thorunn@")).toEqual([]);
    for (const text of ["q", "%%", "__", "%@example.org", "_horunn@example.org"]) {
      expect(await namesFor(text)).toEqual([]);
    }
    expect(await namesFor("a\0b")).toEqual([]);
    expect(await namesFor(operator.name)).not.toContain(operator.name);
    expect(JSON.stringify(await findPossibleOperators(operator, slug, "quasten"))).not.toContain("@");
  });
});

describe("what a provider's page tells", () => {
  let provider: Awaited<ReturnType<typeof createOperated>>;
  let [open, guarded]: Awaited<ReturnType<typeof createCuratedVo>>[] = [];

  beforeAll(async () => {
    [open, guarded] = [await createCuratedVo(), await createCuratedVo({ visibility: "token" })];
    provider = await createOperated();
    await getDatabase().listOpening.createMany({
      data: [open, guarded].map((vo) => ({ voId: vo?.id ?? "", providerId: provider.id })),
    });
    await getDatabase().provider.update({
      where: { id: provider.id },
      data: { contactEmail: "cloud@example.org" },
    });
  });

  test.each<[string, () => Promise<Actor>, boolean, boolean]>([
    ["everybody", async () => ANONYMOUS, false, false],
    ["the signed-in", () => createPerson(), false, true],
    ["the managers of the guarded list", async () => guarded?.manager ?? ANONYMOUS, true, true],
    ["the managers of the public list", async () => open?.manager ?? ANONYMOUS, false, true],
    ["operators", async () => provider.operator, true, true],
    ["administrators", () => createPerson({ platformRoles: ["administrator"] }), true, true],
  ])("%s", async (_, who, seesGuarded, seesContact) => {
    const page = await getProviderPage(await who(), provider.slug);
    expect(page?.openLists.map(({ vo }) => vo)).toEqual(
      [open?.name, ...(seesGuarded ? [guarded?.name] : [])].sort(),
    );
    expect(page?.contactEmail).toBe(seesContact ? "cloud@example.org" : null);
  });
});
