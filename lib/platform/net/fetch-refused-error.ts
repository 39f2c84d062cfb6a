/**
 * The one error of the guarded HTTP client, and the words in which it tells an author what went wrong.
 *
 * Messages name what the author gave (scheme, host, status) and never what the server found out behind it:
 * no resolved address, no stack, no library text. The underlying error travels as `cause`, for the log only.
 */

export type FetchRefusedCode =
  | "bad_url"
  | "forbidden_address"
  | "too_many_redirects"
  | "too_large"
  | "timeout"
  | "stalled"
  | "too_slow"
  | "http_status"
  | "dns"
  | "connect"
  | "tls"
  | "content_encoding"
  | "aborted"
  | "truncated"
  | "bad_encoding";

export class FetchRefusedError extends Error {
  override readonly name = "FetchRefusedError";
  readonly code: FetchRefusedCode;
  /** HTTP status of the answer when `code` is `http_status`, so that a caller can tell 404 from 503. */
  readonly status: number | null;
  /** Host (with port) with which no connection came about, whatever was to be fetched from it; null in other cases. */
  readonly deadHost: string | null;

  constructor(
    code: FetchRefusedCode,
    message: string,
    details: { cause?: unknown; status?: number; deadHost?: string } = {},
  ) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.status = details.status ?? null;
    this.deadHost = details.deadHost ?? null;
  }
}

/** The refusal for a host that has no address the policy permits. */
export function forbiddenAddress(host: string): FetchRefusedError {
  return new FetchRefusedError(
    "forbidden_address",
    `The host "${host}" is not at a public Internet address; put the file on a server that everybody can reach.`,
  );
}

/**
 * Turns whatever was thrown before the answer's headers were read into a FetchRefusedError.
 *
 * @param host host name (with port) as the author wrote it
 */
export function refusalBeforeAnswer(error: unknown, host: string): FetchRefusedError {
  const known = refusalBehind(error);
  if (known !== null) return known;
  const code = errorCode(error);
  if (isNameError(code)) {
    const message = `The host name "${host}" cannot be resolved; check its spelling, or try again later.`;
    return new FetchRefusedError("dns", message, { cause: error, deadHost: host });
  }
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    const message = `The server "${host}" did not accept a connection in time; check that it is running and reachable.`;
    return new FetchRefusedError("timeout", message, { cause: error, deadHost: host });
  }
  if (isTlsError(code)) {
    const message = `The server "${host}" ${describeTls(code)}.`;
    return new FetchRefusedError("tls", message, { cause: error, deadHost: host });
  }
  const message = `The server "${host}" ${describeConnection(code)}.`;
  const dead = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code) ? { deadHost: host } : {};
  return new FetchRefusedError("connect", message, { cause: error, ...dead });
}

function describeConnection(code: string): string {
  if (code === "ECONNREFUSED")
    return "refused the connection; check that it is running and that the port is right";
  if (code === "UND_ERR_HEADERS_OVERFLOW" || code === "HPE_HEADER_OVERFLOW") {
    return "sends headers without end; give the address of a server that answers with the file";
  }
  if (code.startsWith("HPE_"))
    return "gave no valid HTTP answer; check that a web server answers at this address";
  if (code === "UND_ERR_SOCKET" || code === "ECONNRESET") {
    return "closed the connection without an answer; try again, or look at what its log says";
  }
  return "refused the connection or gave no valid HTTP answer; check that it is running and that the address is right";
}

/** What most often is wrong with certificates, and what is to be done about it. */
function describeTls(code: string): string {
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return "has a TLS certificate that has expired; renew it";
    case "CERT_NOT_YET_VALID":
      return "has a TLS certificate that is not valid yet; check its dates and the server's clock";
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return "has a TLS certificate that it signed itself; get one from an authority that everybody trusts";
    case "SELF_SIGNED_CERT_IN_CHAIN":
      return "has a TLS certificate of an authority that not everybody trusts; get one from an authority that everybody trusts";
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return "has a TLS certificate whose chain is incomplete or ends with an authority that not everybody trusts; send the whole chain, of a trusted authority";
    case "ERR_TLS_CERT_ALTNAME_INVALID":
    case "HOSTNAME_MISMATCH":
      return "has a TLS certificate for another host name; add this name to it, or give the address with the name it has";
    default:
      return "offers no valid TLS certificate or connection; renew or complete its certificate chain";
  }
}

/** An error of the client may arrive wrapped: in an AggregateError, or as the cause of another. */
function refusalBehind(error: unknown): FetchRefusedError | null {
  if (error instanceof FetchRefusedError) return error;
  if (error instanceof AggregateError) {
    return error.errors.map(refusalBehind).find((found) => found !== null) ?? null;
  }
  return error instanceof Error && error.cause !== undefined ? refusalBehind(error.cause) : null;
}

function errorCode(error: unknown): string {
  // The parser of undici gives a code to some of its errors only.
  if (error instanceof Error && error.name === "HTTPParserError") return "HPE_INVALID";
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isNameError(code: string): boolean {
  return ["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME", "ENODATA", "ESERVFAIL"].includes(
    code,
  );
}

// The codes of X509_verify_cert (OpenSSL) as Node spells them, of the handshake, and of Node's own checks.
const TLS_ERROR =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_C|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;

function isTlsError(code: string): boolean {
  return TLS_ERROR.test(code);
}
