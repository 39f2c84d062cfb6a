/**
 * A disk that is really full: the folder of the files is a small file system of its own. Skipped where this user may not
 * mount one.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { open, readdir, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readListFile } from "#lib/list-signing/list-files.ts";
import { readRenderingFile } from "#lib/list-signing/rendering-files.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { whileDatabaseHangs } from "#lib/testing/hanging-database.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { createToken, revokeToken } from "#lib/testing/tokens.ts";
import { fetchVoList } from "./fetch-list.ts";
import { fetchRendering } from "./fetch-rendering.ts";
import { mirrorOnce } from "./mirror-lists.ts";
import { signRevision } from "./sign-revision.ts";

const folder = path.join(getSettings().dataDir, "lists");
const filler = path.join(folder, "filler");
const STREAM = "streams/v1/images.json";

/** Only as root, and not in every container. */
const isMounted = (() => {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

afterAll(() => {
  if (isMounted) execFileSync("umount", [folder]);
});

/** Takes all room there is, but for so many bytes. */
async function fill(but = 0): Promise<void> {
  const file = await open(filler, "a");
  try {
    const { bavail, bsize } = await statfs(folder);
    await file.write(Buffer.alloc(Math.max(0, bavail * bsize - but)));
    if (but > 0) return;
    for (;;) await file.write(Buffer.alloc(4096));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe("ENOSPC");
  } finally {
    await file.close();
  }
}

async function leftovers(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".tmp"));
}

describe.skipIf(!isMounted)("on a full disk", () => {
  const written = new Map<string, string>();
  const mirror = () => mirrorOnce(written, new Date());
  let guarded: CuratedVo | undefined;
  let vos: CuratedVo[];
  let token: { id: string; token: string };

  beforeAll(async () => {
    vos = [await createCuratedVo(), await createCuratedVo({ visibility: "token" })];
    guarded = vos[1];
    token = await createToken([guarded?.name ?? ""]);
    for (const vo of vos) {
      await draftAppliance(vo);
      await publishAndSign(vo);
    }
    await mirror();
  });

  const requester = (presented = token.token) => ({
    authorization: `Bearer ${presented}`,
    signedIn: async () => ANONYMOUS,
    origin: { address: "192.0.2.17", requestId: "for tests" },
  });

  /** What sites get of a list: the tag of the signed list, and one file of another format. */
  async function fetchBoth({ name }: CuratedVo) {
    const [list, stream] = await Promise.all([
      fetchVoList(name, requester(), new Date()),
      fetchRendering({ vo: name, revision: null, path: STREAM }, requester(), new Date()),
    ]);
    if ("location" in stream) throw new Error(`${STREAM} leads elsewhere`);
    return [Buffer.from(list.message).toString("hex"), Buffer.from(stream.body).toString(), stream.sha256];
  }

  async function readBoth({ name }: CuratedVo) {
    const key = { kind: "vo" as const, name };
    const [list, stream] = [await readListFile(key), await readRenderingFile(key, STREAM)];
    return [
      Buffer.from(list?.message ?? []).toString("hex"),
      Buffer.from(stream?.body ?? []).toString(),
      stream?.sha256,
    ];
  }

  const all = <T>(what: (vo: CuratedVo) => Promise<T>) => Promise.all(vos.map(what));

  test.each([
    ["no room at all", 0],
    ["room for a little, and not for all", 8 * 1024],
  ])("with %s lists go on: the new ones from memory, the last good ones in the files", async (_room, but) => {
    await mirror();
    const before = await all(readBoth);
    expect(before).toEqual(await all(fetchBoth));
    await fill(but);
    for (const vo of vos) {
      await draftAppliance(vo);
      const { revisionId } = await publish(vo);
      // The list is signed and stored; only its file could not be written, which the job says.
      await signRevision(revisionId, createTestSigner()).catch((error) => expect(error.code).toBe("ENOSPC"));
      expect((await listRevisions(vo.id)).at(-1)?.state).toBe("published");
    }
    await expect(mirror()).rejects.toThrow("could be kept at hand in files");
    const now = await all(fetchBoth);
    for (const [index, fresh] of now.entries()) expect(fresh).not.toEqual(before[index]);

    // While the database is away too: the memory of this process, under the rules that were known last.
    await whileDatabaseHangs(async () => {
      expect(await all(fetchBoth)).toEqual(now);
      const wrong = requester(`${token.token.slice(0, -8)}AAAAAAAA`);
      await expect(fetchVoList(guarded?.name ?? "", wrong, new Date())).rejects.toMatchObject({
        code: "unauthenticated",
      });
    });
    // Every file is a whole one, of this edition or of the one before, and no attempt takes more room.
    for (const [index, kept] of (await all(readBoth)).entries()) {
      for (const [part, bytes] of kept.entries())
        expect([before[index]?.[part], now[index]?.[part]]).toContain(bytes);
    }
    for (let attempt = 0; attempt < 3; attempt++) await expect(mirror()).rejects.toThrow();
    expect(await leftovers()).toEqual([]);

    await rm(filler);
    await mirror();
    expect(await all(readBoth)).toEqual(now);
    expect(await all(fetchBoth)).toEqual(now);
  });

  test("a token that was revoked opens nothing, although no file could say so", async () => {
    await fill();
    const other = await createToken([guarded?.name ?? ""]);
    await mirror().catch(() => {});
    await revokeToken(other.id);
    await mirror().catch(() => {});
    await whileDatabaseHangs(async () => {
      const asked = [token, other].map((each) =>
        fetchVoList(guarded?.name ?? "", requester(each.token), new Date()).then(
          () => "ok",
          (error) => error.code,
        ),
      );
      expect(await Promise.all(asked)).toEqual(["ok", "unauthenticated"]);
    });
    await rm(filler);
  });
});
