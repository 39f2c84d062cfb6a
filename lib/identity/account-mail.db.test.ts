/** Whoever changes the ways into an account, its owner reads of it. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings } from "#lib/platform/env.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { completeProfile } from "./complete-profile.ts";
import { editProfile } from "./edit-profile.ts";
import { linkIdentity } from "./link-identity.ts";
import { getPersonActor } from "./queries.ts";
import { recordSignIn, type SignIn } from "./record-sign-in.ts";
import { startLinking } from "./start-linking.ts";
import { startSession } from "./start-session.ts";
import { unlinkIdentity } from "./unlink-identity.ts";

const BROWSER = { origin: { address: null, requestId: "x" }, userAgent: null, idToken: null };

function identityOf(email: string): SignIn {
  return {
    ...{ issuer: "https://aai.example.org", subject: randomUUID(), name: "Ann", email },
    ...{ emailVerified: true, affiliation: null, entitlements: [] },
  };
}

async function signedIn(email: string) {
  const { personId, identityId } = await recordSignIn(identityOf(email), readSettings({}));
  const { sessionId } = await startSession({ identityId, ...BROWSER, previousSessionId: null });
  const actor = await getPersonActor(personId);
  if (!actor) throw new Error("somebody who signed in is somebody");
  return { ...actor, sessionId };
}

const address = () => `${randomUUID()}@example.org`;
const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject);

test("of an identity that was linked, and of one that was unlinked", async () => {
  const email = address();
  const ann = await signedIn(email);
  const second = identityOf(address());
  await startLinking(ann);
  await linkIdentity(ann, second);
  expect(await subjectsTo(email)).toEqual(["Another identity was linked to your account"]);
  const [told] = await mailsTo(email);
  expect(told?.text).toContain("through https://aai.example.org");
  expect(told?.text).toContain("/account/sessions");

  const { id } = await getDatabase().identity.findFirstOrThrow({ where: { subject: second.subject } });
  await unlinkIdentity(ann, { identityId: id });
  expect((await subjectsTo(email)).at(-1)).toBe("An identity was unlinked from your account");
});

test("of accounts that became one, at the addresses of both", async () => {
  const [emailOfOne, emailOfOther] = [address(), address()];
  const other = identityOf(emailOfOther);
  await recordSignIn(other, readSettings({}));
  const one = await signedIn(emailOfOne);
  await startLinking(one);
  await linkIdentity(one, other);
  expect(await subjectsTo(emailOfOne)).toContain("Two of your accounts became one");
  expect(await subjectsTo(emailOfOther)).toEqual(["Two of your accounts became one"]);
});

test("of another contact address, at the old one; not while the profile was never seen", async () => {
  const [told, first, second] = [address(), address(), address()];
  const ann = await signedIn(told);
  const profile = { name: "Ann", affiliation: null, orcid: null };
  await completeProfile(ann, { ...profile, email: first });
  expect(await subjectsTo(told)).toEqual([]);
  await editProfile(ann, { ...profile, name: "Ann Other", email: first });
  expect(await subjectsTo(first)).toEqual([]);
  await editProfile(ann, { ...profile, email: second });
  expect(await subjectsTo(first)).toEqual(["Your contact address was changed"]);
  expect(await subjectsTo(second)).toEqual([]);
});
