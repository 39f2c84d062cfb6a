/** How a version is cited: as a sentence, BibTeX, RIS, and CITATION.cff. Pure. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { stringify } from "yaml";

/** What is said of a version where it is cited. */
export type Citation = {
  title: string;
  version: string;
  summary: string;
  authors: readonly { name: string; orcid: string | null; affiliation: string | null }[];
  /** Moment of its publication, in UTC. */
  publishedAt: Date;
  /** Of its page, which stays for ever. */
  url: string;
  /** Name of this service. */
  publisher: string;
  /** SPDX identifier; null where it has none, or is in words. */
  spdxLicence: string | null;
};

/** What names a file of citations, by the last part of its address. */
export const CITATION_FILES = {
  "citation.bib": { contentType: "application/x-bibtex; charset=utf-8", write: toBibtex },
  "citation.ris": { contentType: "application/x-research-info-systems; charset=utf-8", write: toRis },
  "CITATION.cff": { contentType: "application/yaml; charset=utf-8", write: toCff },
} as const;
export type CitationFile = keyof typeof CITATION_FILES;

/** "Ann Example, Bob Sample (2026). Debian, version 13.2. Slipway. https://…" */
export function toSentence({ authors, publishedAt, title, version, publisher, url }: Citation): string {
  const who = authors.map(({ name }) => name).join(", ");
  return `${who === "" ? title : who} (${publishedAt.getUTCFullYear()}). ${title}, version ${version}. ${publisher}. ${url}`;
}

/** One entry of BibTeX; non-ASCII letters are written as TeX knows them. */
export function toBibtex(citation: Citation): string {
  return new Cite(JSON.stringify(toCsl(citation))).format("bibtex", { format: "text" });
}

/** As reference managers read it (RIS, type COMP); one line a field. */
export function toRis({ title, version, summary, authors, publishedAt, url, publisher }: Citation): string {
  const fields: [string, string][] = [
    ["TY", "COMP"],
    ...authors.map(({ name }): [string, string] => ["AU", invert(name)]),
    ["TI", title],
    ["ET", version],
    ["PY", String(publishedAt.getUTCFullYear())],
    ["DA", publishedAt.toISOString().slice(0, 10).replaceAll("-", "/")],
    ["PB", publisher],
    ["AB", summary],
    ["UR", url],
    ["ER", ""],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ").trim()}\r\n`).join("");
}

/** Citation File Format 1.2.0, as code hosts read it. */
export function toCff(citation: Citation): string {
  const { title, version, summary, authors, publishedAt, url, spdxLicence } = citation;
  return stringify(
    {
      "cff-version": "1.2.0",
      message: "If you use this virtual appliance, please cite it as below.",
      type: "software",
      title,
      version,
      "date-released": publishedAt.toISOString().slice(0, 10),
      abstract: summary,
      authors: authors.length > 0 ? authors.map(toCffAuthor) : [{ name: title }],
      url,
      ...(spdxLicence === null ? {} : { license: spdxLicence }),
    },
    { lineWidth: 0 },
  );
}

function toCffAuthor({ name, orcid, affiliation }: Citation["authors"][number]) {
  const { family, given } = split(name);
  return {
    ...(given === null ? { name: family } : { "family-names": family, "given-names": given }),
    ...(orcid === null ? {} : { orcid: `https://orcid.org/${orcid}` }),
    ...(affiliation === null || given === null ? {} : { affiliation }),
  };
}

function toCsl({ title, version, summary, authors, publishedAt, url, publisher }: Citation) {
  const day = [publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate()];
  return {
    id: url,
    type: "software",
    // BibTeX has no field for a version.
    title: `${title}, version ${version}`,
    ...{ abstract: summary, URL: url, publisher },
    author: authors.map(({ name }) => {
      const { family, given } = split(name);
      return given === null ? { literal: family } : { family, given };
    }),
    issued: { "date-parts": [day] },
  };
}

/** The last word is the family name, which is a guess: names come as one text. One word is a group or a mononym. */
function split(name: string): { family: string; given: string | null } {
  const words = name.trim().split(/\s+/);
  const family = words.at(-1) ?? "";
  return words.length < 2 ? { family, given: null } : { family, given: words.slice(0, -1).join(" ") };
}

function invert(name: string): string {
  const { family, given } = split(name);
  return given === null ? family : `${family}, ${given}`;
}
