import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePemBlocks, encodePem } from "./pem.ts";

describe("PEM", () => {
  test("gives back what it was given", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 }), (blocks) => {
        const text = blocks.map((block) => `# comment\n${encodePem(block, "CERTIFICATE")}`).join("");
        expect(decodePemBlocks(text, "CERTIFICATE").map((block) => [...block])).toEqual(
          blocks.map((block) => [...block]),
        );
      }),
    );
  });

  test("has lines of 64 characters", () => {
    expect(encodePem(new Uint8Array(50), "X509 CRL")).toBe(
      `-----BEGIN X509 CRL-----\n${"A".repeat(64)}\nAAA=\n-----END X509 CRL-----\n`,
    );
  });

  test("skips blocks of other labels and takes CRLF lines", () => {
    const text = `${encodePem(Uint8Array.of(1), "X509 CRL")}${encodePem(Uint8Array.of(2), "CERTIFICATE")}`;
    expect(decodePemBlocks(text.replaceAll("\n", "\r\n"), "CERTIFICATE")).toEqual([Uint8Array.of(2)]);
  });
});
