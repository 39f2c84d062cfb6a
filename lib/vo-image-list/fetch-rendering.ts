/**
 * What programs get that fetch a list in another format than HEPiX's: the stored bytes of the edition that is served, and
 * the last good ones while the database is away, as of the list itself (fetch-list.ts).
 */

import { createHash } from "node:crypto";
import { type ListKey, readKeptVisibility } from "#lib/list-signing/list-files.ts";
import { findShelvedRenderings } from "#lib/list-signing/list-shelf.ts";
import { areRenderingsKept, readRenderingFile } from "#lib/list-signing/rendering-files.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { hasListEnded, listIsGone } from "#lib/vo/removal.ts";
import { notAtHand, orFromFiles } from "./or-from-files.ts";
import { renderingBytes } from "./rendering-bytes.ts";
import { type Requester, requireFetch, requireFetchFromFiles } from "./require-fetch.ts";

/** A file of a format. */
export type RenderedFile = {
  contentType: string;
  body: Uint8Array;
  sha256: string;
  signedAt: Date;
  isPublic: boolean;
  /** SHA-256 of the signed list of the same edition. */
  messageSha256: string;
};

/** Where the file of an image lies. */
export type ImageLocation = { location: string; isPublic: boolean };

/** What an address below the root of a list asks for. */
export type RenderingQuestion = {
  vo: string;
  /** A revision of old; null: the one that is served. */
  revision: number | null;
  /** Below the root, such as `streams/v1/index.json`. */
  path: string;
};

/** Where the files of an edition are found, whether in the database or at hand. */
type Edition = { isPublic: boolean; find: (path: string) => Promise<Omit<RenderedFile, "isPublic"> | null> };

/** Files of images are not kept here: their name leads to where they lie. */
const IMAGE_PATH = /^images\/([^/]+)$/;
const OPENNEBULA = "opennebula/appliance";
/** What OpenNebula's driver asks for of one appliance: what is said of it, or its only file. */
const OPENNEBULA_PATH = /^opennebula\/appliance\/([0-9a-f-]{36})(\/download(?:\/0)?)?$/;

/**
 * The file, or where the file of an image lies.
 *
 * @param now UTC
 * @throws AppError `not_found`, `gone`, `unauthenticated`, `forbidden`; `unavailable` while the database is away and the list is not
 *   at hand
 */
export async function fetchRendering(
  question: RenderingQuestion,
  requester: Requester,
  now: Date,
): Promise<RenderedFile | ImageLocation> {
  return orFromFiles(
    async () => answerFrom(await openStored(question, requester, now), question.path),
    async () => answerFrom(await openKept(question, requester, now), question.path),
  );
}

async function openStored(
  { vo: name, revision }: RenderingQuestion,
  requester: Requester,
  now: Date,
): Promise<Edition> {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: { id: true, name: true, listEndsAt: true, imageList: { select: { visibility: true } } },
  });
  if (!vo?.imageList) throw notFound("image list");
  if (revision === null) refuseEnded(name, vo.listEndsAt, now);
  const { visibility } = vo.imageList;
  await requireFetch(requester, { vo, visibility }, now);
  const signing = await getDatabase().listSigning.findFirst({
    where: {
      revision: { voId: vo.id, state: "published", ...(revision === null ? {} : { number: revision }) },
    },
    orderBy: [{ revision: { number: "desc" } }, { signedAt: "desc" }],
    select: { id: true, signedAt: true, messageSha256: true },
  });
  if (!signing) throw notFound("published image list");
  const { id: signingId, ...edition } = signing;
  return {
    isPublic: visibility === "public",
    async find(path) {
      const rendering = await getDatabase().listRendering.findUnique({
        where: { signingId_path: { signingId, path } },
        select: { contentType: true, body: true, bytes: true, sha256: true },
      });
      if (!rendering) return null;
      const { bytes, body, ...file } = rendering;
      return { ...edition, ...file, body: renderingBytes({ body, bytes }) };
    },
  };
}

/** Revisions of old are in the database only. */
async function openKept(
  { vo: name, revision }: RenderingQuestion,
  requester: Requester,
  now: Date,
): Promise<Edition> {
  if (revision !== null) throw notAtHand();
  const key: ListKey = { kind: "vo", name };
  const shelved = findShelvedRenderings(key);
  const kept = shelved ?? (await readKeptVisibility(key));
  if (!kept) throw notAtHand();
  refuseEnded(name, kept.endsAt, now);
  const { isPublic } = kept;
  await requireFetchFromFiles(requester, { name, isPublic }, now);
  return {
    isPublic,
    async find(path) {
      if (!shelved) return findInFiles(key, path);
      const file = shelved.files.find((each) => each.path === path);
      return file ? { ...shelved, ...file } : null;
    },
  };
}

function refuseEnded(name: string, listEndsAt: Date | null, now: Date): void {
  if (listEndsAt && hasListEnded({ listEndsAt }, now)) throw listIsGone(name, listEndsAt);
}

/** What no edition was ever kept of may be there all the same: nobody can tell. */
async function findInFiles(key: ListKey, path: string) {
  const file = await readRenderingFile(key, path);
  if (!file && !(await areRenderingsKept(key))) throw notAtHand();
  return file;
}

async function answerFrom(edition: Edition, path: string): Promise<RenderedFile | ImageLocation> {
  const { isPublic } = edition;
  const [, identifier, isDownload] = OPENNEBULA_PATH.exec(path) ?? [];
  if (path === OPENNEBULA || (identifier && !isDownload)) {
    const file = await findOpennebula(edition, identifier);
    if (!file) throw notFound("appliance in this list");
    return { ...file, isPublic };
  }
  const rendering = await edition.find(path);
  if (rendering) return { ...rendering, isPublic };
  const [, fileName] = IMAGE_PATH.exec(path) ?? [];
  const location =
    (fileName || identifier) &&
    (await listImages(edition)).find((image) =>
      fileName ? image.fileName === fileName : image.identifier === identifier,
    )?.url;
  if (!location) throw notFound("file of this list");
  return { location, isPublic };
}

/**
 * What OpenNebula is told of all appliances, or of one. Its driver presents no token and shows its users every address that
 * it was told: where a list is not public, it is told where the files themselves lie.
 */
async function findOpennebula(edition: Edition, identifier: string | undefined) {
  const whole = await edition.find(OPENNEBULA);
  if (!whole || (!identifier && edition.isPublic)) return whole;
  const catalogue = JSON.parse(textOf(whole.body)) as { appliances: OpennebulaAppliance[] };
  if (!edition.isPublic) {
    const urls = new Map((await listImages(edition)).map(({ identifier, url }) => [identifier, url]));
    for (const appliance of catalogue.appliances) nameFiles(appliance, urls.get(appliance._id.$oid));
  }
  const said = identifier ? catalogue.appliances.find(({ _id }) => _id.$oid === identifier) : catalogue;
  if (!said) return null;
  const body = Buffer.from(`${JSON.stringify(said)}\n`);
  return { ...whole, body, sha256: createHash("sha256").update(body).digest("hex") };
}

type OpennebulaAppliance = {
  _id: { $oid: string };
  links?: { download: { href: string } };
  files: { url: string }[];
};

function nameFiles({ links, files }: OpennebulaAppliance, url: string | undefined): void {
  if (url === undefined) return;
  if (links) links.download.href = url;
  for (const file of files) file.url = url;
}

type NamedImage = { identifier: string; fileName: string; url: string };

async function listImages({ find }: Edition): Promise<NamedImage[]> {
  const file = await find("list.json");
  return file ? (JSON.parse(textOf(file.body)) as { images: NamedImage[] }).images : [];
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString("utf8");
}
