import fc from "fast-check";
import { expect, it, describe as suite, test } from "vitest";
import { writeTrafficRule } from "#lib/virtual-appliance/traffic-rule.ts";
import { contentSha256, type Described, describe, readFormat, versionOf } from "./description.ts";

/** As AppDB's documents had it, with what its authors really wrote: an unquoted date, capitals, a trailing blank. */
const APPDB = `appdb:
  version: 2026.11.26
  expireson: 6
  notes: "Monthly build."
  url: https://images.example.org/debian-13.qcow2
  sha512: ${"ab".repeat(64)}
  arch: amd64
  os:
    family: linux
    name: Debian
    version: 13
  format: QCOW2
  hypervisor: kvm
  cores: { minimum: 1, recommended: 2 }
  ram: { minimum: 1GB, recommended: 2GB }
  accelerator: { type: GPU, minimum: 0, recommended: 1 }
  network_traffic:
    - direction: inbound
      protocols: [tcp, icmp]
      port_range: "22:22"
    - direction: outbound
      protocols: udp
      port_range: [53, "5000:5010"]
      ip_range: 192.0.2.0/24
`;

const read = (text: string) => {
  const raw = readFormat(text);
  if (typeof raw === "string") throw new Error(raw);
  return raw;
};
const fieldsOf = (text: string): Described => {
  const described = describe(read(text));
  if ("problems" in described) throw new Error(described.problems.join("\n"));
  return described.fields;
};
const problemsOf = (changes: object, without: string[] = []) => {
  const raw = Object.fromEntries(
    Object.entries({ ...read(APPDB), ...changes }).filter(([key]) => !without.includes(key)),
  );
  const described = describe(raw);
  return "problems" in described ? described.problems : [];
};

suite("a description", () => {
  test("is read with all that it says", () => {
    const { version, image } = fieldsOf(APPDB);
    expect(version).toEqual({ version: "2026.11.26", notes: "Monthly build.", expiresInMonths: 6 });
    expect(image).toMatchObject({
      url: "https://images.example.org/debian-13.qcow2",
      declaredSha512: "ab".repeat(64),
      arch: "x86_64",
      ...{ osFamily: "Linux", osName: "Debian", osVersion: "13" },
      format: "qcow2",
      hypervisors: ["KVM"],
      ...{ cpuMinimum: 1, cpuRecommended: 2 },
      ...{ ramMinimumBytes: 1_000_000_000n, ramRecommendedBytes: 2_000_000_000n },
      ...{ acceleratorKind: "GPU", acceleratorsMinimum: 0, acceleratorsRecommended: 1 },
    });
    expect(image.trafficRules.map(writeTrafficRule)).toEqual([
      "inbound tcp 22 from 0.0.0.0/0",
      "inbound icmp from 0.0.0.0/0",
      "outbound udp 53,5000-5010 to 192.0.2.0/24",
    ]);
  });

  test("may be JSON, and need no root", () => {
    const raw = read(APPDB);
    expect(fieldsOf(JSON.stringify(raw))).toEqual(fieldsOf(APPDB));
    expect(contentSha256(read(JSON.stringify({ appdb: raw })))).toBe(contentSha256(raw));
  });

  test("lives a year unless it says otherwise", () => {
    const raw = Object.fromEntries(Object.entries(read(APPDB)).filter(([key]) => key !== "expireson"));
    expect(fieldsOf(JSON.stringify(raw)).version.expiresInMonths).toBe(12);
  });

  test.each([
    ["", /must hold keys and values/],
    ["- a\n- b", /must hold keys and values/],
    ["just words", /must hold keys and values/],
    ["version: [1", /neither YAML nor JSON/],
    ["a: 1\na: 2", /^Line \d is neither YAML nor JSON: Map keys must be unique\.$/],
    ["a: &x 1\nb: *x", /Write everything out/],
    ["{", /neither YAML nor JSON/],
  ])("%j is none", (text, complaint) => {
    expect(readFormat(text)).toEqual(expect.stringMatching(complaint));
  });

  test.each([
    ["url", { url: "ftp://x/y" }, /^url: Only http and https/],
    ["arch", { arch: "z80" }, /^arch: Choose the architecture/],
    ["hypervisor", { hypervisor: "Cray" }, /^hypervisor: Choose out of/],
    ["os.name", { os: { family: "Linux", version: "13" } }, /^os.name: .* is missing/],
    ["sha512", { sha512: "abc" }, /^sha512: A SHA-512 has 128/],
    ["ram.minimum", { ram: { minimum: 512 } }, /^ram.minimum: .*needs a number and a unit/],
    ["expireson", { expireson: 13 }, /^expireson: Choose when/],
    [
      "network_traffic",
      { network_traffic: [{ direction: "inbound", protocols: "tcp" }] },
      /^network_traffic: Rule 1: Give the ports/,
    ],
    ["network_traffic", { network_traffic: "all" }, /^network_traffic: Give a list/],
  ])("says what is wrong with %s", (_key, changes, complaint) => {
    expect(problemsOf(changes)).toEqual([expect.stringMatching(complaint)]);
  });

  test("says all that is wrong at once, and names keys that nobody knows", () => {
    expect(problemsOf({}, ["url", "os", "format"]).map((problem) => problem.split(":")[0])).toEqual(
      expect.arrayContaining(["url", "format", "os.family", "os.name", "os.version"]),
    );
    const described = describe({ ...read(APPDB), colour: "blue" });
    expect(described).toMatchObject({ unknown: ["colour"] });
  });

  it("reads whatever comes without failing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const raw = readFormat(text);
        if (typeof raw === "string") return;
        versionOf(raw);
        contentSha256(raw);
        describe(raw);
      }),
    );
    const key = fc.constantFrom(
      "version",
      "os",
      "ram",
      "cores",
      "network_traffic",
      "hypervisor",
      "url",
      "notes",
    );
    fc.assert(fc.property(fc.dictionary(key, fc.anything()), (raw) => void describe(raw)));
  });
});
