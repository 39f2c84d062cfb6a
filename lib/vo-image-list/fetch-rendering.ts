/** What programs get that fetch a list in another format than HEPiX's: the stored bytes of the edition that is served. */
import { createHash } from "node:crypto";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound, refusal } from "#lib/platform/errors.ts";
import { canFetchList } from "./policy.ts";

/** A file of a format. */
export type RenderedFile = {
  contentType: string;
  body: string | Uint8Array<ArrayBuffer>;
  sha256: string;
  signedAt: Date;
  isPublic: boolean;
};

/** What an address below the root of a list asks for. */
export type RenderingQuestion = {
  vo: string;
  /** A revision of old; null: the one that is served. */
  revision: number | null;
  /** Below the root, such as `streams/v1/index.json`. */
  path: string;
};

/** Files of images are not kept here: their name leads to where they lie. */
const IMAGE_PATH = /^images\/([^/]+)$/;
/** What OpenNebula's driver asks for of one appliance: what is said of it, or its only file. */
const OPENNEBULA_PATH = /^opennebula\/appliance\/([0-9a-f-]{36})(\/download(?:\/0)?)?$/;

/**
 * The file, or where the file of an image lies.
 *
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function fetchRendering(
  actor: Actor,
  { vo: name, revision, path }: RenderingQuestion,
): Promise<RenderedFile | { location: string }> {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: { id: true, name: true, imageList: { select: { visibility: true } } },
  });
  if (!vo?.imageList) throw notFound("image list");
  const { visibility } = vo.imageList;
  if (!canFetchList(actor, { vo, visibility })) {
    throw refusal(actor, "This list is for the people of this VO and for access tokens made for it.");
  }
  const signing = await getDatabase().listSigning.findFirst({
    where: {
      revision: { voId: vo.id, state: "published", ...(revision === null ? {} : { number: revision }) },
    },
    orderBy: [{ revision: { number: "desc" } }, { signedAt: "desc" }],
    select: { id: true, signedAt: true },
  });
  if (!signing) throw notFound("published image list");
  const find = (file: string) =>
    getDatabase().listRendering.findUnique({
      where: { signingId_path: { signingId: signing.id, path: file } },
      select: { contentType: true, body: true, bytes: true, sha256: true },
    });
  const rendering = await find(path);
  if (rendering) {
    const { bytes, ...file } = rendering;
    const isPublic = visibility === "public";
    return { ...file, body: bytes ?? file.body, signedAt: signing.signedAt, isPublic };
  }
  const [, fileName] = IMAGE_PATH.exec(path) ?? [];
  const [, identifier, isDownload] = OPENNEBULA_PATH.exec(path) ?? [];
  if (identifier && !isDownload) {
    const body = findAppliance((await find("opennebula/appliance"))?.body, identifier);
    if (!body) throw notFound("appliance in this list");
    const sha256 = createHash("sha256").update(body).digest("hex");
    const isPublic = visibility === "public";
    return { contentType: "application/json", body, sha256, signedAt: signing.signedAt, isPublic };
  }
  const location =
    (fileName || identifier) &&
    findImage((await find("list.json"))?.body, (image) =>
      fileName ? image.fileName === fileName : image.identifier === identifier,
    );
  if (!location) throw notFound("file of this list");
  return { location };
}

type NamedImage = { identifier: string; fileName: string; url: string };

function findImage(json: string | undefined, isIt: (image: NamedImage) => boolean): string | null {
  const { images } = JSON.parse(json ?? '{"images":[]}') as { images: NamedImage[] };
  return images.find(isIt)?.url ?? null;
}

function findAppliance(json: string | undefined, identifier: string): string | null {
  const { appliances } = JSON.parse(json ?? '{"appliances":[]}') as {
    appliances: { _id: { $oid: string } }[];
  };
  const appliance = appliances.find(({ _id }) => _id.$oid === identifier);
  return appliance ? `${JSON.stringify(appliance)}\n` : null;
}
