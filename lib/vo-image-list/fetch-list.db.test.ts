import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import type { ListAnswer, ListRequest } from "#lib/testing/fetch-lists.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { asBasic, createExpiredToken, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { fetchApplianceList, fetchVoList, fetchVoRevisionList } from "./fetch-list.ts";
import { fetchRendering } from "./fetch-rendering.ts";
import { mirrorOnce } from "./mirror-lists.ts";
import { signRevision } from "./sign-revision.ts";

type Outcome = "ok" | "unauthenticated" | "forbidden" | "not_found";
type Presented = { authorization?: string | null; signedIn?: Actor; address?: string | null };

let open: CuratedVo;
let guarded: CuratedVo;
let unpublished: CuratedVo;
let appliance: Awaited<ReturnType<typeof draftAppliance>>;

beforeAll(async () => {
  open = await createCuratedVo();
  guarded = await createCuratedVo({ visibility: "token" });
  unpublished = await createCuratedVo({ visibility: "token" });
  appliance = await draftAppliance(open);
  await draftAppliance(guarded);
  await draftAppliance(unpublished);
  await publishAndSign(open);
  await publishAndSign(guarded);
  await publish(unpublished);
});

function requester({ authorization = null, signedIn = ANONYMOUS, address = null }: Presented) {
  return {
    authorization,
    signedIn: async () => signedIn,
    origin: { address, requestId: "for tests" },
    client: "python-requests/2.32",
  };
}

async function outcomeOf(vo: string, presented: Presented, now = new Date()): Promise<string> {
  const [current, first] = await Promise.all(
    [fetchVoList(vo, requester(presented), now), fetchVoRevisionList(vo, 1, requester(presented), now)].map(
      (fetched) =>
        fetched.then(
          () => "ok",
          (error) => error.code ?? String(error),
        ),
    ),
  );
  expect(first).toBe(current);
  return current ?? "";
}

/** What every kind of requester presents. */
const REQUESTERS = {
  anonymous: () => ({}),
  "a token for this VO": async () => ({
    authorization: `Bearer ${(await createToken([guarded.name])).token}`,
  }),
  "a token for this VO, as atrope sends it": async () => ({
    authorization: asBasic((await createToken([guarded.name, "other"])).token),
  }),
  "a token for another VO": async () => ({ authorization: asBasic((await createToken(["other"])).token) }),
  "an expired token": async () => ({ authorization: asBasic(await createExpiredToken([guarded.name])) }),
  "a revoked token": async () => {
    const { id, token } = await createToken([guarded.name]);
    await revokeToken(id);
    return { authorization: asBasic(token) };
  },
  "a token with another secret": async () => ({
    authorization: asBasic((await createToken([guarded.name])).token.replace(/.{8}$/, "AAAAAAAA")),
  }),
  "a garbage token": () => ({ authorization: asBasic("garbage") }),
  "an unknown scheme": () => ({ authorization: "Negotiate abc" }),
  "basic with a wrong password": async () => ({
    authorization: asBasic((await createToken([guarded.name])).token, "secret"),
  }),
  "a member's token": async () => ({
    authorization: asBasic((await createToken([guarded.name], { person: await person("member") })).token),
  }),
  "a blocked person's token": async () => {
    const blocked = await person("member");
    const { token } = await createToken([guarded.name], { person: blocked });
    await block(blocked);
    return { authorization: asBasic(token) };
  },
  "a token bound to where the client is": () => boundToken("192.0.2.17"),
  "a token bound to where the client is, as IPv6 writes it": () => boundToken("::ffff:192.0.2.17"),
  "a token bound to other addresses": () => boundToken("192.0.3.17"),
  "a token bound to addresses, from nobody knows where": () => boundToken(null),
  "the token of somebody who left the VO": async () => ({
    authorization: asBasic((await createToken([guarded.name], { person: await createPerson() })).token),
  }),
  "a member": async () => ({ signedIn: await person("member") }),
  "a manager": async () => ({ signedIn: guarded.manager }),
  "an outsider": async () => ({ signedIn: await createPerson() }),
  "another VO's manager": async () => ({ signedIn: open.manager }),
  "a security officer": async () => ({
    signedIn: await createPerson({ platformRoles: ["security_officer"] }),
  }),
  "an administrator": async () => ({ signedIn: await createPerson({ platformRoles: ["administrator"] }) }),
  "a member who presents a garbage token": async () => ({
    authorization: asBasic("garbage"),
    signedIn: await person("member"),
  }),
} satisfies Record<string, () => Presented | Promise<Presented>>;

async function boundToken(address: string | null): Promise<Presented> {
  const { token } = await createToken([guarded.name], { allowedRanges: ["192.0.2.0/24", "2001:db8::/48"] });
  return { authorization: asBasic(token), address };
}

const person = (role: "member" | "manager") => createPerson({ voRoles: { [guarded.id]: [role] } });

async function block({ personId }: PersonActor): Promise<void> {
  await getDatabase().person.update({ where: { id: personId }, data: { blockedAt: new Date() } });
}

type Who = keyof typeof REQUESTERS;

const matrix: [who: Who, guardedList: Outcome][] = [
  ["anonymous", "unauthenticated"],
  ["a token for this VO", "ok"],
  ["a token for this VO, as atrope sends it", "ok"],
  ["a token for another VO", "forbidden"],
  ["an expired token", "unauthenticated"],
  ["a revoked token", "unauthenticated"],
  ["a token with another secret", "unauthenticated"],
  ["a garbage token", "unauthenticated"],
  ["an unknown scheme", "unauthenticated"],
  ["basic with a wrong password", "unauthenticated"],
  ["a member's token", "ok"],
  ["a blocked person's token", "unauthenticated"],
  ["a token bound to where the client is", "ok"],
  ["a token bound to where the client is, as IPv6 writes it", "ok"],
  ["a token bound to other addresses", "unauthenticated"],
  ["a token bound to addresses, from nobody knows where", "unauthenticated"],
  ["the token of somebody who left the VO", "forbidden"],
  ["a member", "ok"],
  ["a manager", "ok"],
  ["an outsider", "forbidden"],
  ["another VO's manager", "forbidden"],
  ["a security officer", "forbidden"],
  ["an administrator", "ok"],
  ["a member who presents a garbage token", "unauthenticated"],
];

describe("who may fetch", () => {
  test.each(matrix)("%s: a list for tokens: %s", async (who, expected) => {
    expect(await outcomeOf(guarded.name, await REQUESTERS[who]())).toBe(expected);
  });

  test.each(matrix)("%s: a public list", async (who) => {
    expect(await outcomeOf(open.name, await REQUESTERS[who]())).toBe("ok");
  });

  test.each(matrix)("%s: a VO without a published list", async (who, expected) => {
    // Nobody but the administrator belongs here: all the tokens and people are of other VOs.
    const refused = expected === "unauthenticated" ? "unauthenticated" : "forbidden";
    const outcome = await outcomeOf(unpublished.name, await REQUESTERS[who]());
    expect(outcome).toBe(who === "an administrator" ? "not_found" : refused);
  });

  test("nobody finds a public list that was never published", async () => {
    const vo = await createCuratedVo();
    await expect(fetchVoList(vo.name, requester({}), new Date())).rejects.toMatchObject({
      code: "not_found",
      reason: "nothing_published",
    });
  });

  test.each(matrix)("%s: an unknown VO", async (who) => {
    expect(await outcomeOf("no-such-vo.example.org", await REQUESTERS[who]())).toBe("not_found");
  });

  test("nobody is asked who they are for a public list", async () => {
    const signedIn = () => Promise.reject(new Error("nobody should ask"));
    await fetchVoList(open.name, { authorization: null, signedIn }, new Date());
  });

  test("a token stops working the moment it expires", async () => {
    const now = new Date();
    const { token } = await createToken([guarded.name], { now });
    const expiry = now.getTime() + 30 * 24 * 3600 * 1000;
    const presented = { authorization: asBasic(token) };
    expect(await outcomeOf(guarded.name, presented, new Date(expiry - 1))).toBe("ok");
    expect(await outcomeOf(guarded.name, presented, new Date(expiry))).toBe("unauthenticated");
  });

  test("the use of a token is remembered", async () => {
    const { id, token } = await createToken([guarded.name]);
    const now = new Date();
    const presented = { authorization: asBasic(token), address: "192.0.2.17" };
    await fetchVoList(guarded.name, requester(presented), now);
    expect(await getDatabase().accessToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      lastUsedAt: now,
      lastUsedAddress: "192.0.2.17",
      lastUsedClient: "python-requests/2.32",
    });
  });

  test("whoever is refused is told what to present", async () => {
    await expect(fetchVoList(guarded.name, requester({}), new Date())).rejects.toMatchObject({
      reason: "token_needed",
      message: expect.stringContaining("x-oauth-basic"),
    });
  });
});

describe("what is fetched", () => {
  test("is the stored message, the same bytes every time", async () => {
    const { message, messageSha256 } = await fetchVoList(open.name, requester({}), new Date());
    const stored = await getDatabase().listSigning.findFirstOrThrow({
      where: { revision: { voId: open.id } },
    });
    expect(Buffer.from(message).equals(Buffer.from(stored.message))).toBe(true);
    expect(messageSha256).toBe(stored.messageSha256);
  });

  test("is the last signed list as long as the next one is being signed", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    const before = await fetchVoList(vo.name, requester({}), new Date());
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    expect(await fetchVoList(vo.name, requester({}), new Date())).toEqual(before);
    await signRevision(revisionId, createTestSigner());
    expect(await fetchVoList(vo.name, requester({}), new Date())).not.toEqual(before);
  });

  test("of an appliance is the list of its latest version, or not found", async () => {
    await expect(fetchApplianceList(appliance.slug)).rejects.toMatchObject({ reason: "nothing_published" });
    await expect(fetchApplianceList("no-such-appliance")).rejects.toMatchObject({ code: "not_found" });
    await signApplianceList(appliance.version.id, createTestSigner());
    expect(await fetchApplianceList(appliance.slug)).toMatchObject({ isPublic: true });
    const signed = await fetchApplianceList(appliance.slug);
    await createPublishedVersion(appliance.id);
    // The worker has not come to the new version yet: the last good list is answered meanwhile.
    expect(await fetchApplianceList(appliance.slug)).toEqual(signed);
  });
});

describe("while the database is away", () => {
  /** Nothing listens on port 1. */
  const DEAD_DATABASE = "postgresql://postgres@127.0.0.1:1/away";
  const program = fileURLToPath(new URL("../testing/fetch-lists.ts", import.meta.url));

  /** Asks another process, with the same files and a database that does not answer. */
  async function askWithoutDatabase(
    requests: ListRequest[],
    environment: Record<string, string> = {},
  ): Promise<ListAnswer[]> {
    const child = spawn(process.execPath, ["--no-warnings", program], {
      env: { ...process.env, DATABASE_URL: DEAD_DATABASE, ...environment },
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin.end(JSON.stringify(requests));
    const said = await text(child.stdout);
    return JSON.parse(said) as ListAnswer[];
  }

  test("lists are answered from files, the same bytes, under the same rules", async () => {
    await signApplianceList(appliance.version.id, createTestSigner());
    const who = matrix.filter(([name]) => /anonymous|token|scheme|basic/.test(name));
    const presented = await Promise.all(
      who
        .filter(([name]) => name !== "a member who presents a garbage token")
        .map(async ([name, expected]) => {
          const { authorization = null, address = null }: Presented = await REQUESTERS[name]();
          return { name, expected, authorization, address };
        }),
    );
    await mirrorOnce(new Map(), new Date());
    const now = new Date();
    const [openList, applianceList] = [
      await fetchVoList(open.name, requester({}), now),
      await fetchApplianceList(appliance.slug),
    ];
    const answers = await askWithoutDatabase([
      { vo: open.name, authorization: null },
      { appliance: appliance.slug },
      { vo: unpublished.name, authorization: null },
      { vo: "no-such-vo.example.org", authorization: null },
      { vo: "../../pki", authorization: null },
      { appliance: "no-such-appliance" },
      ...presented.map(({ authorization, address }) => ({ vo: guarded.name, authorization, address })),
    ]);
    expect(answers.slice(0, 6)).toEqual([
      { outcome: "ok", messageSha256: openList.messageSha256, isPublic: true },
      { outcome: "ok", messageSha256: applianceList.messageSha256, isPublic: true },
      // Whether there are such nobody can tell.
      ...Array.from({ length: 4 }, () => ({ outcome: "unavailable", messageSha256: null, isPublic: null })),
    ]);
    const outcomes = answers.slice(6).map(({ outcome }, index) => [presented[index]?.name, outcome]);
    expect(outcomes).toEqual(presented.map(({ name, expected }) => [name, expected]));
  });

  test("other formats are answered from files too, the same bytes, under the same rules", async () => {
    const { token } = await createToken([guarded.name]);
    await mirrorOnce(new Map(), new Date());
    const catalogue = await formatOf(open.name, "list.json", null);
    const { images } = JSON.parse(Buffer.from(catalogue.body).toString());
    const paths = ["streams/v1/index.json", "images/SHA256SUMS", "list.jws", "opennebula/appliance"];
    const asked = [
      ...paths.map((file) => ({ vo: open.name, path: file, authorization: null })),
      ...paths.map((file) => ({ vo: guarded.name, path: file, authorization: `Bearer ${token}` })),
    ];
    const expected = await Promise.all(
      asked.map(async ({ vo, path: file, authorization }) => {
        const { sha256, isPublic } = await formatOf(vo, file, authorization);
        return { outcome: "ok", messageSha256: sha256, isPublic };
      }),
    );
    const [{ identifier, fileName, url }] = images;
    const refused = (outcome: string) => ({ outcome, messageSha256: null, isPublic: null });
    const image = { outcome: "ok", messageSha256: url, isPublic: true };
    const rest: [ListRequest, ListAnswer][] = [
      [{ vo: open.name, path: `images/${fileName}`, authorization: null }, image],
      [{ vo: open.name, path: `opennebula/appliance/${identifier}/download`, authorization: null }, image],
      [{ vo: open.name, path: "../list.json", authorization: null }, refused("not_found")],
      [{ vo: guarded.name, path: "list.json", authorization: null }, refused("unauthenticated")],
      [
        {
          ...{ vo: guarded.name, path: "list.json" },
          authorization: asBasic((await createToken(["other"])).token),
        },
        refused("forbidden"),
      ],
      [{ vo: "../../pki", path: "list.json", authorization: null }, refused("unavailable")],
    ];
    await mirrorOnce(new Map(), new Date());
    expect(await askWithoutDatabase([...asked, ...rest.map(([request]) => request)])).toEqual([
      ...expected,
      ...rest.map(([, answer]) => answer),
    ]);
  });

  async function formatOf(vo: string, file: string, authorization: string | null) {
    const answer = await fetchRendering(
      { vo, revision: null, path: file },
      requester({ authorization }),
      new Date(),
    );
    if ("location" in answer) throw new Error(`${file} leads elsewhere`);
    return answer;
  }

  test("a list that has ended is gone, in every format, whatever is presented", async () => {
    const ended = await createCuratedVo({ visibility: "token" });
    await draftAppliance(ended);
    await publishAndSign(ended);
    await getDatabase().vo.update({
      where: { id: ended.id },
      data: { removedAt: new Date(), removalReason: "For tests.", listEndsAt: new Date() },
    });
    const { token } = await createToken([ended.name]);
    await mirrorOnce(new Map(), new Date());
    const answers = await askWithoutDatabase(
      [null, `Bearer ${token}`].flatMap((authorization) => [
        { vo: ended.name, authorization },
        { vo: ended.name, path: "list.json", authorization },
      ]),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(["gone", "gone", "gone", "gone"]);
  });

  test("without any files, nothing is promised and nothing denied", async () => {
    const empty = path.join(process.env.DATA_DIR ?? "", "empty");
    expect(await askWithoutDatabase([{ vo: open.name, authorization: null }], { DATA_DIR: empty })).toEqual([
      { outcome: "unavailable", messageSha256: null, isPublic: null },
    ]);
  });

  test("an unreadable file is a failure, and no wrong answer", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    await writeFile(
      path.join(process.env.DATA_DIR ?? "", "lists/vo", vo.name.replaceAll(".", "%2E"), "list.json"),
      "{",
    );
    const [answer] = await askWithoutDatabase([{ vo: vo.name, authorization: null }]);
    expect(answer?.outcome).toMatch(/^failed/);
  });
});
