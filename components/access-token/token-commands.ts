/** What to type with a token that was made just now. The token itself stands in one line only. */

/** The password that image-list clients send beside the token (provider contract, section 5). */
const BASIC_PASSWORD = "x-oauth-basic";

/** Where the token can be tried. All addresses absolute. */
export type TokenUses = {
  token: string;
  /** Of the first list that it reads; null when it reads none. */
  listUrl: string | null;
  /** Tells what the token is. */
  tokenUrl: string;
  /** Of all lists that it reads, with the token inside; the signed list and every other format are below. */
  secretRoots: readonly string[];
};

/** Tries the token by hand. */
export function curlCommands({ token, listUrl, tokenUrl }: Omit<TokenUses, "secretRoots">): string {
  return [
    `export SLIPWAY_TOKEN='${token}'`,
    `curl --fail-with-body --header "Authorization: Bearer $SLIPWAY_TOKEN" \\\n  ${tokenUrl}`,
    ...(listUrl
      ? [`curl --fail --user "$SLIPWAY_TOKEN:${BASIC_PASSWORD}" \\\n  --output image.list ${listUrl}`]
      : []),
  ].join("\n");
}

/** The line of an atrope source that holds the token. */
export function atropeLine({ token }: Pick<TokenUses, "token">): string {
  return `  token: "${token}"`;
}

/** The address of a list as cloudkeeper and vmcatcher want it, credentials inside. */
export function addressWithToken({ token, listUrl }: { token: string; listUrl: string }): string {
  const url = new URL(listUrl);
  url.username = token;
  url.password = BASIC_PASSWORD;
  return url.href;
}

/** For programs that can send no header: what some of them are pointed at, for one list. */
export function secretAddresses(root: string): string {
  return [
    "# The signed list, with curl in cron",
    `curl --fail --silent --show-error --output image.list ${root}/image.list`,
    "# A tree of simplestreams",
    `${root}/streams/v1/index.json`,
    "# Sums of the files, which lie beside them",
    `${root}/images/SHA256SUMS`,
    "# An OpenNebula marketplace",
    `ENDPOINT = "${root}/opennebula"`,
  ].join("\n");
}
