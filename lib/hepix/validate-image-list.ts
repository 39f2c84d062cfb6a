import type { ImageList } from "./image-list.ts";
import type { ImageListProblem, ImageListProblemCode } from "./image-list-problem.ts";
import { findListUriProblem, findPageUriProblem } from "./list-uri.ts";
import { isListVersion } from "./list-version.ts";
import { findImageProblems } from "./validate-listed-image.ts";
import { isAscii, isListDate, isUuid } from "./value-forms.ts";

/**
 * Finds everything for which a known client would refuse the list, crash, or misread it (provider contract
 * sections 0 and 3 to 6). Only a list without problems may be signed: one bad image makes some clients drop the
 * whole list, and some then delete a site's images. A list without images is legal: it withdraws everything.
 *
 * @param now time of signing
 * @returns problems of the list first, then image by image; empty when the list may be signed
 */
export function findImageListProblems(list: ImageList, now: Date): ImageListProblem[] {
  return [
    ...findListTextProblems(list),
    ...findListFormProblems(list),
    ...findEndorserProblems(list),
    ...findListDateProblems(list, now),
    ...list.images.flatMap((image) => findImageProblems(image, now)),
    ...findDuplicates(list),
  ];
}

function findListTextProblems(list: ImageList): ImageListProblem[] {
  const required: [field: string, value: string, words: string][] = [
    ["dc:title", list.title, "title"],
    ["dc:description", list.description, "description"],
    ["dc:source", list.source, "address of the publishing service"],
    ["ad:vo", list.vo, "name of the VO"],
    ["dc:creator", list.endorser.creator, "name of the publisher"],
    ["hv:uri", list.uri, "address"],
  ];
  return required
    .filter(([, value]) => value.trim() === "")
    .map(([field, , words]) => problem(field, "missing", `no ${words}`));
}

function findListFormProblems(list: ImageList): ImageListProblem[] {
  const problems: ImageListProblem[] = [];
  if (!isUuid(list.identifier)) {
    problems.push(
      problem("dc:identifier", "malformed", `the identifier “${list.identifier}” is no UUID in lower case`),
    );
  }
  if (!isListVersion(list.version)) {
    problems.push(
      problem("hv:version", "malformed", `the version “${list.version}” is not made of digits and dots`),
    );
  }
  if (list.vo !== "" && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(list.vo)) {
    problems.push(problem("ad:vo", "malformed", `“${list.vo}” is no name of a VO`));
  }
  const uri = list.uri === "" ? null : findListUriProblem(list.uri);
  if (uri !== null) problems.push(problem("hv:uri", "malformed", `the address ${list.uri} ${uri}`));
  const source = list.source === "" ? null : findPageUriProblem(list.source);
  if (source !== null) {
    problems.push(
      problem("dc:source", "malformed", `the publishing service's address ${list.source} ${source}`),
    );
  }
  return problems;
}

function findEndorserProblems({ endorser }: ImageList): ImageListProblem[] {
  const problems: ImageListProblem[] = [];
  if (!isAscii(endorser.creator)) {
    problems.push(
      problem("dc:creator", "not-plain-text", "the publisher's name holds characters outside ASCII"),
    );
  }
  for (const [field, name, words] of [
    ["hv:dn", endorser.dn, "the signer's name"],
    ["hv:ca", endorser.ca, "the name of the signer's certificate authority"],
  ] as const) {
    if (!isAscii(name) || name.includes("\\x")) {
      problems.push(problem(field, "not-plain-text", `${words} “${name}” holds characters outside ASCII`));
    } else if (!/^\/[A-Za-z0-9.]+=/.test(name)) {
      problems.push(problem(field, "malformed", `${words} “${name}” is not of the form /DC=org/CN=name`));
    }
  }
  if (!/^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/.test(endorser.email)) {
    problems.push(problem("hv:email", "malformed", `the contact “${endorser.email}” is no e-mail address`));
  }
  return problems;
}

function findListDateProblems(list: ImageList, now: Date): ImageListProblem[] {
  const problems: ImageListProblem[] = [];
  if (!isListDate(list.createdAt)) {
    problems.push(problem("dc:date:created", "malformed", "the date of creation is no date"));
  } else if (list.createdAt > now) {
    problems.push(problem("dc:date:created", "in-the-future", "the date of creation lies in the future"));
  }
  if (!isListDate(list.expiresAt)) {
    problems.push(problem("dc:date:expires", "malformed", "the expiry is no date"));
  } else if (list.expiresAt <= now) {
    problems.push(problem("dc:date:expires", "expired", "the list has expired"));
  } else if (list.expiresAt <= list.createdAt) {
    problems.push(problem("dc:date:expires", "out-of-range", "the list expires before its creation"));
  }
  return problems;
}

function findDuplicates(list: ImageList): ImageListProblem[] {
  const identifiers = new Set<string>();
  const mpuris = new Set<string>();
  return list.images.flatMap((image) => {
    const problems: ImageListProblem[] = [];
    const report = (field: string, words: string) =>
      problems.push({
        imageIdentifier: image.identifier,
        field,
        code: "duplicate",
        message: `image “${image.title || image.identifier}”: ${words}`,
        words,
      });
    if (identifiers.has(image.identifier))
      report("dc:identifier", "another image of the list has the same identifier");
    if (mpuris.has(image.mpuri))
      report("ad:mpuri", "another image of the list has the same marketplace address");
    identifiers.add(image.identifier);
    mpuris.add(image.mpuri);
    return problems;
  });
}

function problem(field: string, code: ImageListProblemCode, words: string): ImageListProblem {
  return { imageIdentifier: null, field, code, message: `the list: ${words}`, words };
}
