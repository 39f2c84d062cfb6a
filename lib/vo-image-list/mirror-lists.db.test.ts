import { rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { readListFile, readTokenFile, writeListFile } from "#lib/list-signing/list-files.ts";
import { findShelvedList } from "#lib/list-signing/list-shelf.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { createPerson } from "#lib/testing/factories.ts";
import {
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { createExpiredToken, createToken, revokeToken } from "#lib/testing/tokens.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { editListSettings } from "./edit-list-settings.ts";
import { mirrorOnce, startListMirror } from "./mirror-lists.ts";
import { signRevision } from "./sign-revision.ts";

const stale = {
  message: new Uint8Array([1]),
  messageSha256: "stale",
  signedAt: new Date(0),
  isPublic: true,
  endsAt: null,
};
const mirror = (written = new Map<string, string>()) => mirrorOnce(written, new Date());
const keptTokens = async () => (await readTokenFile()).map(({ id }) => id);

async function newestSigning(voId: string) {
  return (await listRevisions(voId)).flatMap(({ signings }) => signings).at(-1);
}

describe("the mirror of lists", () => {
  test("writes what this machine has not, as a machine that did not sign it", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    await publishAndSign(vo);
    await signApplianceList(appliance.version.id, createTestSigner());
    const keys = [
      { kind: "vo" as const, name: vo.name },
      { kind: "vappliance" as const, name: appliance.slug },
    ];
    const expected = await Promise.all(keys.map(readListFile));
    for (const key of keys) await writeListFile(key, stale);
    await mirror();
    expect(await Promise.all(keys.map(readListFile))).toEqual(expected);
    expect(expected[0]?.messageSha256).toBe((await newestSigning(vo.id))?.messageSha256);
  });

  test("follows a new edition and a change of visibility, and writes nothing otherwise", async () => {
    const vo = await createCuratedVo();
    const key = { kind: "vo" as const, name: vo.name };
    await draftAppliance(vo);
    const { revisionId } = await publishAndSign(vo);
    const written = new Map<string, string>();
    await mirror(written);
    await writeListFile(key, stale);
    await mirror(written);
    expect((await readListFile(key))?.messageSha256).toBe("stale");

    await getDatabase().voImageList.update({ where: { voId: vo.id }, data: { visibility: "token" } });
    await mirror(written);
    expect(await readListFile(key)).toMatchObject({
      isPublic: false,
      messageSha256: (await newestSigning(vo.id))?.messageSha256,
    });

    await signRevision(revisionId, createTestSigner(), new Date(Date.now() + 21 * 24 * 3600 * 1000));
    await writeListFile(key, stale);
    await mirror(written);
    expect((await readListFile(key))?.messageSha256).toBe((await newestSigning(vo.id))?.messageSha256);
  });

  test("keeps the last signed list while the next one is being signed", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    await draftAppliance(vo);
    await publish(vo);
    await mirror();
    expect((await readListFile({ kind: "vo", name: vo.name }))?.messageSha256).toBe(
      (await listRevisions(vo.id))[0]?.signings[0]?.messageSha256,
    );
  });
});

describe("the mirror of tokens", () => {
  test("keeps those that work, by their hashes, for nobody else to read", async () => {
    const vo = await createCuratedVo();
    const { id, token } = await createToken([vo.name]);
    await createExpiredToken(["biomed"]);
    await mirror();
    const tokens = await readTokenFile();
    const { secretSha256, expiresAt } = await getDatabase().accessToken.findUniqueOrThrow({ where: { id } });
    expect(tokens).toContainEqual({
      id,
      secretSha256,
      readableVos: [vo.name],
      allowedRanges: [],
      expiresAt,
    });
    expect(tokens.every((record) => record.expiresAt > new Date())).toBe(true);
    expect(JSON.stringify(tokens)).not.toContain(token.slice(-20));
    const { mode } = await stat(path.join(process.env.DATA_DIR ?? "", "lists", "tokens.json"));
    expect(mode & 0o777).toBe(0o600);
  });

  test("drops a token that was revoked", async () => {
    const written = new Map<string, string>();
    const [kept, revoked] = [await createToken(["biomed"]), await createToken(["biomed"])];
    await mirror(written);
    expect(await keptTokens()).toEqual(expect.arrayContaining([kept.id, revoked.id]));
    await revokeToken(revoked.id);
    await mirror(written);
    expect(await keptTokens()).toContain(kept.id);
    expect(await keptTokens()).not.toContain(revoked.id);
  });

  test("drops the tokens of a person who was blocked", async () => {
    const person = await createPerson();
    const { id } = await createToken(["biomed"], { person });
    await mirror();
    expect(await keptTokens()).toContain(id);
    await getDatabase().person.update({ where: { id: person.personId }, data: { blockedAt: new Date() } });
    await mirror();
    expect(await keptTokens()).not.toContain(id);
  });

  test("knows of a person's token only the VOs that the person belongs to now", async () => {
    const [here, left] = [await createCuratedVo(), await createCuratedVo()];
    const person = await createPerson({ voRoles: { [here.id]: ["member"], [left.id]: ["member"] } });
    const { id } = await createToken([here.name, left.name, "elsewhere"], { person });
    await getDatabase().voRoleGrant.deleteMany({ where: { voId: left.id, personId: person.personId } });
    await mirror();
    expect((await readTokenFile()).find((token) => token.id === id)?.readableVos).toEqual([here.name]);
  });
});

test("a list that is signed or closed is known to every process at once, without its asking", async () => {
  const vo = await createCuratedVo();
  const key = { kind: "vo" as const, name: vo.name };
  const stop = startListMirror(getSettings().databaseUrl ?? "");
  try {
    await draftAppliance(vo);
    await publishAndSign(vo);
    await vi.waitFor(() => expect(findShelvedList(key)?.isPublic).toBe(true), { timeout: 3_000 });
    await editListSettings(vo.manager, {
      ...{ vo: vo.name, visibility: "token", closingIsMeant: true, followDefault: "decide" },
      ...{ validityDays: 30, needsApproval: false, noticeRoles: ["manager"], noticeAddresses: [] },
    });
    await vi.waitFor(() => expect(findShelvedList(key)?.isPublic).toBe(false), { timeout: 3_000 });
  } finally {
    stop();
  }
});

test("where files cannot be written, lists are at hand all the same", async () => {
  const vo = await createCuratedVo();
  await draftAppliance(vo);
  await publishAndSign(vo);
  const lists = path.join(getSettings().dataDir, "lists");
  const aside = `${lists} aside`;
  await rename(lists, aside);
  await writeFile(lists, "a file where the folder should be");
  try {
    await expect(mirror()).rejects.toThrow("could be kept at hand in files");
    expect(findShelvedList({ kind: "vo", name: vo.name })?.messageSha256).toBe(
      (await newestSigning(vo.id))?.messageSha256,
    );
  } finally {
    await rm(lists);
    await rename(aside, lists);
  }
});
