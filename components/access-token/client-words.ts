/** Which program used a token, as far as its `User-Agent` tells (provider contract, section 5). */

const KNOWN: readonly [start: RegExp, program: string][] = [
  [/^python-requests\//i, "atrope"],
  [/^Faraday/i, "cloudkeeper"],
  [/^Ruby\b/i, "cloudkeeper or nagios-promoo"],
  [/^vmcatcher/i, "vmcatcher"],
  [/^Wget\//i, "vmcatcher or wget"],
  [/^Java\//i, "snf-vmcatcher"],
  [/^curl\//i, "curl"],
  [/^Mozilla\//i, "a browser"],
];

/** `python-requests/2.32 (probably atrope)`: the name that was sent, and the program that usually sends it. */
export function describeClient(userAgent: string | null): string {
  const [product = ""] = (userAgent ?? "").trim().split(/\s+/);
  if (product === "") return "a client without a name";
  const program = KNOWN.find(([start]) => start.test(product))?.[1];
  if (!program) return product;
  if (program === "a browser") return program;
  return product.toLowerCase().startsWith(program) ? product : `${product} (probably ${program})`;
}
