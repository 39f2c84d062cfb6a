/** Texts in HashiCorp's configuration language (HCL, native syntax), which Terraform, OpenTofu and Packer read. Pure. */

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * A quoted text in which nothing is evaluated: what opens an interpolation or a directive is doubled, and no character can
 * end the text or its line.
 */
export function quoteHcl(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => ESCAPES[character] ?? escapeCode(character))
    .replace(/[$%](?=\{)/g, "$&$&");
  return `"${escaped}"`;
}

function escapeCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** Lines `name = value`, with the signs of equality below each other, as the tools' own formatters put them. */
export function alignHcl(
  attributes: readonly (readonly [name: string, value: string])[],
  indent: string,
): string {
  const width = Math.max(0, ...attributes.map(([name]) => name.length));
  return attributes.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`).join("");
}
