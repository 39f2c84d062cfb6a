/**
 * Opens sockets only to addresses the policy permits.
 *
 * The check sits where the connection is made, not where the URL is read: the very addresses that the resolver
 * returned for this connection are the ones that are judged and dialled, so a name that changes its mind between
 * check and use (DNS rebinding) gains nothing.
 */
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type AddressPolicy, isAllowedAddress } from "./address-policy.ts";
import { FetchRefusedError, forbiddenAddress } from "./fetch-refused-error.ts";

export interface GuardedConnectorOptions {
  readonly policy: AddressPolicy;
  readonly lookup: LookupFunction;
  readonly connectTimeoutMs: number;
}

/**
 * Builds an undici connector. Its callback receives a FetchRefusedError (`forbidden_address`) for a host
 * without a permitted address; other failures arrive as Node reports them.
 */
export function guardedConnector(options: GuardedConnectorOptions): buildConnector.connector {
  const { policy, lookup, connectTimeoutMs } = options;
  return (target, callback) => {
    const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    if (isIP(host) !== 0 && !isAllowedAddress(host, port, policy)) {
      queueMicrotask(() => callback(forbiddenAddress(host), null));
      return;
    }
    // HTTP/1.1 only: its parser is the one that reports a body shorter than Content-Length.
    const connect = buildConnector({
      timeout: connectTimeoutMs,
      allowH2: false,
      lookup: guardedLookup(lookup, port, policy),
    });
    connect(target, (error, socket) => {
      if (error !== null) callback(error, null);
      else if (socket.remoteAddress === undefined) callback(new Error("closed while connecting"), null);
      // Whatever the resolver said: the peer at the far end of the socket is what counts.
      else if (isAllowedAddress(socket.remoteAddress, port, policy)) callback(null, socket);
      else {
        socket.destroy();
        callback(forbiddenAddress(host), null);
      }
    });
  };
}

/** Asks the resolver for all addresses and passes on those the policy permits. */
function guardedLookup(lookup: LookupFunction, port: number, policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const permitted = addresses.filter(({ address }) => isAllowedAddress(address, port, policy));
      const [first] = permitted;
      if (first === undefined) return callback(noPermittedAddress(hostname, addresses.length), "", 0);
      if (options.all) return callback(null, permitted);
      return callback(null, first.address, first.family);
    });
  };
}

function noPermittedAddress(hostname: string, found: number): FetchRefusedError {
  if (found > 0) return forbiddenAddress(hostname);
  return new FetchRefusedError("dns", `The host name "${hostname}" has no address; check its spelling.`);
}
