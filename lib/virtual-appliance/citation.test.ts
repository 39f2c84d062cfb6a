import { Cite } from "@citation-js/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Citation, toBibtex, toCff, toRis, toSentence } from "./citation.ts";

const citation: Citation = {
  ...{ title: "Galaxy Server", version: "25.1-2026.8.1", summary: "Workflows for biologists." },
  authors: [
    { name: "Hélène Castagnier", orcid: "0000-0002-1825-0097", affiliation: "University" },
    { name: "EGI", orcid: null, affiliation: null },
  ],
  publishedAt: new Date("2026-08-01T12:00:00Z"),
  url: "https://va.example.org/appliances/galaxy-server/versions/25.1-2026.8.1",
  ...{ publisher: "Slipway", spdxLicence: "MIT" },
};

test("in a sentence", () => {
  expect(toSentence(citation)).toBe(
    `Hélène Castagnier, EGI (2026). Galaxy Server, version 25.1-2026.8.1. Slipway. ${citation.url}`,
  );
  expect(toSentence({ ...citation, authors: [] })).toMatch(
    /^Galaxy Server \(2026\)\. Galaxy Server, version/,
  );
});

test("in BibTeX, as its own reader takes it back", () => {
  const [item] = new Cite(toBibtex(citation)).data;
  expect(item).toMatchObject({
    ...{ title: "Galaxy Server, version 25.1-2026.8.1", URL: citation.url, publisher: "Slipway" },
    author: [{ given: "Hélène", family: "Castagnier" }, expect.anything()],
    issued: { "date-parts": [[2026, 8, 1]] },
  });
});

test("in RIS", () => {
  expect(toRis(citation).split("\r\n")).toEqual([
    ...["TY  - COMP", "AU  - Castagnier, Hélène", "AU  - EGI", "TI  - Galaxy Server"],
    ...["ET  - 25.1-2026.8.1", "PY  - 2026", "DA  - 2026/08/01", "PB  - Slipway"],
    ...["AB  - Workflows for biologists.", `UR  - ${citation.url}`, "ER  - ", ""],
  ]);
});

test("in CITATION.cff, with what version 1.2.0 demands", () => {
  expect(parse(toCff(citation))).toEqual({
    ...{ "cff-version": "1.2.0", message: expect.any(String), type: "software" },
    ...{ title: "Galaxy Server", version: "25.1-2026.8.1", "date-released": "2026-08-01", license: "MIT" },
    ...{ abstract: "Workflows for biologists.", url: citation.url },
    authors: [
      {
        ...{ "family-names": "Castagnier", "given-names": "Hélène", affiliation: "University" },
        orcid: "https://orcid.org/0000-0002-1825-0097",
      },
      { name: "EGI" },
    ],
  });
  expect(parse(toCff({ ...citation, authors: [], spdxLicence: null }))).toMatchObject({
    authors: [{ name: "Galaxy Server" }],
  });
});

describe("whatever its texts are", () => {
  const line = fc.string({ unit: "grapheme", minLength: 1 });
  test("a line of RIS is a line, and CITATION.cff gives them back", () => {
    fc.assert(
      fc.property(line, line, (title, name) => {
        const any = { ...citation, title, authors: [{ name, orcid: null, affiliation: null }] };
        for (const row of toRis(any).split("\r\n").slice(0, -1)) expect(row).toMatch(/^[A-Z]{2} {2}- /);
        expect(parse(toCff(any)).title).toBe(title);
      }),
    );
  });
});
