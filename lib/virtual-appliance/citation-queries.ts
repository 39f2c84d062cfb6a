/** Reads how a version is cited. */
import type { Actor } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { notFound } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";
import { CITATION_FILES, type Citation, type CitationFile } from "./citation.ts";
import { readRows } from "./entry-lists.ts";
import { licenceAddress } from "./licence.ts";
import { getVersionPage } from "./queries.ts";

type CitedVersion = {
  version: string;
  publishedAt: Date | null;
  appliance: {
    slug: string;
    name: string;
    summary: string;
    authors: unknown;
    licence: string | null;
    owner: { name: string } | null;
  };
};

/** Its authors as the entry names them, else its owner; null for what was never published. */
export function citationOf({ version, publishedAt, appliance }: CitedVersion): Citation | null {
  if (!publishedAt) return null;
  const { slug, name, summary, licence, owner } = appliance;
  const named = readRows("authors", appliance.authors);
  return {
    ...{ title: name, version, summary, publishedAt, publisher: "Slipway" },
    authors: named.length > 0 ? named : owner ? [{ name: owner.name, orcid: null, affiliation: null }] : [],
    url: `${getSettings().baseUrl}${paths.version(slug, version)}`,
    spdxLicence: licence !== null && licenceAddress(licence) !== null ? licence : null,
  };
}

/**
 * The text of a file of citations.
 *
 * @throws AppError `not_found` for what the actor may not see or was never published
 */
export async function getCitationFile(
  actor: Actor,
  { slug, version, file }: { slug: string; version: string; file: CitationFile },
  now: Date,
): Promise<string> {
  const page = await getVersionPage(actor, slug, version, now);
  const citation = page && citationOf(page);
  if (!citation) throw notFound("version");
  return CITATION_FILES[file].write(citation);
}
