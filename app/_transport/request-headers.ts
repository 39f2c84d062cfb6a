/**
 * What the web server knows of a request and tells the pages: headers that it sets itself, whatever the client sent under
 * these names.
 */

/** Address of the client, IPv4 or IPv6. */
export const CLIENT_ADDRESS_HEADER = "x-slipway-client-address";
/** Names this request in the log, in the audit trail and in problem bodies. */
export const REQUEST_ID_HEADER = "x-request-id";
