/** Addresses of keys in hardware tokens (RFC 7512), as far as they are needed here. Pure. */

/** Where a key is. */
export type TokenKey = {
  /** Absolute path of the vendor's PKCS #11 library. */
  modulePath: string;
  /** Label of the token. */
  token: string;
  /** Label of the key; null where only its identifier is given. */
  label: string | null;
  /** Identifier of the key, hexadecimal digits in lower case; null where only its label is given. */
  id: string | null;
  /** Absolute path of the file that holds the PIN. */
  pinFile: string;
};

const FORM =
  "pkcs11:token=<label>;object=<label of the key>?module-path=/…/module.so&pin-source=file:/…/pin, or id=%01 in the place of object";

/**
 * Reads `pkcs11:token=…;object=…;id=…?module-path=…&pin-source=…`.
 *
 * @throws Error in a sentence for the operator, which never repeats a PIN
 */
export function parsePkcs11Address(address: string): TokenKey {
  const [path = "", query = ""] = address.replace(/^pkcs11:/, "").split("?");
  const attributes = readAttributes(path, ";", ["token", "object", "id", "type"]);
  if (/(^|&)pin-value=/.test(query)) {
    throw new Error("A PIN must not stand in the settings: put it into a file, and name that by pin-source.");
  }
  const options = readAttributes(query, "&", ["module-path", "pin-source"]);
  const text = (bytes: Buffer | undefined) => (bytes && bytes.length > 0 ? bytes.toString("utf8") : null);
  const token = text(attributes.get("token"));
  const label = text(attributes.get("object"));
  const id = attributes.get("id")?.toString("hex") || null;
  const modulePath = text(options.get("module-path"));
  const pinFile = text(options.get("pin-source"))?.replace(/^file:(\/\/(?=\/))?/, "") ?? null;
  if (!token || !modulePath || !pinFile || !(label || id)) {
    throw new Error(`The address of the key is not complete: write ${FORM}.`);
  }
  for (const file of [modulePath, pinFile]) {
    if (!file.startsWith("/")) throw new Error(`${file} must be an absolute path.`);
  }
  if ((attributes.get("type")?.toString() ?? "private") !== "private") {
    throw new Error("The address must be that of a private key: leave type out.");
  }
  return { modulePath, token, label, id, pinFile };
}

function readAttributes(text: string, separator: string, known: readonly string[]): Map<string, Buffer> {
  const attributes = new Map<string, Buffer>();
  for (const part of text.split(separator).filter(Boolean)) {
    const [name = "", ...rest] = part.split("=");
    if (!known.includes(name)) {
      throw new Error(`The address of the key has “${name}”, which is not known here: write ${FORM}.`);
    }
    if (attributes.has(name)) throw new Error(`The address of the key has ${name} twice.`);
    attributes.set(name, decodePercent(rest.join("=")));
  }
  return attributes;
}

/** Identifiers are bytes, not text: what is encoded need not be UTF-8. */
function decodePercent(text: string): Buffer {
  if (/%(?![0-9a-f]{2})/i.test(text)) throw new Error("The address of the key has a % without two digits.");
  const pieces = text.split(/(%[0-9a-f]{2})/i);
  return Buffer.concat(
    pieces.map((piece) =>
      /^%[0-9a-f]{2}$/i.test(piece) ? Buffer.from(piece.slice(1), "hex") : Buffer.from(piece, "utf8"),
    ),
  );
}
