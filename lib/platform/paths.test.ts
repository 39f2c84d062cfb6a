import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paths } from "./paths.ts";

const UUID = "0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1";

describe("the stable addresses", () => {
  // They are printed in other people's systems: whoever must change one of these lines breaks those systems.
  it.each([
    [paths.appliances(), "/appliances"],
    [paths.appliance("egi-notebooks"), "/appliances/egi-notebooks"],
    [paths.version("egi-notebooks", "2026.03"), "/appliances/egi-notebooks/versions/2026.03"],
    [paths.vo("vo.example.org"), "/vos/vo.example.org"],
    [paths.imageList("biomed"), "/vos/biomed/image-list"],
    [paths.revision("biomed", 12), "/vos/biomed/image-list/revisions/12"],
    [paths.voList("vo.example.org"), "/store/vo/vo.example.org/image.list"],
    [paths.voRevisionList("biomed", 12), "/store/vo/biomed/revisions/12/image.list"],
    [paths.applianceList("ubuntu-24.04"), "/store/vappliance/ubuntu-24.04/image.list"],
    [paths.image(UUID, 77), `/store/vm/image/${UUID}:77/`],
    [paths.entry(UUID, 77), `/store/vo/image/${UUID}:77/`],
    [paths.person(UUID), `/store/person/${UUID}`],
    [paths.authorityCertificate(), "/store/ca.pem"],
    [paths.revocationList(), "/store/ca.crl"],
    [paths.trustAnchors(), "/store/trust-anchors.tar.gz"],
  ])("%s", (path, address) => {
    expect(path).toBe(address);
  });
});

describe("every address", () => {
  it("stays within its folder, whatever the names", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => text !== "." && text !== "..");
    fc.assert(
      fc.property(name, name, (slug, version) => {
        const { pathname, search, hash } = new URL(paths.version(slug, version), "https://va.example.org");
        const [empty, appliances, first, versions, second, ...rest] = pathname.split("/");
        expect([empty, appliances, versions, rest, search, hash]).toEqual([
          "",
          "appliances",
          "versions",
          [],
          "",
          "",
        ]);
        expect([first, second].map((part) => decodeURIComponent(part ?? ""))).toEqual([slug, version]);
      }),
    );
  });

  it("the way back after signing in is carried along", () => {
    expect(paths.signIn()).toBe("/sign-in");
    expect(paths.signIn("/vos/x?a=b&c")).toBe("/sign-in?returnTo=%2Fvos%2Fx%3Fa%3Db%26c");
  });
});
