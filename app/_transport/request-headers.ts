/**
 * What the web server knows of a request and tells the pages: headers that it sets itself, whatever the client sent under
 * these names.
 */

/** Address of the client, IPv4 or IPv6. */
export const CLIENT_ADDRESS_HEADER = "x-slipway-client-address";
/** Names this request in the log, in the audit trail and in problem bodies. */
export const REQUEST_ID_HEADER = "x-request-id";
/** The nonce of this answer's content security policy, for scripts that we write into pages ourselves. */
export const NONCE_HEADER = "x-slipway-nonce";
/** Why this change must not be made (a sentence): a form shows it beside what was typed. */
export const REFUSAL_HEADER = "x-slipway-refusal";
/** Present where a list was asked for at a secret address (front/secret-address.ts). */
export const SECRET_ADDRESS_HEADER = "x-slipway-secret-address";
/** The secret of this process, by which it knows requests that it makes to itself. */
export const INSIDE_HEADER = "x-slipway-inside";
/** How long the body of an answer is, said by the route; the web server makes `Content-Length` of it. */
export const BODY_LENGTH_HEADER = "x-slipway-body-length";

/** How the body begins that a page's own script gets when the web server refuses a server action; app/error.tsx shows it. */
export const REFUSED_ACTION = "Refused: ";
