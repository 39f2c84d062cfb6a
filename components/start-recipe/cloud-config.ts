/**
 * The file that a new machine sets itself up with: `#cloud-config` of cloud-init, made of what somebody types in the page.
 * Pure; nothing of it is sent anywhere.
 */

const KEY_TYPES = [
  "ssh-ed25519",
  "ssh-rsa",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
];

/** As Debian and the RPM distributions name packages, with an architecture or version behind it. */
const PACKAGE = /^[A-Za-z0-9][A-Za-z0-9+._:=~-]{0,100}$/;

/** Stands where no key was typed yet. */
const NO_KEY = "ssh-ed25519 YOUR-PUBLIC-KEY you@example.org";

/** What somebody typed: keys one a line, packages divided by spaces, commas or lines. */
export type StartWishes = { keys: string; packages: string };

/** Sentences for what cannot be used; null where all is well. */
export type WishProblems = { keys: string | null; packages: string | null };

/** @returns what is wrong with what was typed */
export function findWishProblems({ keys, packages }: StartWishes): WishProblems {
  return { keys: findKeyProblem(keys), packages: findPackageProblem(packages) };
}

/** The file, of those keys and packages that can be used. Texts are JSON strings, which YAML reads as they are. */
export function cloudConfig({ keys, packages }: StartWishes): string {
  const usable = linesOf(keys).filter((line) => keyProblem(line) === null);
  const wanted = wordsOf(packages).filter((word) => PACKAGE.test(word));
  return [
    "#cloud-config",
    "ssh_authorized_keys:",
    ...(usable.length > 0 ? usable : [NO_KEY]).map((key) => `  - ${JSON.stringify(key)}`),
    ...(wanted.length > 0
      ? ["package_update: true", "packages:", ...wanted.map((word) => `  - ${JSON.stringify(word)}`)]
      : []),
    "",
  ].join("\n");
}

function findKeyProblem(keys: string): string | null {
  if (/BEGIN [A-Z ]*PRIVATE KEY/.test(keys)) {
    return "That is a private key: never give it away. Paste the line of the file that ends in .pub.";
  }
  return (
    linesOf(keys)
      .map(keyProblem)
      .find((problem) => problem !== null) ?? null
  );
}

/** The type stands in front, and once more inside the key (RFC 4253, section 6.6). */
function keyProblem(line: string): string | null {
  const [type = "", body = ""] = line.split(/\s+/);
  if (!KEY_TYPES.includes(type)) {
    return `A public key begins with its type, such as ssh-ed25519 or ssh-rsa; this line begins with “${line.slice(0, 20)}”.`;
  }
  return innerTypeOf(body) === type
    ? null
    : "This public key is not whole: copy the line again, from its type to its end.";
}

function innerTypeOf(body: string): string | null {
  try {
    const bytes = atob(body);
    const length = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + bytes.charCodeAt(index), 0);
    return length > 0 && length < 64 ? bytes.slice(4, 4 + length) : null;
  } catch {
    return null;
  }
}

function findPackageProblem(packages: string): string | null {
  const wrong = wordsOf(packages).find((word) => !PACKAGE.test(word));
  return wrong === undefined
    ? null
    : `“${wrong.slice(0, 40)}” is no name of a package: use letters, digits and + . _ : = ~ -.`;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
