/** What a page of ours may load, run and be embedded in (Content Security Policy Level 3). */

type Policy = {
  /** Random, of this answer only; Next.js finds it in the policy and writes it into every script of the page. */
  nonce: string;
  /** Beside our own: where a form of this page may lead, with all redirections on the way. */
  formTargets: readonly string[];
  /** Is the service itself reached by https? */
  isHttps: boolean;
  /** Next.js's development server evaluates code and talks over a web socket. */
  isDevelopment: boolean;
};

/**
 * The value of `Content-Security-Policy`.
 *
 * Scripts run by nonce only, and what they load themselves (`strict-dynamic`). Styles may stand in the page: React writes
 * them as attributes (a bar's width, a monogram's colours), for which there are no nonces, and libraries add elements
 * (toasts, open dialogs); text of users never becomes a style. Pictures in their texts are shown as links, so none come
 * from elsewhere.
 */
export function buildContentSecurityPolicy({ nonce, formTargets, isHttps, isDevelopment }: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...formTargets].join(" "),
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
