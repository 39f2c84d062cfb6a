/** Makes rows of publications out of what people paste: a DOI, or BibTeX. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type { Actor } from "#lib/platform/actor.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { fetchText } from "#lib/platform/net/fetch-text.ts";
import type { Publication } from "./entry-lists.ts";
import { canRegisterAppliance } from "./policy.ts";

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;
/** What the registries answer for a DOI (DOI content negotiation, CSL JSON). */
const CSL_JSON = "application/vnd.citationstyles.csl+json";
const LONGEST_ANSWER = 1024n * 1024n;
const MOST_AT_ONCE = 50;

/** As much of CSL as is shown here. */
type CslItem = {
  title?: unknown;
  "container-title"?: unknown;
  DOI?: unknown;
  URL?: unknown;
  author?: readonly { given?: string; family?: string; literal?: string }[];
  issued?: { "date-parts"?: readonly (readonly (number | string)[])[] };
};

/**
 * @returns rows for the form; nothing is stored
 * @throws AppError `unauthenticated`, `forbidden`; `invalid_input` for what is neither, or cannot be had
 */
export async function readPublications(
  actor: Actor,
  { text }: { text: string },
  resolver = "https://doi.org/",
): Promise<Publication[]> {
  requireThat(canRegisterAppliance(actor), actor, "Only people who are signed in can look publications up.");
  const [, doi] = DOI.exec(text.trim()) ?? [];
  const items = doi ? [await fetchDoi(doi, resolver)] : readBibtex(text);
  const rows = items.slice(0, MOST_AT_ONCE).flatMap(toRow);
  if (rows.length === 0)
    throw refuse("No publication was found in this text. Paste a DOI, such as 10.1234/abc, or BibTeX.");
  return rows;
}

async function fetchDoi(doi: string, resolver: string): Promise<CslItem> {
  try {
    const address = `${resolver}${encodeURIComponent(doi).replaceAll("%2F", "/")}`;
    const { text } = await fetchText(address, { maxBytes: LONGEST_ANSWER, accept: CSL_JSON });
    return JSON.parse(text) as CslItem;
  } catch (error) {
    if (error instanceof FetchRefusedError && error.status === 404)
      throw refuse(`There is no publication with the DOI ${doi}.`);
    if (error instanceof FetchRefusedError || error instanceof SyntaxError) {
      throw refuse(
        `The DOI ${doi} could not be looked up just now. Fill the row in by hand, or paste BibTeX.`,
      );
    }
    throw error;
  }
}

function readBibtex(text: string): CslItem[] {
  if (!text.includes("@")) return [];
  try {
    return new Cite(text).data as CslItem[];
  } catch {
    throw refuse("The BibTeX cannot be read: look for a missing brace or comma.");
  }
}

function toRow(item: CslItem): Publication[] {
  const title = textOf(item.title);
  if (!title) return [];
  const authors = (item.author ?? []).map(
    ({ given, family, literal }) => literal ?? [given, family].filter(Boolean).join(" "),
  );
  const year = item.issued?.["date-parts"]?.[0]?.[0];
  return [
    {
      title: title.slice(0, 500),
      authors: authors.join(", ").slice(0, 2000) || null,
      journal: textOf(item["container-title"])?.slice(0, 300) ?? null,
      year: /^\d{4}$/.test(String(year)) ? String(year) : null,
      doi: textOf(item.DOI),
      url: textOf(item.URL),
    },
  ];
}

/** Some registries answer lists where one text is meant, and markup in titles. */
function textOf(value: unknown): string | null {
  const [text] = Array.isArray(value) ? value : [value];
  return typeof text === "string"
    ? text
        .replace(/<[^>]{1,100}>/g, "")
        .replace(/\s+/g, " ")
        .trim() || null
    : null;
}

function refuse(message: string): AppError {
  return new AppError("invalid_input", "no_publication", message, { text: message });
}
