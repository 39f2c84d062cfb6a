import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainText } from "#lib/hepix/plain-text.ts";
import { findImageProblems } from "#lib/hepix/validate-listed-image.ts";
import { type ListableImage, toListedImage } from "./listed-image.ts";

const BASE = "https://va.example.org";
const IDENTIFIER = "0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1";
const ENTRY = "7f6f33f1-6b1f-4a39-9d7c-3d1a8b1e2f30";
const PERSON = "01890a5d-ac96-774b-bcce-b302099a8057";

const image: ListableImage = {
  number: 77,
  identifier: IDENTIFIER,
  title: "Größe “1”",
  groupName: "General group",
  ownVersion: null,
  description: "",
  notes: "",
  url: "https://images.example.org/a.qcow2",
  format: "qcow2",
  hypervisors: ["KVM"],
  trafficRules: [],
  arch: "x86_64",
  osFamily: "Linux",
  osName: "Debian",
  osVersion: "13",
  cpuMinimum: null,
  cpuRecommended: 4,
  ramMinimumBytes: 536_870_912n,
  ramRecommendedBytes: null,
  sizeBytes: 196_616n,
  sha512: "a".repeat(128),
  contributorName: null,
  contributorGuid: null,
  contributorUrl: null,
  version: {
    version: "1.2",
    expiresAt: new Date("2027-01-01T23:59:59Z"),
    imported: false,
    createdBy: { id: PERSON, name: "Zoë" },
    appliance: { id: "01890a5d-ac96-774b-bcce-b302099a8058", number: 5, summary: "What it is." },
  },
};

describe("toListedImage", () => {
  it("tells all of it, in plain text", () => {
    expect(toListedImage(image, ENTRY, BASE)).toEqual({
      identifier: ENTRY,
      mpuri: `${BASE}/store/vo/image/${ENTRY}:77/`,
      baseMpuri: `${BASE}/store/vm/image/${IDENTIFIER}:77/`,
      appId: "5",
      title: "Grosse '1'",
      description: "What it is.",
      comments: "Version 1.2",
      group: "General group",
      hypervisor: "KVM",
      format: "qcow2",
      ramMinimumBytes: 536_870_912n,
      coreRecommended: 4,
      sizeBytes: 196_616n,
      uri: "https://images.example.org/a.qcow2",
      version: "1.2",
      expiresAt: new Date("2027-01-01T23:59:59Z"),
      arch: "x86_64",
      sha512: "a".repeat(128),
      osFamily: "Linux",
      osName: "Debian",
      osVersion: "13",
      user: { fullName: "Zoe", guid: PERSON, uri: `${BASE}/store/person/${PERSON}` },
    });
  });

  it("says what the network must let through, by direction", () => {
    const ssh = {
      direction: "inbound",
      protocol: "tcp",
      ports: [
        [22, 22],
        [8000, 8010],
      ],
      range: "192.0.2.0/24",
    };
    const ping = { direction: "outbound", protocol: "icmp", ports: [], range: "0.0.0.0/0" };
    const listed = toListedImage({ ...image, trafficRules: [ping, ssh] }, ENTRY, BASE);
    expect(listed.trafficIn).toEqual([{ protocol: "tcp", range: "192.0.2.0/24", ports: "22;8000:8010" }]);
    expect(listed.trafficOut).toEqual([{ protocol: "icmp", range: "0.0.0.0/0", ports: "" }]);
  });

  it("names several hypervisors as AppDB did", () => {
    const listed = toListedImage({ ...image, hypervisors: ["KVM", "Xen"] }, ENTRY, BASE);
    expect(listed.hypervisor).toBe("KVM,Xen");
  });

  it("stands for itself in an appliance's own list", () => {
    const page = `${BASE}/store/vm/image/${IDENTIFIER}:77/`;
    expect(toListedImage(image, null, BASE)).toMatchObject({
      identifier: IDENTIFIER,
      mpuri: page,
      baseMpuri: page,
    });
  });

  it("leaves an imported entry as it was: empty texts, own version, own contributor", () => {
    const imported = {
      ...image,
      ownVersion: "20250101000000",
      contributorName: "Ann",
      contributorGuid: ENTRY,
      contributorUrl: "https://old.example.org/ann",
      version: { ...image.version, imported: true },
    };
    expect(toListedImage(imported, ENTRY, BASE)).toMatchObject({
      description: "",
      comments: "",
      version: "20250101000000",
      user: { fullName: "Ann", guid: ENTRY, uri: "https://old.example.org/ann" },
    });
  });

  it("names the service where nobody is known", () => {
    const nobody = { ...image, version: { ...image.version, createdBy: null } };
    expect(toListedImage(nobody, null, BASE).user).toEqual({
      fullName: "Slipway",
      guid: image.version.appliance.id,
      uri: `${BASE}/`,
    });
  });

  it("makes of any texts something that can be signed, or that is refused as missing", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    const texts = fc.record({ title: text, description: text, notes: text, osName: text, osVersion: text });
    fc.assert(
      fc.property(texts, text, (changes, name) => {
        const version = { ...image.version, createdBy: { id: PERSON, name } };
        const listed = toListedImage({ ...image, ...changes, version }, ENTRY, BASE);
        for (const value of [listed.title, listed.description, listed.comments, listed.user.fullName]) {
          expect(isPlainText(value)).toBe(true);
        }
        const codes = findImageProblems(listed, new Date("2026-01-01")).map(({ code }) => code);
        expect(codes.filter((code) => code !== "missing" && code !== "too-long")).toEqual([]);
      }),
    );
  });

  it("leaves empty what is not known, so that it is refused before signing", () => {
    const unknown = { ...image, sizeBytes: null, sha512: null };
    const problems = findImageProblems(toListedImage(unknown, ENTRY, BASE), new Date("2026-01-01"));
    expect(problems.map(({ field }) => field).sort()).toEqual(["hv:size", "sl:checksum:sha512"]);
  });
});
