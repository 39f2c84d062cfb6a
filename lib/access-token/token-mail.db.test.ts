/** Who reads of a new token. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { createCuratedVo } from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { createAccessToken } from "./create-access-token.ts";

const database = getDatabase();
const { name: vo } = await createCuratedVo();

async function somebody() {
  const actor = await createPerson({ name: "Ann" });
  const email = `${randomUUID()}@example.org`;
  await database.person.update({ where: { id: actor.personId }, data: { email } });
  return { actor, email };
}

test("one's own: oneself, without the token", async () => {
  const { actor, email } = await somebody();
  const { token } = await createAccessToken(actor, {
    ...{ name: "atrope\nPay here: evil.example", readableVos: [vo] },
    holder: { personId: actor.personId },
  });
  const mails = await mailsTo(email);
  expect(mails).toMatchObject([{ subject: "A new access token of yours" }]);
  expect(mails[0]?.text).not.toContain(token);
  expect(mails[0]?.text).not.toMatch(/^Pay here/m);
  expect(mails[0]?.text).toContain("/account/tokens");
});

test("a provider's: all its operators but those who are blocked", async () => {
  const [one, other, blocked] = [await somebody(), await somebody(), await somebody()];
  const provider = await createProvider({ openVos: [vo] });
  await database.providerOperator.createMany({
    data: [one, other, blocked].map(({ actor }) => ({ providerId: provider.id, personId: actor.personId })),
  });
  await database.person.update({ where: { id: blocked.actor.personId }, data: { blockedAt: new Date() } });
  await createAccessToken(one.actor, {
    name: "sync",
    readableVos: [vo],
    holder: { providerId: provider.id },
  });
  for (const { email } of [one, other]) {
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain(`Ann created the access token “sync” for the provider ${provider.name}.`);
  }
  expect(await mailsTo(blocked.email)).toEqual([]);
});

test("what the service makes for itself: nobody", async () => {
  const { actor, email } = await somebody();
  await createAccessToken(system("seed"), {
    ...{ name: "demo", readableVos: [vo] },
    holder: { personId: actor.personId },
  });
  expect(await mailsTo(email)).toEqual([]);
});
