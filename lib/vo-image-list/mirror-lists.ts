/**
 * Keeps what this process has at hand of lists, tokens and the signing certificates, in memory and in files, as new as the
 * database, as long as the database answers.
 */
import { listUsableTokens } from "#lib/access-token/queries.ts";
import { listOfferedCertificates } from "#lib/list-signing/announce-certificate.ts";
import { writeCertificateFile } from "#lib/list-signing/certificate-file.ts";
import { type ListFile, type ListKey, writeListFile, writeTokenFile } from "#lib/list-signing/list-files.ts";
import { listenForListChanges } from "#lib/list-signing/list-notices.ts";
import { shelveList, shelveRenderings, shelveTokens } from "#lib/list-signing/list-shelf.ts";
import { type RenderedEdition, writeRenderingFiles } from "#lib/list-signing/rendering-files.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { log } from "#lib/platform/log.ts";
import { renderingBytes } from "./rendering-bytes.ts";

const EVERY_MS = 5_000;

/**
 * What is in the files, by the name of what it is, and under the same name with `memory ` before it what is in memory: an
 * unchanged list costs nothing.
 */
type Written = Map<string, string>;

/** A list that is served now. */
type Current = { key: ListKey; signingId: string } & Pick<ListFile, "isPublic" | "endsAt">;

/** There is no room, or none that this user may take; another file would fare no better. */
const NO_ROOM = ["ENOSPC", "EDQUOT"];

/**
 * Starts mirroring in this process: at every change that is heard of, and every few seconds.
 *
 * @returns a function that ends it
 */
export function startListMirror(databaseUrl: string): () => void {
  const written: Written = new Map();
  let wasFine = true;
  const turn = async () => {
    try {
      await mirrorOnce(written, new Date());
      wasFine = true;
    } catch (error) {
      if (wasFine) log.warn({ err: error }, "lists cannot be mirrored");
      wasFine = false;
    }
  };
  let isRunning = false;
  let isWanted = false;
  // What changes during a turn may have been read before it changed: one more turn then.
  const run = async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await turn();
    }
    isRunning = false;
  };
  const timer = setInterval(() => void run(), EVERY_MS);
  void run();
  const stopListening = listenForListChanges(databaseUrl, () => void run());
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

/** One turn: the tokens, the certificates, and every list whose signing, visibility or end differs from what was written. */
export async function mirrorOnce(written: Written, now: Date): Promise<void> {
  const failures: unknown[] = [];
  // What is in the way of one must not be in the way of the others.
  for (const part of [
    () => mirrorTokens(written, now),
    () => mirrorCertificates(written, now),
    () => mirrorLists(written),
  ]) {
    await part().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) {
    throw new Error("Not everything could be kept at hand in files.", { cause: failures[0] });
  }
}

async function mirrorLists(written: Written): Promise<void> {
  const failures: unknown[] = [];
  let isFull = false;
  for (const current of await listCurrent()) {
    const name = `${current.key.kind}/${current.key.name}`;
    const { isPublic, endsAt } = current;
    const state = `${current.signingId} ${isPublic} ${endsAt?.toISOString()}`;
    const isAtHand = written.get(`memory ${name}`) === state;
    if (isAtHand && (isFull || written.get(name) === state)) continue;
    const { list, renderings } = await loadEdition(current);
    // A full disk keeps no list from being at hand.
    shelveList(current.key, list);
    if (renderings) shelveRenderings(current.key, { ...renderings, isPublic, endsAt });
    written.set(`memory ${name}`, state);
    if (isFull) continue;
    await writeEdition(current.key, list, renderings).then(
      () => written.set(name, state),
      (error: unknown) => {
        failures.push(error);
        isFull = NO_ROOM.includes((error as NodeJS.ErrnoException).code ?? "");
      },
    );
  }
  if (failures.length > 0)
    throw new Error("Some lists could not be written to files.", { cause: failures[0] });
}

/** Only lists of VOs have other formats. */
async function loadEdition({ key, signingId, isPublic, endsAt }: Current) {
  const signing = await getDatabase().listSigning.findUniqueOrThrow({
    where: { id: signingId },
    select: {
      ...{ message: true, messageSha256: true, signedAt: true },
      renderings: { select: { path: true, contentType: true, sha256: true, body: true, bytes: true } },
    },
  });
  const { renderings: stored, message, ...facts } = signing;
  const files = stored.map(({ body, bytes, ...file }) => ({
    ...file,
    body: Buffer.from(renderingBytes({ body, bytes })),
  }));
  return {
    list: { ...facts, message, isPublic, endsAt },
    renderings: key.kind === "vo" ? { ...facts, files } : null,
  };
}

async function writeEdition(key: ListKey, list: ListFile, renderings: RenderedEdition | null): Promise<void> {
  await writeListFile(key, list);
  if (renderings) await writeRenderingFiles(key, renderings);
}

async function mirrorTokens(written: Written, now: Date): Promise<void> {
  const tokens = await listUsableTokens(now);
  shelveTokens(tokens);
  const state = JSON.stringify(tokens);
  if (written.get("tokens") === state) return;
  await writeTokenFile(tokens);
  written.set("tokens", state);
}

async function mirrorCertificates(written: Written, now: Date): Promise<void> {
  const certificates = await listOfferedCertificates(now);
  if (certificates.length === 0) return;
  const state = certificates
    .map(({ fingerprint, announcedAt }) => `${fingerprint} ${announcedAt.toISOString()}`)
    .join();
  if (written.get("certificates") === state) return;
  await writeCertificateFile(certificates);
  written.set("certificates", state);
}

async function listCurrent(): Promise<Current[]> {
  const vos = await getDatabase().$queryRaw<({ name: string } & Omit<Current, "key">)[]>`
    SELECT DISTINCT ON (v."id") v."name", s."id"::text AS "signingId", l."visibility" = 'public' AS "isPublic",
      v."listEndsAt" AS "endsAt"
    FROM "Vo" v
    JOIN "VoImageList" l ON l."voId" = v."id"
    JOIN "Revision" r ON r."voId" = v."id" AND r."state" = 'published'
    JOIN "ListSigning" s ON s."revisionId" = r."id"
    ORDER BY v."id", r."number" DESC, s."signedAt" DESC`;
  const appliances = await getDatabase().$queryRaw<{ name: string; signingId: string }[]>`
    SELECT DISTINCT ON (a."id") COALESCE(
        (SELECT f."slug" FROM "FormerSlug" f WHERE f."applianceId" = a."id" ORDER BY f."replacedAt" LIMIT 1),
        a."slug"
      ) AS "name", s."id"::text AS "signingId"
    FROM "VirtualAppliance" a
    JOIN "ApplianceVersion" v ON v."applianceId" = a."id"
    JOIN "ListSigning" s ON s."applianceVersionId" = v."id"
    ORDER BY a."id", s."signedAt" DESC, s."listVersion" DESC`;
  return [
    ...vos.map(({ name, ...rest }) => ({ key: { kind: "vo" as const, name }, ...rest })),
    ...appliances.map(({ name, signingId }) => ({
      key: { kind: "vappliance" as const, name },
      signingId,
      isPublic: true,
      endsAt: null,
    })),
  ];
}
