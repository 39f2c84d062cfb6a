/** The editions with which clients are tried, as OpenSSL sees them, and who may do what with a trial. */
import { beforeEach, describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { clearQueue, listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { verifyWithOpenssl } from "#lib/testing/verify-with-openssl.ts";
import { chooseEdition } from "./choose-edition.ts";
import { clearRequests } from "./clear-requests.ts";
import { LISTED_EDITIONS, type ListedEdition } from "./edition.ts";
import { prepareEditionsJob } from "./jobs.ts";
import { MOST_A_MINUTE, MOST_REQUESTS, noteTrialRequest } from "./note-request.ts";
import { prepareEditions } from "./prepare-editions.ts";
import { findTrial, getClientTrial } from "./queries.ts";
import { renewAddress } from "./renew-address.ts";
import { KEEP_DAYS, sweepTrials } from "./sweep-trials.ts";
import { describeTrialImage } from "./trial-image.ts";

const DAY_MS = 24 * 3600 * 1000;
const NOW = new Date("2026-11-27T12:00:00Z");
const day = (number: number) => new Date(NOW.getTime() + number * DAY_MS);
const signer = createTestSigner();
const database = getDatabase();

let operator: Actor;
let provider: { id: string; slug: string };

beforeEach(async () => {
  const person = await createPerson();
  operator = person;
  provider = await createProvider();
  await database.providerOperator.create({ data: { providerId: provider.id, personId: person.personId } });
  await clearQueue();
});

/** The list of a trial that was begun and signed. */
async function begin(now = NOW): Promise<string> {
  await chooseEdition(operator, { slug: provider.slug, edition: "good" }, now);
  await prepareEditions(provider.id, signer, now);
  return secretOf();
}

async function secretOf(): Promise<string> {
  const { secret } = await database.clientTrial.findUniqueOrThrow({ where: { providerId: provider.id } });
  return secret;
}

/** What the address answers when this edition was chosen. */
async function fetchEdition(edition: ListedEdition): Promise<Uint8Array> {
  await chooseEdition(operator, { slug: provider.slug, edition }, NOW);
  const trial = await findTrial(await secretOf());
  if (!trial?.file) throw new Error(`nothing is answered for ${edition}`);
  return trial.file.message;
}

type Json = Record<string, unknown>;
function read(message: Uint8Array): { list: Json; image: Json } {
  const text = Buffer.from(readMessage(message).content).toString("utf8");
  const list = (JSON.parse(text) as { "hv:imagelist": Json })["hv:imagelist"];
  const [first] = list["hv:images"] as { "hv:image": Json }[];
  return { list, image: first?.["hv:image"] ?? {} };
}

const get = (edition: ListedEdition) => ({
  kind: "list" as const,
  edition,
  method: "GET",
  status: 200,
  client: "python-requests/2.32.3",
  address: "192.0.2.1",
  isConditional: false,
});

describe("the editions", () => {
  test.each(["good", "expired", "rolled_back"] as const)("OpenSSL verifies the %s one", async (edition) => {
    await begin();
    const { verified, words } = await verifyWithOpenssl(await fetchEdition(edition), TEST_CA_PEM);
    expect(verified, words).toBe(true);
  });

  test("OpenSSL refuses the tampered one, which offers another image under the same signature", async () => {
    await begin();
    const [good, tampered] = [await fetchEdition("good"), await fetchEdition("tampered")];
    const { verified, words } = await verifyWithOpenssl(tampered, TEST_CA_PEM);
    expect(verified).toBe(false);
    expect(words).toMatch(/digest/i);
    const signatureOf = (message: Uint8Array) =>
      Buffer.from(message).toString("latin1").split("smime.p7s").at(-1);
    expect(signatureOf(tampered)).toBe(signatureOf(good));
    const [before, after] = [read(good), read(tampered)];
    expect(after.image).toEqual({
      ...before.image,
      "hv:uri": String(before.image["hv:uri"]).replace("/good/", "/tampered/"),
      "hv:version": "1.0-tampered",
      "sl:checksum:sha512": describeTrialImage("tampered").sha512,
    });
    expect({ ...after.list, "hv:images": null }).toEqual({ ...before.list, "hv:images": null });
  });

  test("the expired one has run out, and nothing else is wrong with it", async () => {
    await begin();
    const [good, expired] = [read(await fetchEdition("good")), read(await fetchEdition("expired"))];
    const ranOut = new Date(String(expired.list["dc:date:expires"])).getTime();
    expect(ranOut).toBeLessThan(NOW.getTime() - 9 * DAY_MS);
    expect(ranOut).toBeGreaterThan(new Date(String(expired.list["dc:date:created"])).getTime());
    expect(new Date(String(expired.image["dc:date:expires"])).getTime()).toBeGreaterThan(day(60).getTime());
    expect(expired.list["hv:version"]).toBe(good.list["hv:version"]);
  });

  test("the rolled-back one has a lower version than any good one, and is valid", async () => {
    await begin();
    const rolledBack = read(await fetchEdition("rolled_back")).list;
    const good = read(await fetchEdition("good")).list;
    const [older, newer] = [String(rolledBack["hv:version"]), String(good["hv:version"])];
    expect(compareListVersions(older, newer)).toBeLessThan(0);
    expect(new Date(String(rolledBack["dc:date:expires"])).getTime()).toBeGreaterThan(day(25).getTime());
  });

  test("say that they are a test, keep their identifiers, and name the address that is asked", async () => {
    const secret = await begin();
    const seen = new Set<string>();
    for (const edition of LISTED_EDITIONS) {
      const { list, image } = read(await fetchEdition(edition));
      seen.add(`${list["dc:identifier"]} ${image["dc:identifier"]}`);
      expect(list["dc:title"]).toMatch(/^TEST ONLY/);
      expect(image["dc:title"]).toMatch(/^TEST ONLY/);
      expect(list["ad:vo"]).toBe(`try.${provider.slug}`);
      expect(list["hv:uri"]).toMatch(new RegExp(`/store/try/${secret}/image\\.list$`));
      expect(image["hv:uri"]).toMatch(new RegExp(`/store/try/${secret}/${edition}/try-my-client\\.qcow2$`));
      expect(image["sl:checksum:sha512"]).toBe(describeTrialImage(edition).sha512);
    }
    await renewAddress(operator, { slug: provider.slug }, day(1));
    await prepareEditions(provider.id, signer, day(1));
    const { list, image } = read(await fetchEdition("good"));
    seen.add(`${list["dc:identifier"]} ${image["dc:identifier"]}`);
    expect(seen.size).toBe(1);
  });

  test("are signed once, and again when they are about to run out, with a higher version", async () => {
    await begin();
    const first = await fetchEdition("good");
    await prepareEditions(provider.id, signer, day(5));
    expect(await fetchEdition("good")).toEqual(first);
    await clearQueue();
    await chooseEdition(operator, { slug: provider.slug, edition: "good" }, day(21));
    expect(await listQueued(prepareEditionsJob)).toEqual([{ providerId: provider.id }]);
    await prepareEditions(provider.id, signer, day(21));
    const again = read(await fetchEdition("good")).list;
    expect(
      compareListVersions(String(again["hv:version"]), String(read(first).list["hv:version"])),
    ).toBeGreaterThan(0);
  });
});

describe("the address", () => {
  test("is made with the first choice, in the transaction that asks for the signing", async () => {
    await whileInsertsFail('"jobs"."job_common"', async () => {
      await expect(chooseEdition(operator, { slug: provider.slug, edition: "good" }, NOW)).rejects.toThrow();
    });
    expect(await database.clientTrial.count({ where: { providerId: provider.id } })).toBe(0);
    await chooseEdition(operator, { slug: provider.slug, edition: "good" }, NOW);
    expect(await listQueued(prepareEditionsJob)).toEqual([{ providerId: provider.id }]);
    expect(await secretOf()).toMatch(/^[0-9a-f]{32}$/);
    expect((await findTrial(await secretOf()))?.file, "nothing is signed yet").toBeNull();
  });

  test("stays whatever is chosen, and a new one makes the old one lead nowhere", async () => {
    const secret = await begin();
    await chooseEdition(operator, { slug: provider.slug, edition: "unavailable" }, NOW);
    expect(await findTrial(secret)).toMatchObject({ edition: "unavailable", file: null });
    await noteTrialRequest(provider.id, get("good"), NOW);
    await renewAddress(operator, { slug: provider.slug }, NOW);
    expect(await findTrial(secret)).toBeNull();
    expect(await findTrial(await secretOf())).toMatchObject({ edition: "good", file: null });
    expect(await database.trialRequest.count({ where: { providerId: provider.id } })).toBe(0);
  });

  test.each(["", "good", "A".repeat(32), "../../etc"])("“%s” is none", async (secret) => {
    expect(await findTrial(secret)).toBeNull();
  });
});

describe("what came", () => {
  test("is shown to operators, the newest first, with what it tells", async () => {
    await begin();
    await noteTrialRequest(provider.id, get("good"), day(0));
    await noteTrialRequest(provider.id, { ...get("good"), kind: "image" }, new Date(day(0).getTime() + 1000));
    const page = await getClientTrial(operator, provider.slug);
    expect(page?.trial?.requests.map(({ kind, client }) => [kind, client])).toEqual([
      ["image", "python-requests/2.32.3"],
      ["list", "python-requests/2.32.3"],
    ]);
    expect(page?.trial?.clients.map(({ verdicts }) => verdicts.good.tone)).toEqual(["ok"]);
    await clearRequests(operator, { slug: provider.slug }, NOW);
    const cleared = await getClientTrial(operator, provider.slug);
    expect(cleared?.trial?.requests).toEqual([]);
    expect(cleared?.trial?.listUrl).toBe(page?.trial?.listUrl);
  });

  test("is judged client by client, when several run at once", async () => {
    await begin();
    const second = (number: number) => new Date(day(0).getTime() + number * 1000);
    const gullible = { client: "curl/8.5.0", address: "192.0.2.2" };
    const runs = [
      get("good"),
      { ...get("good"), ...gullible },
      { ...get("good"), kind: "image" as const },
      { ...get("good"), kind: "image" as const, ...gullible },
      get("tampered"),
      { ...get("tampered"), ...gullible },
      { ...get("tampered"), kind: "image" as const, ...gullible },
    ];
    for (const [number, facts] of runs.entries()) {
      await noteTrialRequest(provider.id, facts, second(number));
    }
    const page = await getClientTrial(operator, provider.slug);
    const judged = page?.trial?.clients.map(({ address, names, lastAt, verdicts }) => ({
      ...{ address, names, lastAt, tampered: verdicts.tampered.tone },
    }));
    expect(judged).toEqual([
      { address: "192.0.2.2", names: ["curl/8.5.0"], lastAt: second(6), tampered: "danger" },
      { address: "192.0.2.1", names: ["python-requests/2.32.3"], lastAt: second(4), tampered: "ok" },
    ]);
  });

  test("is bounded by the minute and in all, and names are cut off", async () => {
    await begin();
    for (let number = 0; number < MOST_A_MINUTE + 5; number++) {
      await noteTrialRequest(provider.id, { ...get("good"), client: `${"x".repeat(5000)}\0` }, NOW);
    }
    const kept = await database.trialRequest.findMany({ where: { providerId: provider.id } });
    expect(kept.length).toBe(MOST_A_MINUTE);
    expect(kept[0]?.client).toBe("x".repeat(200));
    for (let number = 0; number < MOST_REQUESTS; number++) {
      await noteTrialRequest(provider.id, get("expired"), new Date(day(1).getTime() + number * 61_000));
    }
    const last = await database.trialRequest.findMany({ where: { providerId: provider.id } });
    expect(last.map(({ edition }) => edition)).toEqual(Array(MOST_REQUESTS).fill("expired"));
  });

  test("is forgotten after a month; what nobody signed is asked for again", async () => {
    await chooseEdition(operator, { slug: provider.slug, edition: "good" }, NOW);
    await clearQueue();
    await noteTrialRequest(provider.id, get("good"), NOW);
    await noteTrialRequest(provider.id, get("good"), day(2));
    await sweepTrials(day(KEEP_DAYS + 1));
    expect(await database.trialRequest.count({ where: { providerId: provider.id } })).toBe(1);
    expect(await listQueued(prepareEditionsJob)).toContainEqual({ providerId: provider.id });
    await prepareEditions(provider.id, signer, NOW);
    await clearQueue();
    await sweepTrials(day(1));
    expect(await listQueued(prepareEditionsJob)).not.toContainEqual({ providerId: provider.id });
  });
});

describe("who may", () => {
  const acts = {
    choose: (actor: Actor) => chooseEdition(actor, { slug: provider.slug, edition: "tampered" }, NOW),
    renew: (actor: Actor) => renewAddress(actor, { slug: provider.slug }, NOW),
    clear: (actor: Actor) => clearRequests(actor, { slug: provider.slug }, NOW),
  };

  test.each(Object.entries(acts))("operators and administrators: %s", async (_name, act) => {
    await begin();
    await act(operator);
    await act(await createPerson({ platformRoles: ["administrator"] }));
    await expect(act(await createPerson())).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(ANONYMOUS)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("nobody else is told that there is a trial", async () => {
    await begin();
    expect(await getClientTrial(await createPerson(), provider.slug)).toBeNull();
    expect(await getClientTrial(ANONYMOUS, provider.slug)).toBeNull();
  });

  test("what was not begun cannot be cleared, and what is no provider is not found", async () => {
    await expect(acts.clear(operator)).rejects.toMatchObject({ code: "conflict", reason: "no_trial" });
    await expect(chooseEdition(operator, { slug: "nowhere", edition: "good" }, NOW)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("what is done is in the provider's history, and what changes nothing is not", async () => {
    await begin();
    await chooseEdition(operator, { slug: provider.slug, edition: "good" }, NOW);
    await chooseEdition(operator, { slug: provider.slug, edition: "expired" }, NOW);
    await renewAddress(operator, { slug: provider.slug }, NOW);
    await clearRequests(operator, { slug: provider.slug }, NOW);
    const events = await database.auditEvent.findMany({
      where: { objectId: provider.id },
      orderBy: { id: "asc" },
      select: { action: true, details: true },
    });
    expect(events).toEqual([
      { action: "provider.trial_edition_chosen", details: { edition: "good" } },
      { action: "provider.trial_edition_chosen", details: { edition: "expired" } },
      { action: "provider.trial_address_renewed", details: {} },
      { action: "provider.trial_cleared", details: { requests: 0 } },
    ]);
  });
});
