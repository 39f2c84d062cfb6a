import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClientAddress, normaliseAddress, readTrustedProxies } from "./client-address.ts";

const inside = readTrustedProxies(["10.0.0.0/8", "fd00::/8", "192.0.2.7"]);
const nobody = readTrustedProxies([]);

const proxy = fc.oneof(
  fc.ipV4().map((address) => address.replace(/^\d+/, "10")),
  fc.constantFrom("192.0.2.7", "fd00::1", "::ffff:10.1.2.3", "[fd12::9]:8080", "10.0.0.1:443"),
);
const client = fc
  .oneof(fc.ipV4(), fc.ipV6())
  .filter((address) => normaliseAddress(address) !== null && !inside(address));
const anything = fc.oneof(client, proxy, fc.string(), fc.constantFrom("unknown", "", "_hidden"));

describe("findClientAddress", () => {
  it("believes nobody who is not a trusted proxy, whatever they send", () => {
    fc.assert(
      fc.property(client, fc.array(anything), (socket, forged) => {
        expect(findClientAddress(socket, forged.join(","), inside)).toBe(normaliseAddress(socket));
        expect(findClientAddress(socket, forged.join(","), nobody)).toBe(normaliseAddress(socket));
      }),
    );
  });

  it("finds the client before a chain of trusted proxies, whatever the client itself sent", () => {
    fc.assert(
      fc.property(
        client,
        fc.array(anything),
        fc.array(proxy, { minLength: 1, maxLength: 4 }),
        (who, forged, chain) => {
          const [socket = "", ...hops] = chain;
          const header = [...forged, who, ...hops.reverse()].join(", ");
          const found = findClientAddress(normaliseAddress(socket) ?? "", header, inside);
          expect(found).toBe(normaliseAddress(who));
        },
      ),
    );
  });

  it("names an address or nothing", () => {
    fc.assert(
      fc.property(fc.option(anything, { nil: undefined }), fc.string(), (socket, header) => {
        const found = findClientAddress(socket, header, inside);
        expect(found === null || normaliseAddress(found) === found).toBe(true);
      }),
    );
  });

  it.each([
    ["10.0.0.1", "", "10.0.0.1"],
    ["10.0.0.1", "10.0.0.2", "10.0.0.2"],
    ["10.0.0.1", "203.0.113.9, unknown", "10.0.0.1"],
    ["10.0.0.1", "203.0.113.9,, 10.0.0.3", "10.0.0.3"],
    ["::ffff:10.0.0.1", "203.0.113.9:55512", "203.0.113.9"],
    ["fd00::1", "[2001:DB8:0:0::5]:443", "2001:db8::5"],
    ["fe80::1%eth0", "203.0.113.9", "fe80::1"],
    [undefined, "203.0.113.9", null],
  ])("from %s, forwarded for “%s”: %s", (socket, header, expected) => {
    expect(findClientAddress(socket, header, inside)).toBe(expected);
  });
});

it.each(["0177.0.0.1", "127.1", "0x7f000001", "1.2.3.4.5", "::g", "localhost", "", "1.2.3.4/8"])(
  "takes “%s” for no address",
  (text) => expect(normaliseAddress(text)).toBeNull(),
);
