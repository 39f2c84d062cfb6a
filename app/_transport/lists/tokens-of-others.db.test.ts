/** A token of one provider never opens a list that is open to another: however presented, whatever is asked for. */
import type { IncomingMessage } from "node:http";
import { beforeAll, expect, test } from "vitest";
import { FetchLedger } from "#lib/list-fetch/fetch-ledger.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publishAndSign } from "#lib/testing/image-lists.ts";
import { asBasic, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { fetchVoList } from "#lib/vo-image-list/fetch-list.ts";
import { fetchRendering } from "#lib/vo-image-list/fetch-rendering.ts";
import { takeSecret } from "../front/secret-address.ts";

type Site = { list: CuratedVo; token: { id: string; token: string }; image: string };
const sites: Record<"one" | "two", Site> = {} as never;

beforeAll(async () => {
  for (const name of ["one", "two"] as const) {
    const list = await createCuratedVo({ visibility: "token" });
    await draftAppliance(list);
    await publishAndSign(list);
    const token = await createToken([list.name]);
    sites[name] = { list, token, image: await findImage(list, token.token) };
  }
});

async function findImage(list: CuratedVo, token: string): Promise<string> {
  const answer = await fetchRendering(
    { vo: list.name, revision: null, path: "list.json" },
    { authorization: `Bearer ${token}`, signedIn: async () => ANONYMOUS },
    new Date(),
  );
  if ("location" in answer) throw new Error("list.json leads elsewhere");
  return JSON.parse(Buffer.from(answer.body).toString()).images[0].fileName;
}

/** How a token may be presented: what the request looks like when it has passed the front. */
const WAYS = {
  bearer: (vo: string, token: string, path: string) => pass(vo, path, `Bearer ${token}`),
  basic: (vo: string, token: string, path: string) => pass(vo, path, asBasic(token)),
  "secret path": (vo: string, token: string, path: string) => pass(vo, `~${token}/${path}`),
  "secret path, encoded": (vo: string, token: string, path: string) => pass(vo, `%7e${token}/${path}`),
};

function pass(vo: string, path: string, authorization?: string) {
  const request = { url: `${paths.listRoot(vo)}/${path}`, headers: { authorization } };
  takeSecret(request as unknown as IncomingMessage);
  const [, , name = "", ...rest] = request.url.split("/");
  return { vo: name, path: rest.join("/"), authorization: request.headers.authorization ?? null };
}

type Asked = ReturnType<typeof pass>;

async function outcomeOf({ vo, path, authorization }: Asked, address = "192.0.2.17"): Promise<string> {
  const requester = {
    ...{ authorization, client: "incus/6.0", signedIn: async () => ANONYMOUS },
    origin: { address, requestId: "for tests" },
  };
  const fetched =
    path === "image.list"
      ? fetchVoList(vo, requester, new Date())
      : fetchRendering({ vo, revision: null, path }, requester, new Date());
  return fetched.then(
    (answer) => ("location" in answer ? "leads to it" : "ok"),
    (error) => error.code ?? String(error),
  );
}

const FILES = [
  "image.list",
  "list.json",
  "list.jws",
  "streams/v1/index.json",
  "streams/v1/images.json",
  "images/SHA256SUMS",
  "opennebula/appliance",
  "osism.yml",
];

const table = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way) =>
  FILES.map((file) => [way, file] as const),
);

test.each(table)("%s, %s: opens one's own list and no other", async (way, file) => {
  const { one, two } = sites;
  const ask = (site: Site, token: string) => outcomeOf(WAYS[way](site.list.name, token, file));
  expect(await ask(one, one.token.token)).toBe("ok");
  expect(await ask(two, two.token.token)).toBe("ok");
  expect(await ask(one, two.token.token)).toBe("forbidden");
  expect(await ask(two, one.token.token)).toBe("forbidden");
  expect(await ask(one, `${one.token.token.slice(0, -8)}AAAAAAAA`)).toBe("unauthenticated");
});

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  "%s: nor tells where the images of another are",
  async (way) => {
    const { one, two } = sites;
    const ask = (site: Site, token: string) =>
      outcomeOf(WAYS[way](site.list.name, token, `images/${site.image}`));
    expect(await ask(one, one.token.token)).toBe("leads to it");
    expect(await ask(one, two.token.token)).toBe("forbidden");
  },
);

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  "%s: ranges, revocation and last use are those of the token",
  async (way) => {
    const { list } = sites.one;
    const bound = await createToken([list.name], { allowedRanges: ["192.0.2.0/24"] });
    const asked = () => WAYS[way](list.name, bound.token, "streams/v1/index.json");
    expect(await outcomeOf(asked(), "192.0.3.17")).toBe("unauthenticated");
    expect(await outcomeOf(asked())).toBe("ok");
    expect(await getDatabase().accessToken.findUniqueOrThrow({ where: { id: bound.id } })).toMatchObject({
      lastUsedAddress: "192.0.2.17",
      lastUsedClient: "incus/6.0",
    });
    await revokeToken(bound.id);
    expect(await outcomeOf(asked())).toBe("unauthenticated");
  },
);

test("whoever fetches another format is seen to have that revision", async () => {
  const { list, token } = sites.one;
  const { authorization } = WAYS["secret path"](list.name, token.token, "streams/v1/index.json");
  const signing = await getDatabase().listSigning.findFirstOrThrow({
    where: { revision: { voId: list.id } },
    select: { messageSha256: true },
  });
  const ledger = new FetchLedger();
  ledger.note({
    ...{ ...signing, authorization: authorization ?? "", client: "incus/6.0", address: "192.0.2.17" },
    at: new Date(),
  });
  await ledger.write();
  expect(await getDatabase().listFetch.findMany({ where: { voId: list.id } })).toMatchObject([
    { revisionNumber: 1, client: "incus/6.0" },
  ]);
});

test("OpenNebula is told of no address that needs a token", async () => {
  const { list, token } = sites.one;
  const answer = await fetchRendering(
    { vo: list.name, revision: null, path: "opennebula/appliance" },
    { authorization: `Bearer ${token.token}`, signedIn: async () => ANONYMOUS },
    new Date(),
  );
  if ("location" in answer) throw new Error("the catalogue leads elsewhere");
  const text = Buffer.from(answer.body).toString();
  const { appliances } = JSON.parse(text);
  expect(appliances).not.toEqual([]);
  for (const { files, links } of appliances) {
    for (const address of [files[0].url, links.download.href]) {
      expect(address).not.toContain(paths.listRoot(list.name));
    }
  }
  expect(text).not.toContain(token.token);
});
