/** Headers that every answer carries: pages, files, refusals and mistakes alike. */
import type { Settings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { buildContentSecurityPolicy } from "./content-security-policy.ts";

/** Nothing here needs any of these; what is not named keeps the browser's default. */
const UNUSED_FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

const PERMISSIONS = UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", ");

/** Two years, as browsers ask of hosts that mean it. Other hosts of the domain are not ours to decide on. */
const STRICT_TRANSPORT = "max-age=63072000";

/** What sites and other programs fetch from anywhere, and pictures that are made to stand in other people's pages. */
const FOR_EVERYBODY = /^\/(store|list|demo\/images)\/|^\/([^/]+\/[^/]+\/)?(badge\.svg|share\.png)$/;

/**
 * @param path of the request, without its query
 * @param nonce of this answer's content security policy
 */
export function buildSecurityHeaders(
  { baseUrl, oidc }: Pick<Settings, "baseUrl" | "oidc">,
  path: string,
  nonce: string,
  isDevelopment: boolean,
): Record<string, string> {
  const isHttps = baseUrl.startsWith("https:");
  return {
    "content-security-policy": buildContentSecurityPolicy({
      nonce,
      formTargets: findFormTargets(oidc, path),
      isHttps,
      isDevelopment,
    }),
    // Next.js's development server calls some of its scripts JSON.
    ...(isDevelopment && path.startsWith("/_next/") ? {} : { "x-content-type-options": "nosniff" }),
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": FOR_EVERYBODY.test(path) ? "cross-origin" : "same-origin",
    // For browsers that do not know frame-ancestors.
    "x-frame-options": "DENY",
    ...(isHttps ? { "strict-transport-security": STRICT_TRANSPORT } : {}),
  };
}

/**
 * The forms of ours that leave the service sign people in and out. Chromium applies `form-action` to every redirection that
 * a form leads to (w3c/webappsec-csp, issue 8), and federations send people on to wherever their home organisation is,
 * which no list can hold: so the page to sign in, where nothing is typed, lets its form lead to any https address.
 */
function findFormTargets(oidc: Settings["oidc"], path: string): string[] {
  if (!oidc) return [];
  const issuer = new URL(oidc.issuer).origin;
  return path === paths.signIn() ? [issuer, "https:"] : [issuer];
}
