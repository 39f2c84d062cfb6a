import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture, readFixtureBytes } from "./__fixtures__/read-fixture.ts";
import { NotAListError, readMessage } from "./read-message.ts";

const golden = readFixture("golden.image.list");
const content = readFixture("golden-content.txt");

function read(text: string) {
  const message = readMessage(Buffer.from(text));
  return { kind: message.kind, content: Buffer.from(message.content).toString() };
}

describe("readMessage", () => {
  test("finds the signed content", () => {
    expect(read(golden)).toEqual({ kind: "signed", content });
  });

  const lf = golden.replaceAll("\r\n", "\n");
  const protocol = 'protocol="application/x-pkcs7-signature"';

  test.each([
    ["all line ends LF", lf],
    ["all line ends CRLF", lf.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${golden}`],
    ["other headers before", `Received: by mail\n${golden}`],
    ["a folded header", golden.replace(`; ${protocol}`, `;\n ${protocol}`)],
    ["an unquoted boundary", golden.replace(/boundary="([^"]+)"/, "boundary=$1")],
    ["header names in lower case", golden.replaceAll("Content-Type", "content-type")],
    ["a preamble", golden.replace("This is an S/MIME signed message", "Hello\n\nworld")],
    ["text after the end", `${golden}more\n`],
  ])("copes with %s", (_, text) => {
    expect(read(text)).toEqual({ kind: "signed", content });
  });

  test.each([content, `\ufeff  ${content}`])("recognises plain JSON", (text) => {
    expect(read(text)).toEqual({ kind: "plain", content: text.replace("\ufeff", "") });
  });

  test.each([
    ["nothing", ""],
    ["a page", "<html></html>"],
    ["an opaque message", golden.replace("multipart/signed", "application/x-pkcs7-mime")],
    ["no boundary", golden.replace(/; boundary="[^"]+"/, "")],
    ["another boundary", golden.replace(/boundary="[^"]+"/, 'boundary="other"')],
    ["a message cut off in the content", golden.slice(0, 2000)],
    ["a message cut off in the signature", golden.slice(0, -200)],
    [
      "another kind of second part",
      golden.replace("application/x-pkcs7-signature; name", "text/plain; name"),
    ],
  ])("refuses %s", (_, text) => {
    expect(() => read(text)).toThrow(NotAListError);
  });

  test("reads any bytes or refuses them", () => {
    const bytes = readFixtureBytes("golden.image.list");
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), fc.uint8Array(), (from, to, noise) => {
        try {
          readMessage(Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(to)]));
        } catch (error) {
          expect(error).toBeInstanceOf(NotAListError);
        }
      }),
    );
  });
});
