import { imageFormats, isImageFormat } from "./image-formats.ts";
import type { ListedImage } from "./image-list.ts";
import type { ImageListProblem, ImageListProblemCode } from "./image-list-problem.ts";
import { findImageUriProblem, findPageUriProblem, parseMpuri } from "./list-uri.ts";
import { isPlainText } from "./plain-text.ts";
import { isListDate, isUuid } from "./value-forms.ts";

/** Clients put a prefix before the title to make Glance's name, which ends at 255 characters. */
const LONGEST_TITLE = 200;

/** A problem of one image, before it is put into the words of the whole list. */
type Finding = { field: string; code: ImageListProblemCode; words: string };

/**
 * Finds everything for which a known client would refuse this image, or the list for its sake; see
 * `findImageListProblems`.
 *
 * @param now time of signing
 */
export function findImageProblems(image: ListedImage, now: Date): ImageListProblem[] {
  const name = image.title.trim() === "" ? image.identifier : image.title;
  return [
    ...findTextProblems(image),
    ...findIdentityProblems(image),
    ...findFileProblems(image),
    ...findRequirementProblems(image),
    ...findExpiryProblems(image, now),
    ...findUserProblems(image),
  ].map(({ field, code, words }) => ({
    imageIdentifier: image.identifier,
    field,
    code,
    message: `image “${name}”: ${words}`,
    words,
  }));
}

function findTextProblems(image: ListedImage): Finding[] {
  const texts: [field: string, value: string, words: string, mayBeEmpty?: true][] = [
    ["dc:title", image.title, "title"],
    ["dc:description", image.description, "description", true],
    ["ad:group", image.group, "image group"],
    ["ad:appid", image.appId, "number of its appliance"],
    ["hv:hypervisor", image.hypervisor, "hypervisor"],
    ["hv:version", image.version, "version"],
    ["sl:arch", image.arch, "architecture"],
    ["sl:comments", image.comments, "comment", true],
    ["sl:os", image.osFamily, "operating system family"],
    ["sl:osname", image.osName, "operating system name"],
    ["sl:osversion", image.osVersion, "operating system version"],
    ["ad:user:fullname", image.user.fullName, "name of the person who added it"],
  ];
  const findings = texts.flatMap(([field, value, words, mayBeEmpty]): Finding[] => {
    if (!mayBeEmpty && value.trim() === "") return [{ field, code: "missing", words: `no ${words}` }];
    if (isPlainText(value)) return [];
    const allowed =
      'only plain letters, digits and punctuation can be signed, without " ` $ \\ and line breaks';
    return [{ field, code: "not-plain-text", words: `the ${words} holds other characters: ${allowed}` }];
  });
  if (image.title.length > LONGEST_TITLE) {
    const words = `the title is longer than ${LONGEST_TITLE} characters`;
    findings.push({ field: "dc:title", code: "too-long", words });
  }
  return findings;
}

function findIdentityProblems(image: ListedImage): Finding[] {
  const findings: Finding[] = [];
  if (!isUuid(image.identifier)) {
    const words = `the identifier “${image.identifier}” is no UUID in lower case`;
    findings.push({ field: "dc:identifier", code: "malformed", words });
  }
  const entry = parseMpuri(image.mpuri);
  if (entry?.identifier !== image.identifier) {
    const words = `the marketplace address “${image.mpuri}” must have the form https://host/store/vo/image/${image.identifier}:number/`;
    findings.push({ field: "ad:mpuri", code: "malformed", words });
  }
  if (parseMpuri(image.baseMpuri)?.kind !== "vm") {
    const words = `the catalogue address “${image.baseMpuri}” must have the form https://host/store/vm/image/identifier:number/`;
    findings.push({ field: "ad:base_mpuri", code: "malformed", words });
  }
  return findings;
}

function findFileProblems(image: ListedImage): Finding[] {
  const findings: Finding[] = [];
  const uri = findImageUriProblem(image.uri);
  if (image.uri === "") {
    findings.push({ field: "hv:uri", code: "missing", words: "no address of the image file" });
  } else if (uri !== null) {
    findings.push({ field: "hv:uri", code: "malformed", words: `the address ${image.uri} ${uri}` });
  }
  if (!/^[0-9a-f]{128}$/.test(image.sha512)) {
    const words =
      image.sha512 === "" ? "no SHA-512" : "the SHA-512 is not made of 128 lower-case hexadecimal digits";
    findings.push({
      field: "sl:checksum:sha512",
      code: image.sha512 === "" ? "missing" : "malformed",
      words,
    });
  }
  if (image.sizeBytes <= 0n) {
    findings.push({ field: "hv:size", code: "out-of-range", words: "the size must be more than 0 bytes" });
  }
  if (image.format === "") {
    findings.push({ field: "hv:format", code: "missing", words: "no format" });
  } else if (!isImageFormat(image.format)) {
    const words = `the format “${image.format}” is none of ${imageFormats.join(", ")}`;
    findings.push({ field: "hv:format", code: "malformed", words });
  }
  return findings;
}

function findRequirementProblems(image: ListedImage): Finding[] {
  const findings: Finding[] = [];
  for (const [field, bytes] of [
    ["hv:ram_minimum", image.ramMinimumBytes],
    ["ad:ram_recommended", image.ramRecommendedBytes],
  ] as const) {
    // Old lists carry "512" and meant MiB: no client refuses that, and an imported list must stay what it was.
    if (bytes !== undefined && bytes <= 0n) {
      const words = `${bytes} is no amount of memory`;
      findings.push({ field, code: "out-of-range", words });
    }
  }
  for (const [field, cores] of [
    ["hv:core_minimum", image.coreMinimum],
    ["ad:core_recommended", image.coreRecommended],
  ] as const) {
    if (cores !== undefined && !(Number.isSafeInteger(cores) && cores > 0)) {
      findings.push({ field, code: "out-of-range", words: `${cores} is no number of processor cores` });
    }
  }
  return findings;
}

// Expired images are removed by some clients and crash none, but the product promises that they leave the list.
function findExpiryProblems(image: ListedImage, now: Date): Finding[] {
  const field = "dc:date:expires";
  if (!isListDate(image.expiresAt)) return [{ field, code: "malformed", words: "the expiry is no date" }];
  return image.expiresAt > now ? [] : [{ field, code: "expired", words: "the image has expired" }];
}

function findUserProblems({ user }: ListedImage): Finding[] {
  const findings: Finding[] = [];
  if (!isUuid(user.guid)) {
    const words = "the identifier of the person who added it is no UUID in lower case";
    findings.push({ field: "ad:user:guid", code: user.guid === "" ? "missing" : "malformed", words });
  }
  const uri = findPageUriProblem(user.uri);
  if (uri !== null) {
    const words = `the address of the person who added it ${uri}`;
    findings.push({ field: "ad:user:uri", code: user.uri === "" ? "missing" : "malformed", words });
  }
  return findings;
}
