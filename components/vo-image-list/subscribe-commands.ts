/**
 * What a site types or writes into a file to subscribe to a list, for each client that is in use (provider contract,
 * sections 2 and 5).
 */

/** Stands where the site puts its own access token. */
export const TOKEN_PLACEHOLDER = "TOKEN";
/** The password that clients send beside the token. */
const BASIC_PASSWORD = "x-oauth-basic";
/** Where sites keep the authorities that they trust. */
const TRUST_DIRECTORY = "/etc/grid-security/certificates";

/** A list to subscribe to. All addresses absolute. */
export type Subscription = {
  vo: string;
  listUrl: string;
  needsToken: boolean;
  authorityUrl: string;
  trustAnchorsUrl: string;
  /** Names in the one-line form of OpenSSL; null while nothing has been signed yet. */
  signer: { subject: string; issuer: string } | null;
};

/** Fetch and verify by hand. */
export function curlCommands({ listUrl, authorityUrl, needsToken }: Subscription): string {
  const user = needsToken ? [`--user '${TOKEN_PLACEHOLDER}:${BASIC_PASSWORD}'`] : [];
  return [
    ["curl --fail --silent --show-error", ...user, "--output image.list", listUrl].join(" \\\n  "),
    ["curl --fail --silent --show-error", "--output ca.pem", authorityUrl].join(" \\\n  "),
    "openssl smime -verify -in image.list -CAfile ca.pem",
  ].join("\n");
}

/** Makes the site trust the signer; `fetch-crl` then keeps the revocation list fresh. */
export function trustCommands({ trustAnchorsUrl }: Pick<Subscription, "trustAnchorsUrl">): string {
  return [
    "curl --fail --silent --show-error",
    trustAnchorsUrl,
    "| sudo tar --extract --gzip",
    `  --directory ${TRUST_DIRECTORY}`,
  ].join(" \\\n  ");
}

/** An entry of atrope's file of sources. It compares both names with the signature, so they are given exactly. */
export function atropeSource({ vo, listUrl, needsToken, signer }: Subscription): string {
  const quote = JSON.stringify;
  return [
    `${quote(vo)}:`,
    "  type: hepix",
    `  url: ${quote(listUrl)}`,
    "  enabled: true",
    `  vos: [${quote(vo)}]`,
    ...(needsToken ? [`  token: ${quote(TOKEN_PLACEHOLDER)}`] : []),
    "  endorser:",
    `    dn: ${quote(signer?.subject ?? "as hv:dn in the list")}`,
    `    ca: ${quote(signer?.issuer ?? "as hv:ca in the list")}`,
  ].join("\n");
}

/** cloudkeeper's configuration. */
export function cloudkeeperConfiguration(subscription: Subscription): string {
  return [
    "cloudkeeper:",
    "  image-lists:",
    `    - ${JSON.stringify(addressWithToken(subscription))}`,
    `  ca-dir: ${TRUST_DIRECTORY}/`,
  ].join("\n");
}

/** vmcatcher: name the endorser, subscribe, update. */
export function vmcatcherCommands(subscription: Subscription): string {
  const { signer } = subscription;
  const address = addressWithToken(subscription);
  if (!signer) return `vmcatcher_subscribe --auto-endorse -s ${address}\nvmcatcher_subscribe -U`;
  const endorser = [
    "vmcatcher_endorser --create --endorser_uuid=slipway",
    `--subject=${shellQuoted(signer.subject)}`,
    `--issuer=${shellQuoted(signer.issuer)}`,
  ].join(" \\\n  ");
  return [endorser, `vmcatcher_subscribe -s ${address}`, "vmcatcher_subscribe -U"].join("\n");
}

/** Clients without a setting of their own for credentials read them out of the address. */
function addressWithToken({ listUrl, needsToken }: Subscription): string {
  if (!needsToken) return listUrl;
  const url = new URL(listUrl);
  url.username = TOKEN_PLACEHOLDER;
  url.password = BASIC_PASSWORD;
  return url.href;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
