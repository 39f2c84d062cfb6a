/**
 * Forms of the addresses in an image list. Each function returns what is wrong with an address, in words that fit
 * after "the address … ", or null when every known client can use it.
 */

/**
 * The address of an image file (provider contract section 5): clients fetch it without credentials, vmcatcher
 * passes it through a shell and drops the query string, cloudkeeper stores the file under its last segment.
 */
export function findImageUriProblem(uri: string): string | null {
  const problem = findPlainUriProblem(uri);
  if (problem !== null) return problem;
  const path = pathOf(uri);
  if (!/^[A-Za-z0-9._~/-]*$/.test(path)) {
    return "may only hold letters, digits and the characters . _ ~ - / in its path";
  }
  const segments = path.slice(1).split("/");
  if (segments.some((segment) => segment === "." || segment === ".."))
    return "must not hold . or .. as a folder";
  if (segments.slice(0, -1).includes("")) return "must not hold two slashes in a row";
  if (!/^[A-Za-z0-9]/.test(segments.at(-1) ?? "")) {
    return "must end in a file name that starts with a letter or digit";
  }
  return null;
}

/** The address of the list itself, byte-equal to what subscribers fetch (provider contract section 0, point 7). */
export function findListUriProblem(uri: string): string | null {
  const problem = findPlainUriProblem(uri);
  if (problem !== null) return problem;
  return /^[A-Za-z0-9._~/@:+-]*$/.test(pathOf(uri)) ? null : "holds characters that some clients cannot send";
}

/** An address that must merely open in a browser: a person's page, the publishing service. */
export function findPageUriProblem(uri: string): string | null {
  if (!/^[\x21-\x7e]+$/.test(uri) || /["`$\\]/.test(uri))
    return "holds characters that some clients cannot read";
  if (!/^https?:\/\//.test(uri) || !URL.canParse(uri)) return "is no http or https address";
  return null;
}

/**
 * `https://host/store/<kind>/image/<uuid>:<number>/` (provider contract section 3, `ad:mpuri`): `vo` for an entry
 * of a VO's list, `vm` for an image of the catalogue, which may carry a third part after another colon.
 */
export function parseMpuri(mpuri: string): { kind: "vo" | "vm"; identifier: string } | null {
  const match =
    /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?\/(?:[A-Za-z0-9._~-]+\/)*?store\/(vo|vm)\/image\/([0-9a-f-]{36}):\d+(?::\d+)?\/$/.exec(
      mpuri,
    );
  if (match?.[1] === undefined || match[2] === undefined) return null;
  if (match[1] === "vo" && /:\d+:\d+\/$/.test(mpuri)) return null;
  return { kind: match[1] === "vo" ? "vo" : "vm", identifier: match[2] };
}

function findPlainUriProblem(uri: string): string | null {
  if (!/^https?:\/\//.test(uri) || !URL.canParse(uri)) return "is no http or https address";
  if (uri.includes("?")) return "must not have a query string (the part from ? on)";
  if (uri.includes("#")) return "must not have a fragment (the part from # on)";
  const authority = uri.slice(uri.indexOf("//") + 2).split("/")[0] ?? "";
  if (authority.includes("@")) return "must not carry a user name or password";
  if (!/^[A-Za-z0-9.-]+(:\d+)?$/.test(authority)) return "has a host name that some clients cannot read";
  return null;
}

function pathOf(uri: string): string {
  const start = uri.indexOf("/", uri.indexOf("//") + 2);
  return start === -1 ? "" : uri.slice(start);
}
