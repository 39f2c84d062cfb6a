/** Where a sign-out goes on: the identity provider's own, by OpenID Connect RP-Initiated Logout 1.0. */
import { z } from "zod";
import type { Settings } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { wellKnownAddress } from "./next-auth.ts";

/** Nobody waits longer to be signed out here because a provider does not answer. */
const PATIENCE_MS = 3_000;
const KEPT_MS = 3_600_000;

const discoverySchema = z.object({
  end_session_endpoint: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});

type Discovered = { endpoint: string | null; until: number };
const discovered = new Map<string, Discovered>();

/**
 * @param idToken of the session that ended; it lets the provider go ahead without asking
 * @returns null when the provider offers no such thing, or does not answer in time
 */
export async function findEndSessionAddress(
  { oidc, baseUrl }: Pick<Settings, "oidc" | "baseUrl">,
  idToken: string | null,
): Promise<string | null> {
  const endpoint = oidc && (await findEndpoint(oidc.issuer, Date.now()));
  if (!oidc || !endpoint) return null;
  const address = new URL(endpoint);
  if (idToken) address.searchParams.set("id_token_hint", idToken);
  address.searchParams.set("client_id", oidc.clientId);
  address.searchParams.set("post_logout_redirect_uri", `${baseUrl}${paths.signedOut()}`);
  return address.href;
}

/** What was found once counts on while the provider is away. */
async function findEndpoint(issuer: string, nowMs: number): Promise<string | null> {
  const known = discovered.get(issuer);
  if (known && known.until > nowMs) return known.endpoint;
  try {
    const answer = await fetch(wellKnownAddress(issuer), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
    const { end_session_endpoint: endpoint = null } = discoverySchema.parse(await answer.json());
    discovered.set(issuer, { endpoint, until: nowMs + KEPT_MS });
    return endpoint;
  } catch (error) {
    log.warn({ err: error, issuer }, "the identity provider could not be asked how to sign out there");
    return known?.endpoint ?? null;
  }
}
