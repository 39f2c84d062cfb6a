/** Files elsewhere, watched over real HTTP: what is looked at when, what is remembered, and who is told. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { runIntegrityCheck } from "#lib/integrity-check/run-integrity-check.ts";
import { type DemoImageSpec, readDemoImage } from "#lib/launch/demo-image.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { lookAtSourcesJob } from "./jobs.ts";
import { lookAtSources } from "./look-at-sources.ts";
import { countTroubledSources } from "./queries.ts";
import { recheckImageFile } from "./recheck-image-file.ts";
import { standingOf } from "./standing.ts";
import { sweepImageSources } from "./sweep-image-sources.ts";

const database = getDatabase();
const never = new AbortController().signal;
const START = new Date();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);

/** A good image of 64 KiB, as bytes. */
async function makeImage(name: string) {
  const sizeBytes = 65_536;
  const spec: DemoImageSpec = { name, format: "raw", sizeBytes, virtualSizeBytes: sizeBytes };
  const chunks: Buffer[] = [];
  for await (const chunk of readDemoImage(spec)) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return { bytes, sha512: createHash("sha512").update(bytes).digest("hex") };
}
const published = await makeImage("published");
const replaced = await makeImage("replaced");

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const file =
  ({ bytes }: { bytes: Buffer }, etag = '"1"'): Answer =>
  (request, response) => {
    response.writeHead(200, { "content-length": bytes.byteLength, etag });
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code).end();

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

beforeEach(async () => {
  await database.applianceVersion.updateMany({ where: { hiddenAt: null }, data: { hiddenAt: START } });
  await database.imageSource.deleteMany();
  await database.outgoingMail.deleteMany();
  await clearQueue();
});

/** A published image at a server of its own, which answers as it is told. */
async function createScene({ images = 1 } = {}) {
  const requests: string[] = [];
  let answer = file(published);
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.push(server);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id, {
    images: Array.from({ length: images }, (_, index) =>
      imageFields({
        ...{ url: `http://${host}/${index}.raw`, format: "raw", title: `Disk ${index}` },
        ...{ sizeBytes: BigInt(published.bytes.byteLength), sha512: published.sha512, checkedAt: START },
      }),
    ),
  });
  const imageId = version.images[0]?.id ?? "";
  const identifier = version.images[0]?.identifier ?? "";
  const findSource = () => database.imageSource.findUniqueOrThrow({ where: { imageId } });
  return {
    ...{ appliance, version, imageId, identifier, host, requests, server, findSource },
    url: `http://${host}/0.raw`,
    serve: (next: Answer) => {
      answer = next;
    },
    /** Looks at what is due, as the worker does. */
    look: (now: Date) => lookAtSources(host, { signal: never, now: () => now }),
    /** Looks whenever it is time to, and says how the file stands then. */
    lookWhenDue: async () => {
      const { nextLookAt } = await findSource();
      await lookAtSources(host, { signal: never, now: () => nextLookAt });
      return standingOf(await findSource()).standing;
    },
    /** Has the whole file read, as two sweeps and a worker do. */
    read: async (now: Date) => {
      await sweepImageSources(now);
      const { wholeCheckId } = await findSource();
      if (!wholeCheckId) throw new Error("No reading was due.");
      await runIntegrityCheck(wholeCheckId, { signal: never });
      await sweepImageSources(now);
      return standingOf(await findSource()).standing;
    },
    page: () => getVersionPage({ kind: "anonymous" }, appliance.slug, version.version, new Date()),
  };
}

const subjects = async () =>
  (await database.outgoingMail.findMany({ orderBy: { id: "asc" } })).map(({ subject }) => subject);
const eventsOf = async (objectId: string) =>
  (
    await database.auditEvent.findMany({
      where: { objectId, action: { startsWith: "image." } },
      orderBy: { id: "asc" },
    })
  ).map(({ action, actorKind, details }) => ({ action, actorKind, details }));

describe("what is watched", () => {
  const watched = async () => (await database.imageSource.findMany()).map(({ imageId }) => imageId);

  test("the latest version, not the working one, nor what lies here or is no web address", async () => {
    const { appliance, imageId } = await createScene();
    const elsewhere = await createOwnedAppliance();
    const file = await database.imageFile.create({
      data: { applianceId: elsewhere.id, fileName: "b.qcow2", sizeBytes: 1n },
    });
    await createPublishedVersion(elsewhere.id, {
      images: [
        imageFields({ url: "https://va.example.org/store/image-files/a/b.qcow2", fileId: file.id }),
        imageFields({ url: "ftp://files.example.org/b.qcow2" }),
        imageFields({ url: "b.qcow2" }),
      ],
    });
    await database.applianceVersion.create({
      data: { applianceId: appliance.id, version: "next", notes: "", images: { create: [imageFields()] } },
    });
    await sweepImageSources(START);
    expect(await watched()).toEqual([imageId]);
  });

  test("an earlier version only while a current list holds it", async () => {
    const { appliance, imageId } = await createScene();
    const vo = await createCuratedVo();
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    const next = await createPublishedVersion(appliance.id);
    await sweepImageSources(START);
    expect(new Set(await watched())).toEqual(new Set([imageId, next.images[0]?.id]));
    await database.draftEntry.deleteMany({ where: { voId: vo.id } });
    await publishAndSign(vo);
    await sweepImageSources(START);
    expect(await watched()).toEqual([next.images[0]?.id]);
  });

  test.each(["hiddenAt", "revokedAt"])("nothing that is withdrawn: %s", async (flag) => {
    const { version, imageId } = await createScene();
    await sweepImageSources(START);
    expect(await watched()).toEqual([imageId]);
    await database.applianceVersion.update({ where: { id: version.id }, data: { [flag]: START } });
    await sweepImageSources(START);
    expect(await watched()).toEqual([]);
  });

  test("nothing that has expired", async () => {
    const { version } = await createScene();
    await sweepImageSources(new Date((version.expiresAt?.getTime() ?? 0) + 1));
    expect(await watched()).toEqual([]);
  });
});

describe("the sweep", () => {
  test("queues one job for each server with something due, and the same again when that got lost", async () => {
    const { host } = await createScene({ images: 3 });
    await sweepImageSources(START);
    expect(await listQueued(lookAtSourcesJob)).toEqual([]);
    for (const _again of [1, 2]) {
      await sweepImageSources(later(DAY));
      expect(await listQueued(lookAtSourcesJob)).toEqual([{ host }]);
    }
    await clearQueue();
    await sweepImageSources(later(DAY));
    expect(await listQueued(lookAtSourcesJob)).toEqual([{ host }]);
  });

  test("has one file read at a time", async () => {
    await createScene({ images: 3 });
    await sweepImageSources(START);
    await sweepImageSources(later(40 * DAY));
    await sweepImageSources(later(40 * DAY));
    expect(await listQueued(runIntegrityCheckJob)).toHaveLength(1);
    expect(await database.integrityCheck.count({ where: { state: "queued" } })).toBe(1);
  });
});

describe("a file that is there", () => {
  test("is asked for with HEAD, once a day; nothing of it is downloaded and nobody is told", async () => {
    const { requests, findSource, lookWhenDue } = await createScene();
    await sweepImageSources(START);
    expect(await lookWhenDue()).toBe("well");
    const first = await findSource();
    expect(first).toMatchObject({ etag: '"1"', length: 65_536n, failures: 0 });
    await lookWhenDue();
    expect((await findSource()).lastSeenAt?.getTime()).toBe((first.lastSeenAt?.getTime() ?? 0) + DAY);
    expect(requests).toEqual(["HEAD /0.raw", "HEAD /0.raw"]);
    expect(await subjects()).toEqual([]);
  });

  test.each([405, 501, 403, 404])("although HEAD is answered with %i: its first byte is", async (code) => {
    const { serve, requests, findSource, lookWhenDue } = await createScene();
    await sweepImageSources(START);
    const ranges: unknown[] = [];
    serve((request, response) => {
      if (request.method === "HEAD") return status(code)(request, response);
      ranges.push(request.headers.range);
      response.writeHead(206, { "content-range": "bytes 0-0/65536", "content-length": 1 }).end("x");
    });
    expect(await lookWhenDue()).toBe("well");
    expect(requests).toEqual(["HEAD /0.raw", "GET /0.raw"]);
    expect(ranges).toEqual(["bytes=0-0"]);
    expect(await findSource()).toMatchObject({ length: 65_536n, failures: 0 });
  });

  test("and ignores ranges is not downloaded either", async () => {
    const { serve, findSource, lookWhenDue } = await createScene();
    await sweepImageSources(START);
    serve((request, response) => {
      if (request.method === "HEAD") return status(405)(request, response);
      response.writeHead(200, { "content-length": 65_536 });
      response.write("only the beginning is ever sent");
    });
    expect(await lookWhenDue()).toBe("well");
    expect(await findSource()).toMatchObject({ length: 65_536n });
  });

  test("is read whole once a month, and nobody is told", async () => {
    const { read, findSource } = await createScene();
    await sweepImageSources(START);
    expect(await read(later(33 * DAY))).toBe("well");
    expect(await findSource()).toMatchObject({ lastWholeAt: later(33 * DAY), wholeCheckId: null });
    expect(await subjects()).toEqual([]);
  });
});

describe("a file that goes away", () => {
  test("is told of after the third failure, once, again after a week, and when it is back", async () => {
    const { appliance, version, serve, findSource, lookWhenDue, page, url } = await createScene();
    await sweepImageSources(START);
    await lookWhenDue();
    const lastSeenAt = (await findSource()).lastSeenAt;
    serve(status(404));
    expect([await lookWhenDue(), await lookWhenDue()]).toEqual(["well", "well"]);
    expect(await subjects()).toEqual([]);
    expect(await lookWhenDue()).toBe("unreachable");
    const source = await findSource();
    const [mail, ...others] = await database.outgoingMail.findMany();
    expect(others).toEqual([]); // owner and maintainer share an address
    expect(mail?.subject).toBe(`An image file of ${appliance.name} ${version.version} is not reachable`);
    for (const words of [url, "status 404", "It was last seen well", version.version]) {
      expect(mail?.text).toContain(words);
    }
    expect(await countTroubledSources()).toEqual({ unreachable: 1, changed: 0 });
    expect((await page())?.images[0]?.source).toMatchObject({ lastSeenAt, failures: 3 });

    await lookWhenDue();
    await sweepImageSources(new Date((source.toldAt?.getTime() ?? 0) + 6 * DAY));
    expect(await subjects()).toHaveLength(1);
    for (const days of [7, 8, 20]) {
      await sweepImageSources(new Date((source.toldAt?.getTime() ?? 0) + days * DAY));
    }
    expect((await subjects()).slice(1)).toEqual([
      `An image file of ${appliance.name} ${version.version} is still not reachable`,
    ]);

    serve(file(published));
    expect(await lookWhenDue()).toBe("well");
    await lookWhenDue();
    expect((await subjects()).slice(2)).toEqual([
      `An image file of ${appliance.name} ${version.version} is well again`,
    ]);
    expect(await eventsOf(version.id)).toMatchObject([
      { action: "image.file_unreachable", actorKind: "system" },
      { action: "image.file_well_again", actorKind: "system" },
    ]);
  });

  test("with its whole server costs one connection, and each of its files counts", async () => {
    const { server, look, host } = await createScene({ images: 3 });
    await sweepImageSources(START);
    server.close();
    let asked = 0;
    await lookAtSources(host, {
      signal: never,
      now: () => later(DAY),
      fetcher: async (url, request) => {
        asked++;
        const { fetchImage } = await import("#lib/integrity-check/fetch-image.ts");
        return fetchImage(url, request);
      },
    });
    expect(asked).toBe(1);
    const sources = await database.imageSource.findMany();
    expect(sources.map(({ failures }) => failures)).toEqual([1, 1, 1]);
    expect(sources[0]?.failure).toMatch(/refused the connection/);
    await look(later(DAY));
  });

  test("with several of its files is told of in one message", async () => {
    const { appliance, serve, lookWhenDue, host } = await createScene({ images: 3 });
    await sweepImageSources(START);
    serve(status(404));
    for (const _failure of [1, 2, 3]) {
      await database.imageSource.updateMany({ where: { host }, data: { nextLookAt: START } });
      await database.imageSource.updateMany({
        where: { host, failures: { gt: 0 } },
        data: { lastFailureAt: later(-2 * HOUR) },
      });
      await lookWhenDue();
    }
    expect(await subjects()).toEqual([`3 image files of ${appliance.name} are not reachable`]);
    const [mail] = await database.outgoingMail.findMany();
    for (const index of [0, 1, 2]) expect(mail?.text).toContain(`http://${host}/${index}.raw`);
  });

  test("alone does not stand for the others of its server", async () => {
    const { serve, look } = await createScene({ images: 2 });
    await sweepImageSources(START);
    serve((request, response) =>
      (request.url === "/0.raw" ? status(404) : file(published))(request, response),
    );
    await look(later(DAY));
    const sources = await database.imageSource.findMany({ orderBy: { image: { title: "asc" } } });
    expect(sources.map(({ failures }) => failures)).toEqual([1, 0]);
  });

  test("while it is read, three times, is unreachable although HEAD is answered", async () => {
    const { serve, read, findSource, version } = await createScene();
    await sweepImageSources(START);
    serve((request, response) => {
      response.writeHead(200, { "content-length": 65_536 });
      if (request.method === "HEAD") response.end();
      else response.write("a beginning", () => response.destroy());
    });
    expect(await read(later(33 * DAY))).toBe("well");
    expect(await read((await findSource()).nextWholeAt)).toBe("well");
    expect(await read((await findSource()).nextWholeAt)).toBe("unreachable");
    expect(await eventsOf(version.id)).toMatchObject([
      {
        action: "image.file_unreachable",
        details: { reason: expect.stringContaining("closed the connection") },
      },
    ]);
  });
});

describe("a file that becomes another", () => {
  test("is read at once when its length says so, and told of with what it was and is", async () => {
    const { appliance, version, serve, lookWhenDue, read, findSource, page } = await createScene();
    await sweepImageSources(START);
    await lookWhenDue();
    serve((request, response) => {
      response.writeHead(200, { "content-length": replaced.bytes.byteLength - 512 });
      response.end(request.method === "HEAD" ? undefined : replaced.bytes.subarray(512));
    });
    expect(await lookWhenDue()).toBe("well");
    const { lastLookedAt } = await findSource();
    expect(await read(lastLookedAt ?? START)).toBe("changed");
    const found = createHash("sha512").update(replaced.bytes.subarray(512)).digest("hex");
    const [mail] = await database.outgoingMail.findMany();
    expect(mail?.subject).toBe(
      `An image file of ${appliance.name} ${version.version} is not what was published`,
    );
    for (const words of ["65,536 bytes", published.sha512, "65,024 bytes", found]) {
      expect(mail?.text).toContain(words);
    }
    expect(await eventsOf(version.id)).toMatchObject([
      {
        action: "image.file_changed",
        actorKind: "system",
        details: {
          before: { size: "65536", sha512: published.sha512 },
          after: { size: "65024", sha512: found },
        },
      },
    ]);
    expect(await countTroubledSources()).toEqual({ unreachable: 0, changed: 1 });
    expect((await page())?.images[0]).toMatchObject({
      sha512: published.sha512,
      source: { foundSha512: found },
    });
  });

  test("of the same length is found by its entity tag, within the week, and is well when it is put back", async () => {
    const { serve, lookWhenDue, read, findSource } = await createScene();
    await sweepImageSources(START);
    await lookWhenDue();
    serve(file(replaced, '"2"'));
    await lookWhenDue();
    const { nextWholeAt } = await findSource();
    expect(nextWholeAt).toEqual(later(7 * DAY));
    expect(await read(nextWholeAt)).toBe("changed");
    await lookWhenDue();
    serve(file(published, '"3"'));
    await lookWhenDue();
    // A day later, or with the look that saw it.
    expect((await findSource()).nextWholeAt.getTime()).toBeLessThanOrEqual(nextWholeAt.getTime() + 1.5 * DAY);
    expect(await read((await findSource()).nextWholeAt)).toBe("well");
    expect(await subjects()).toHaveLength(2);
    expect((await subjects())[1]).toMatch(/is well again$/);
  });

  test("is found by the monthly reading where its server says nothing", async () => {
    const { serve, read } = await createScene();
    await sweepImageSources(START);
    serve((_request, response) => void response.writeHead(200).end(replaced.bytes));
    expect(await read(later(33 * DAY))).toBe("changed");
  });

  test("such as a web page, too", async () => {
    const { serve, read, findSource } = await createScene();
    await sweepImageSources(START);
    serve((_request, response) => void response.end("<!doctype html><title>Gone</title>"));
    expect(await read(later(33 * DAY))).toBe("changed");
    expect(await findSource()).toMatchObject({ foundSizeBytes: 34n });
  });
});

describe("the manager of a list that holds it", () => {
  test("sees on the desk that it is not reachable, also when it is only in the current revision", async () => {
    const { appliance, serve, lookWhenDue, imageId } = await createScene();
    const vo = await createCuratedVo();
    await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await publishAndSign(vo);
    await database.draftEntry.deleteMany({ where: { voId: vo.id } });
    await sweepImageSources(START);
    const troubled = async () => (await getDraftPage(vo.manager, vo.name, START))?.troubled;
    expect(await troubled()).toEqual([]);
    serve(status(500));
    for (const _failure of [1, 2, 3]) await lookWhenDue();
    expect(await troubled()).toMatchObject([{ imageId, appliance: { name: appliance.name } }]);
  });
});

describe("checking again now", () => {
  test("looks at once, though it was not due", async () => {
    const { appliance, version, identifier, host, look, findSource } = await createScene();
    const input = { slug: appliance.slug, version: version.version, identifier };
    await recheckImageFile(appliance.maintainer, input, START);
    expect(await listQueued(lookAtSourcesJob)).toEqual([{ host }]);
    await look(START);
    expect(await findSource()).toMatchObject({ lastLookedAt: START, lastSeenAt: START });
    expect(await eventsOf(version.id)).toMatchObject([{ action: "image.recheck_requested" }]);
  });

  test("is possible every five minutes", async () => {
    const { appliance, version, identifier } = await createScene();
    const ask = (now: Date) =>
      recheckImageFile(appliance.owner, { slug: appliance.slug, version: version.version, identifier }, now);
    await ask(START);
    await expect(ask(later(4 * 60_000))).rejects.toMatchObject({
      code: "rate_limited",
      message: "It was asked for just now. Try again in a minute.",
    });
    await ask(later(5 * 60_000));
  });

  test("a file that has changed is read whole, too; one that is well is not", async () => {
    const { appliance, version, identifier, serve, read, findSource } = await createScene();
    const input = { slug: appliance.slug, version: version.version, identifier };
    await recheckImageFile(appliance.owner, input, START);
    expect((await findSource()).nextWholeAt.getTime()).toBeGreaterThan(later(DAY).getTime());
    serve(file(replaced));
    expect(await read(later(33 * DAY))).toBe("changed");
    await recheckImageFile(appliance.owner, input, later(34 * DAY));
    serve(file(published));
    expect(await read(later(34 * DAY))).toBe("well");
  });

  test("is refused for what is not watched, and for what is not there", async () => {
    const { appliance, version, identifier } = await createScene();
    const input = { slug: appliance.slug, version: version.version, identifier };
    await database.applianceVersion.update({ where: { id: version.id }, data: { hiddenAt: START } });
    await expect(recheckImageFile(appliance.owner, input, START)).rejects.toMatchObject({
      code: "conflict",
      reason: "not_watched",
    });
    const other = { ...input, identifier: crypto.randomUUID() };
    await expect(recheckImageFile(appliance.owner, other, START)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
