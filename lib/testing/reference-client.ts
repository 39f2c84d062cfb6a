/**
 * A client as careful as a list allows: it believes a signature only after OpenSSL did, and looks at address, identifier,
 * version and dates besides. Whatever it refuses, a client that looks at the same can refuse; it keeps no state but what it
 * is handed. What existing clients do is in the provider contract.
 */
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { verifyWithOpenssl } from "./verify-with-openssl.ts";

/** An edition that was believed. */
export type Edition = {
  identifier: string;
  version: string;
  uri: string;
  vo: string;
  createdAt: Date;
  expiresAt: Date;
  /** Subject and issuer of the signer, as the list tells them; sites pin both. */
  signer: string;
  /** By SHA-512, in lower-case hex: its address. */
  images: Map<string, string>;
};

/** What a site knows when it asks for a list. */
export type Subscription = {
  /** The very address that it asks. */
  address: string;
  vo: string;
  /** Authorities, PEM. */
  trusted: string;
  /** What it believed last; null at first contact. */
  known: Edition | null;
};

export type Refusal =
  | "signature"
  | "other address"
  | "other list"
  | "older"
  | "other signer"
  | "created before what is known"
  | "created in the future"
  | "expired"
  | "version ahead of the clock";

const DAY_MS = 24 * 3600 * 1000;

/** Verifies the message and judges what it says; a refusal is a word. */
export async function receiveList(
  message: Uint8Array,
  subscription: Subscription,
  now: Date,
): Promise<Edition | Refusal> {
  const { verified, content } = await verifyWithOpenssl(message, subscription.trusted, now);
  if (!verified) return "signature";
  const edition = readEdition(content);
  return findRefusal(edition, subscription, now) ?? edition;
}

/** Pure. Null: nothing is wrong with it. An edition that is known already is no refusal. */
export function findRefusal(
  edition: Edition,
  { address, vo, known }: Pick<Subscription, "address" | "vo" | "known">,
  now: Date,
): Refusal | null {
  if (edition.uri !== address || edition.vo !== vo) return "other address";
  if (edition.createdAt > now) return "created in the future";
  if (edition.expiresAt <= now) return "expired";
  if (isAhead(edition.version, now)) return "version ahead of the clock";
  if (known === null) return null;
  if (edition.identifier !== known.identifier) return "other list";
  if (edition.signer !== known.signer) return "other signer";
  if (compareListVersions(edition.version, known.version) < 0) return "older";
  return edition.createdAt < known.createdAt ? "created before what is known" : null;
}

/** Whether `hv:version`, read as a time, is more than a day ahead: nobody could ever tell the true next one from a replay. */
function isAhead(version: string, now: Date): boolean {
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().replace(/\D/g, "").slice(0, 14);
  return compareListVersions(version, tomorrow) > 0;
}

/** Reads the signed text. */
export function readEdition(content: string): Edition {
  type Image = { "hv:image": { "sl:checksum:sha512": string; "hv:uri": string } };
  const list = JSON.parse(content)["hv:imagelist"];
  const { "hv:dn": subject, "hv:ca": issuer } = list["hv:endorser"]["hv:x509"];
  return {
    identifier: list["dc:identifier"],
    version: list["hv:version"],
    uri: list["hv:uri"],
    vo: list["ad:vo"],
    createdAt: new Date(list["dc:date:created"]),
    expiresAt: new Date(list["dc:date:expires"]),
    signer: `${subject} of ${issuer}`,
    images: new Map(
      list["hv:images"].map(({ "hv:image": image }: Image) => [image["sl:checksum:sha512"], image["hv:uri"]]),
    ),
  };
}

/**
 * Whether a file of another format says what the edition says: its name for itself, and no image but those of the edition,
 * none left out. Formats without SHA-512 are judged by `sha256`, the sums of list.json once that was believed.
 *
 * @param path below the root of the list
 */
export function isOfEdition(
  path: string,
  body: string,
  edition: Edition,
  sha256: ReadonlySet<string> = new Set(),
): boolean {
  const same = (found: Iterable<string>, expected: Iterable<string>) =>
    [...found].sort().join() === [...expected].sort().join();
  try {
    if (path === "list.json") {
      const json = JSON.parse(body);
      return (
        json.identifier === edition.identifier &&
        json.vo === edition.vo &&
        json.version === edition.version &&
        Date.parse(json.createdAt) === edition.createdAt.getTime() &&
        Date.parse(json.expiresAt) === edition.expiresAt.getTime() &&
        same(
          json.images.map((image: JsonImage) => `${image.checksums.sha512} ${image.url}`),
          [...edition.images].map(([sum, url]) => `${sum} ${url}`),
        )
      );
    }
    if (path === "images/SHA512SUMS") return same(sumsOf(body), edition.images.keys());
    if (path === "images/SHA256SUMS") return same(sumsOf(body), sha256);
    // Of the others a digest is a digest wherever it stands.
    return same(new Set(body.match(/\b[0-9a-f]{64}\b/g)), sha256);
  } catch {
    return false;
  }
}

type JsonImage = { url: string; checksums: { sha512: string; sha256?: string } };

/** The SHA-256 sums of a list.json. */
export function sha256Of(body: string): Set<string> {
  const { images } = JSON.parse(body) as { images: JsonImage[] };
  return new Set(images.flatMap(({ checksums }) => checksums.sha256 ?? []));
}

function sumsOf(body: string): string[] {
  return body
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split(" ")[0] ?? "");
}
