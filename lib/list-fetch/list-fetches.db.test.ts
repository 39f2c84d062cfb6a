/** Fetches as they are written down, and what managers and operators see of them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { FetchLedger } from "./fetch-ledger.ts";
import { getFleet, getProviderFetches, listRecentFetchers } from "./queries.ts";

const database = getDatabase();
const HOUR_MS = 3_600_000;
const NOW = new Date("2026-11-27T10:00:00Z");
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

let vo: CuratedVo;
let ledger: FetchLedger;

beforeEach(async () => {
  vo = await createCuratedVo();
  ledger = new FetchLedger();
  await draftAppliance(vo, { now: NOW });
  await publishAndSign(vo, NOW);
});
afterEach(async () => {
  await database.listFetch.deleteMany();
});

async function createSite({ isOpen = true } = {}) {
  const { id } = await createProvider(isOpen ? { openVos: [vo.name] } : {});
  const { slug, name } = await database.provider.findUniqueOrThrow({ where: { id } });
  const { token } = await createAccessToken(system("test"), {
    ...{ name: "site", holder: { providerId: id }, readableVos: [vo.name] },
    expiresAt: new Date(Date.now() + 24 * HOUR_MS),
  });
  const basic = Buffer.from(`${token}:x-oauth-basic`).toString("base64");
  return { id, slug, name, authorization: `Basic ${basic}` };
}

async function newestSha(): Promise<string> {
  const signing = (await listRevisions(vo.id)).flatMap(({ signings }) => signings).at(-1);
  return signing?.messageSha256 ?? "";
}

async function fetchAs(site: { authorization: string }, hours: number, client = "python-requests/2.32") {
  const { authorization } = site;
  ledger.note({
    messageSha256: await newestSha(),
    authorization,
    client,
    address: "192.0.2.7",
    at: at(hours),
  });
}

async function publishNext(hours: number): Promise<void> {
  await draftAppliance(vo, { now: at(hours) });
  await publishAndSign(vo, at(hours));
}

describe("a fetch", () => {
  test("is written with revision, edition, client and times; more of them are counted", async () => {
    const site = await createSite();
    for (const hours of [1, 2, 5]) await fetchAs(site, hours);
    await ledger.write();
    await fetchAs(site, 7);
    await ledger.write();
    expect(await database.listFetch.findMany()).toMatchObject([
      {
        ...{
          voId: vo.id,
          providerId: site.id,
          revisionNumber: 1,
          client: "python-requests/2.32",
          fetches: 4,
        },
        ...{ firstAt: at(1), lastAt: at(7), listVersion: expect.stringMatching(/^\d{14}$/) },
      },
    ]);
  });

  test("of the same revision signed again is still of that revision, with the later version", async () => {
    const site = await createSite();
    await fetchAs(site, 1);
    await ledger.write();
    const [revision] = await listRevisions(vo.id);
    await signRevision(revision?.id ?? "", createTestSigner(), at(21 * 24));
    await fetchAs(site, 21 * 24 + 1);
    await ledger.write();
    const [first, ...more] = await database.listFetch.findMany();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ revisionNumber: 1, fetches: 2 });
    const versions = (await listRevisions(vo.id)).flatMap(({ signings }) =>
      signings.map((each) => each.listVersion),
    );
    expect(first?.listVersion).toBe(versions.at(-1));
  });

  test("with a wrong token, a person's, or none of ours, is nobody's", async () => {
    const site = await createSite();
    const { token } = await createAccessToken(system("test"), {
      ...{ name: "mine", holder: { personId: vo.manager.personId }, readableVos: [vo.name] },
    });
    const wrong = `${site.authorization.slice(0, -6)}AAAAAA`;
    for (const authorization of [wrong, `Bearer ${token}`, "Basic bm9ib2R5OnNlY3JldA==", "nonsense"]) {
      await fetchAs({ authorization }, 1);
    }
    await ledger.write();
    expect(await database.listFetch.count()).toBe(0);
  });

  test("of another provider's list needs no right: what is public is fetched by everybody", async () => {
    const site = await createSite({ isOpen: false });
    await fetchAs(site, 1);
    await ledger.write();
    expect(await getFleet(vo.manager, vo.name)).toMatchObject({
      members: [{ slug: site.slug, isOpen: false, behind: 0 }],
    });
  });

  test("that cannot be written waits for the next time", async () => {
    const site = await createSite();
    await fetchAs(site, 1);
    await whileInsertsFail('"ListFetch"', async () => {
      await expect(ledger.write()).rejects.toThrow("refused by the test");
    });
    await ledger.write();
    expect(await database.listFetch.count()).toBe(1);
  });
});

describe("the fleet", () => {
  test("is every provider with a right or a fetch: who is up to date, who is behind, who never came", async () => {
    const [quick, slow, silent] = [await createSite(), await createSite(), await createSite()];
    await fetchAs(slow, 1);
    await publishNext(10);
    await fetchAs(quick, 12);
    await ledger.write();
    const fleet = await getFleet(vo.manager, vo.name);
    const bySlug = new Map(fleet?.members.map((member) => [member.slug, member]));
    expect(bySlug.get(quick.slug)).toMatchObject({ revision: 2, behind: 0, delayMs: 2 * HOUR_MS });
    expect(bySlug.get(slow.slug)).toMatchObject({ revision: 1, behind: 1, delayMs: null });
    expect(bySlug.get(silent.slug)).toMatchObject({ revision: null, behind: null });
    expect(fleet?.summary).toEqual({ current: 1, total: 3, medianDelayMs: 2 * HOUR_MS });
  });

  test("is for those who curate the list only; an operator sees what their own provider fetched", async () => {
    const site = await createSite();
    const operator = await createPerson();
    await database.providerOperator.create({ data: { providerId: site.id, personId: operator.personId } });
    await fetchAs(site, 1);
    await ledger.write();
    expect(await getFleet(operator, vo.name)).toBeNull();
    expect(await getProviderFetches(vo.manager, site.slug)).toBeNull();
    expect(await getProviderFetches(operator, site.slug)).toMatchObject([
      { vo: { name: vo.name }, current: 1, revision: 1, behind: 0, fetches: 1 },
    ]);
  });

  test("whoever has fetched lately is named before a list is closed", async () => {
    const [recent, gone] = [await createSite(), await createSite()];
    await fetchAs(recent, -24);
    await fetchAs(gone, -24 * 90);
    await ledger.write();
    expect(await listRecentFetchers(vo.name, NOW)).toEqual([recent.name]);
  });
});
