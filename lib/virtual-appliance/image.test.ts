import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imageFormats } from "#lib/hepix/image-formats.ts";
import { findImageUriProblem } from "#lib/hepix/list-uri.ts";
import { defaultImageTitle, FORMATS, findUrlProblem } from "./image.ts";

describe("findUrlProblem", () => {
  it.each([
    "https://images.example.org/a/b-1.0_x~y.qcow2",
    "http://127.0.0.1:8080/honest.qcow2",
    "https://example.org/image",
  ])("nothing is wrong with %s", (url) => {
    expect(findUrlProblem(url)).toBeNull();
  });

  it.each([
    ["", /whole address/],
    ["images.example.org/a.qcow2", /whole address/],
    ["ftp://example.org/a.qcow2", /Only http and https/],
    ["file:///etc/passwd", /Only http and https/],
    ["javascript:alert(1)", /Only http and https/],
    ["https://user@example.org/a.qcow2", /password/],
    ["https://user:secret@example.org/a.qcow2", /password/],
    ["https://example.org/a.qcow2?token=1", /no query/],
    ["https://example.org/a.qcow2?", /no query/],
    ["https://example.org/a.qcow2#x", /no fragment/],
    ["https://example.org/a.qcow2#", /no fragment/],
    ["https://example.org/a b.qcow2", /letters, digits/],
    ["https://example.org/a%20b.qcow2", /letters, digits/],
    ["https://example.org/$(reboot).qcow2", /letters, digits/],
    ["https://example.org/a;b.qcow2", /letters, digits/],
    ["https://example.org/", /file name/],
    ["https://example.org", /file name/],
    ["https://example.org/folder/", /file name/],
    ["https://example.org/.../", /file name/],
  ])("%s", (url, problem) => {
    expect(findUrlProblem(url)).toMatch(problem);
  });

  // Each of these would be found out only when the list is signed, after publication.
  it.each([
    "https://example.org/_a.qcow2",
    "https://example.org/.hidden",
    "https://example.org//a.qcow2",
    "https://example.org/x/../a.qcow2",
    "HTTPS://example.org/a.qcow2",
    "https://bücher.example/a.qcow2",
    "https://my_host.example/a.qcow2",
    "https://[2001:db8::1]/a.qcow2",
    "https:\\\\example.org\\a.qcow2",
    "https:example.org/a.qcow2",
    "https://example.org/a\n.qcow2",
    "https://exa\tmple.org/a.qcow2",
  ])("%j is refused, as no list can offer it", (url) => {
    expect(findUrlProblem(url)).toEqual(expect.any(String));
  });

  it("accepts nothing that the signer refuses, and never throws", () => {
    const pieces = fc.constantFrom(
      ..."https:// http:// // / . .. ~ _ - a Z 9 é % @ : ? # \\ [ ] $ ; example.org :80 .qcow2".split(" "),
      "\n",
      "\t",
      " ",
    );
    const odd = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(""));
    const likely = fc
      .tuple(fc.constantFrom("https://example.org/", "http://h:8/x/"), odd)
      .map((p) => p.join(""));
    fc.assert(
      fc.property(fc.oneof(likely, odd, fc.string()), (text) => {
        if (findUrlProblem(text) === null) expect(findImageUriProblem(text)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

it("offers the formats that can be signed, and no other", () => {
  expect([...FORMATS].sort()).toEqual([...imageFormats].sort());
});

it("gives an image without title one in AppDB's form", () => {
  expect(
    defaultImageTitle("EGI Notebooks", { osName: "Debian", osVersion: "13", hypervisors: ["KVM"] }),
  ).toBe("Image for EGI Notebooks [Debian/13/KVM]");
});
