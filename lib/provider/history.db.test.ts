/** Who sees what was done to a provider. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { appendEvent } from "#lib/testing/audit-events.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { getProviderHistory } from "./history-queries.ts";

const provider = await createProvider();
const operator = await createPerson();
const { personId } = operator;
await getDatabase().providerOperator.create({ data: { providerId: provider.id, personId } });
await appendEvent({
  action: "access_token.revoked",
  objectKind: "access_token",
  objectId: "0123456789abcdef",
  partOfKind: "provider",
  partOfId: provider.id,
});

test.each<[string, Actor, boolean]>([
  ["anonymous", ANONYMOUS, false],
  ["a person", await createPerson(), false],
  ["a security officer", await createPerson({ platformRoles: ["security_officer"] }), false],
  ["a token of the provider", tokenActor({ provider }), false],
  ["a token of an operator", tokenActor({ person: operator, readsApi: true }), false],
  ["an operator", operator, true],
  ["an administrator", await createPerson({ platformRoles: ["administrator"] }), true],
])("%s: %s", async (_who, actor, may) => {
  const history = await getProviderHistory(actor, provider.slug, null);
  expect(history?.page.events.map(({ action }) => action) ?? null).toEqual(
    may ? ["access_token.revoked"] : null,
  );
});

test("what does not exist has none", async () => {
  expect(await getProviderHistory(operator, "no-such-site", null)).toBeNull();
});
