import { describe, expect, test } from "vitest";
import { findImageUriProblem, findListUriProblem, findPageUriProblem, parseMpuri } from "./list-uri.ts";

const uuid = "6c1f2f0e-51f5-5c6a-9a57-0d0f6d1d7f10";

describe("findImageUriProblem", () => {
  test.each([
    "https://images.example.org/a/b-1.0_x86~64/image.qcow2",
    "http://images.example.org:8080/image.qcow2",
    "https://images.example.org/Image.ova",
  ])("accepts %s", (uri) => {
    expect(findImageUriProblem(uri)).toBeNull();
  });

  test.each([
    "",
    "image.qcow2",
    "ftp://images.example.org/image.qcow2",
    "https://images.example.org/image.qcow2?version=2",
    "https://images.example.org/image.qcow2?",
    "https://images.example.org/image.qcow2#top",
    "https://user@images.example.org/image.qcow2",
    "https://user:secret@images.example.org/image.qcow2",
    "https://images.example.org/my%20image.qcow2",
    "https://images.example.org/my image.qcow2",
    "https://images.example.org/a;b",
    "https://images.example.org/$(id)",
    "https://images.example.org/a&b",
    "https://images.example.org/bjö.qcow2",
    "https://bjö.example.org/image.qcow2",
    "https://images.example.org/",
    "https://images.example.org",
    "https://images.example.org/folder/",
    "https://images.example.org/folder/.hidden",
    "https://images.example.org/folder/-rf",
    "https://images.example.org/a/../image.qcow2",
    "https://images.example.org/a//image.qcow2",
    "https://images.example.org/a\\image.qcow2",
    "https://images.example.org/image.qcow2\n",
    "https:///image.qcow2",
  ])("refuses %j", (uri) => {
    expect(findImageUriProblem(uri)).toEqual(expect.any(String));
  });
});

describe("findListUriProblem", () => {
  test("accepts the address of a list", () => {
    expect(findListUriProblem("https://example.org/store/vo/fedcloud.egi.eu/image.list")).toBeNull();
  });

  test.each([
    "https://token:x-oauth-basic@example.org/store/vo/biomed/image.list",
    "https://example.org/store/vo/biomed/image.list?token=1",
    "example.org/image.list",
    "https://example.org/a b",
  ])("refuses %s", (uri) => {
    expect(findListUriProblem(uri)).toEqual(expect.any(String));
  });
});

describe("findPageUriProblem", () => {
  test.each(["https://example.org/people/1?tab=all#top", "http://localhost:3000/"])("accepts %s", (uri) => {
    expect(findPageUriProblem(uri)).toBeNull();
  });

  test.each([
    "",
    "mailto:a@example.org",
    "https://example.org/$HOME",
    'https://example.org/"',
    "https://example.org/é",
  ])("refuses %j", (uri) => {
    expect(findPageUriProblem(uri)).toEqual(expect.any(String));
  });
});

describe("parseMpuri", () => {
  test.each([
    [`https://example.org/store/vo/image/${uuid}:14/`, "vo"],
    [`http://localhost:3000/store/vm/image/${uuid}:14/`, "vm"],
    [`https://example.org/store/vm/image/${uuid}:14:1700000000/`, "vm"],
    [`https://example.org/marketplace/store/vm/image/${uuid}:14/`, "vm"],
  ])("reads %s", (mpuri, kind) => {
    expect(parseMpuri(mpuri)).toEqual({ kind, identifier: uuid });
  });

  test.each([
    `https://example.org/store/vo/image/${uuid}:14`,
    `https://example.org/store/vo/image/${uuid}/`,
    `https://example.org/store/vo/image/${uuid}:14:15/`,
    `https://example.org/store/vo/image/${uuid}:x/`,
    `https://example.org/store/xx/image/${uuid}:14/`,
    `https://user@example.org/store/vo/image/${uuid}:14/`,
    `ftp://example.org/store/vo/image/${uuid}:14/`,
  ])("refuses %s", (mpuri) => {
    expect(parseMpuri(mpuri)).toBeNull();
  });
});
