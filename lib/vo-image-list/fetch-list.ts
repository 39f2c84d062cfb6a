/**
 * What a site gets when it fetches a list: the stored bytes, never built on reading. When the database is away, the
 * last good bytes from the files, under the last known rules of access: some clients delete a site's images when a list
 * that worked yesterday answers anything but 200 (provider contract, section 0, point 1).
 */
import { isWithinRanges } from "#lib/access-token/address-range.ts";
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { getTokenActor, touchToken } from "#lib/access-token/queries.ts";
import { parseToken, secretMatches } from "#lib/access-token/token.ts";
import { type ListFile, readListFile, readTokenFile } from "#lib/list-signing/list-files.ts";
import { type Actor, ANONYMOUS, type RequestOrigin } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { withPatience } from "#lib/platform/db/with-patience.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { canFetchList } from "./policy.ts";

/** Who asks, as far as a request tells. */
export type Requester = {
  /** The `Authorization` header. */
  authorization: string | null;
  /** The person signed in with this browser; asked only when the list is not public. */
  signedIn: () => Promise<Actor>;
  /** Where the request came from; without it no token that is bound to addresses works. */
  origin?: RequestOrigin;
  /** The `User-Agent` header. */
  client?: string | null;
};

/**
 * The current list of a VO.
 *
 * @param now UTC
 * @throws AppError `not_found` (no such VO; nothing published yet), `unauthenticated`, `forbidden`
 */
export async function fetchVoList(vo: string, requester: Requester, now: Date): Promise<ListFile> {
  return orFromFiles(
    () => voListFromDatabase(vo, null, requester, now),
    () => voListFromFiles(vo, requester, now),
  );
}

/**
 * One revision of a VO's list, as it was signed last.
 *
 * @throws AppError as `fetchVoList`
 */
export async function fetchVoRevisionList(
  vo: string,
  number: number,
  requester: Requester,
  now: Date,
): Promise<ListFile> {
  return voListFromDatabase(vo, number, requester, now);
}

/**
 * The list of an appliance's latest version, at its address of now and at any that it had. It is public.
 *
 * @throws AppError `not_found`
 */
export async function fetchApplianceList(slug: string): Promise<ListFile> {
  return orFromFiles(
    () => applianceListFromDatabase(slug),
    async () => {
      const file = await readListFile({ kind: "vappliance", name: slug });
      if (!file) throw notFound("appliance list");
      return file;
    },
  );
}

async function orFromFiles(
  fromDatabase: () => Promise<ListFile>,
  fromFiles: () => Promise<ListFile>,
): Promise<ListFile> {
  try {
    return await withPatience(fromDatabase());
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.warn({ err: error }, "lists are answered from files: the database does not answer");
    return fromFiles();
  }
}

async function voListFromDatabase(
  voName: string,
  number: number | null,
  requester: Requester,
  now: Date,
): Promise<ListFile> {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: { id: true, name: true, imageList: { select: { visibility: true } } },
  });
  if (!vo) throw notFound("virtual organisation");
  const visibility = vo.imageList?.visibility ?? "public";
  if (visibility !== "public") {
    const actor = await identify(requester, now);
    requireFetch(canFetchList(actor, { vo, visibility }), actor);
    await rememberUse(actor, requester, now);
  }
  const edition = await getDatabase().listSigning.findFirst({
    where: {
      revision: { voId: vo.id, state: "published", ...(number === null ? {} : { number }) },
    },
    orderBy: [{ revision: { number: "desc" } }, { signedAt: "desc" }],
    select: { message: true, messageSha256: true, signedAt: true },
  });
  if (!edition) throw nothingPublished(voName, number);
  return { ...edition, isPublic: visibility === "public" };
}

/** A token where one is presented, else whoever is signed in. */
async function identify({ authorization, signedIn, origin }: Requester, now: Date): Promise<Actor> {
  const presented = readPresentedToken(authorization);
  if (presented === null) return signedIn();
  return (await getTokenActor(presented, now, origin)) ?? ANONYMOUS;
}

async function rememberUse(actor: Actor, { origin, client }: Requester, now: Date): Promise<void> {
  if (actor.kind !== "token") return;
  await touchToken(actor.tokenId, now, { address: origin?.address ?? null, client: client ?? null });
}

function requireFetch(allowed: boolean, actor: { kind: string }): void {
  if (allowed) return;
  if (actor.kind === "anonymous") {
    throw new AppError(
      "unauthenticated",
      "token_needed",
      "This list is not public. Present an access token: as basic user with the password x-oauth-basic, or as Bearer.",
    );
  }
  throw new AppError(
    "forbidden",
    "token_without_right",
    "This list is for the people of this VO and for access tokens made for it.",
  );
}

function nothingPublished(vo: string, number: number | null): AppError {
  const message =
    number === null
      ? `VO ${vo} has not published an image list yet.`
      : `VO ${vo} has no published revision ${number} of its image list.`;
  return new AppError("not_found", "nothing_published", message);
}

async function voListFromFiles(voName: string, requester: Requester, now: Date): Promise<ListFile> {
  const file = await readListFile({ kind: "vo", name: voName });
  if (!file) throw notFound("published image list");
  if (file.isPublic) return file;
  const parsed = parseToken(readPresentedToken(requester.authorization) ?? "");
  const token = parsed ? (await readTokenFile()).find(({ id }) => id === parsed.id) : undefined;
  const genuine =
    parsed &&
    token &&
    secretMatches(parsed.secret, token.secretSha256) &&
    token.expiresAt > now &&
    isWithinRanges(requester.origin?.address, token.allowedRanges);
  requireFetch(
    Boolean(genuine && token.readableVos.includes(voName)),
    genuine ? { kind: "token" } : ANONYMOUS,
  );
  return file;
}

/**
 * The last list that was signed, whatever became of its version since: a list that sites have goes on answering, and the
 * worker signs one that says what is true now (lib/virtual-appliance/own-list.ts).
 */
async function applianceListFromDatabase(slug: string): Promise<ListFile> {
  const edition = await getDatabase().listSigning.findFirst({
    where: { version: { appliance: { OR: [{ slug }, { formerSlugs: { some: { slug } } }] } } },
    orderBy: [{ signedAt: "desc" }, { listVersion: "desc" }],
    select: { message: true, messageSha256: true, signedAt: true },
  });
  if (edition) return { ...edition, isPublic: true };
  const known = await getDatabase().virtualAppliance.count({
    where: { OR: [{ slug }, { formerSlugs: { some: { slug } } }] },
  });
  if (known === 0) throw notFound("appliance");
  throw new AppError(
    "not_found",
    "nothing_published",
    "This appliance has no published version with a list.",
  );
}
