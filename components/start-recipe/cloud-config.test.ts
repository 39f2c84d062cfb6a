import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readScript } from "#lib/virtual-appliance/contextualization-script.ts";
import { cloudConfig, findWishProblems } from "./cloud-config.ts";

const keyOf = (type: string, inner = type) => {
  const name = Buffer.from(inner);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return `${type} ${Buffer.concat([length, name, Buffer.alloc(32, 7)]).toString("base64")} me@example.org`;
};
const ED25519 = keyOf("ssh-ed25519");

test("holds the keys and packages that were typed, as cloud-init reads them", () => {
  const text = cloudConfig({
    keys: `# mine\n${ED25519}\n\n${keyOf("ssh-rsa")}\n`,
    packages: "git, htop\nlibc6:amd64",
  });
  expect(readScript(text)).toEqual({ format: "cloud-config" });
  expect(parse(text)).toEqual({
    ssh_authorized_keys: [ED25519, keyOf("ssh-rsa")],
    ...{ package_update: true, packages: ["git", "htop", "libc6:amd64"] },
  });
});

test("shows where the key goes while there is none", () => {
  expect(cloudConfig({ keys: "", packages: "" })).toContain("YOUR-PUBLIC-KEY");
  expect(parse(cloudConfig({ keys: "", packages: "" }))).not.toHaveProperty("packages");
});

describe("says what is wrong", () => {
  test.each([
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nabc", /private key: never give it away/],
    ["hello", /begins with “hello”/],
    ["ssh-ed25519 AAAA", /not whole/],
    ["ssh-ed25519 %%%", /not whole/],
    [keyOf("ssh-rsa", "ssh-ed25519"), /not whole/],
  ])("with the key %s", (keys, words) => {
    expect(findWishProblems({ keys, packages: "" }).keys).toMatch(words);
  });

  test("with a package", () => {
    expect(findWishProblems({ keys: "", packages: "git; rm -rf" }).packages).toMatch(/“git;” is no name/);
    expect(findWishProblems({ keys: ED25519, packages: "git g++ python3.12" })).toEqual({
      ...{ keys: null, packages: null },
    });
  });
});

test("is always YAML with nothing in it that was not typed", () => {
  const typed = fc.record({ keys: fc.string({ unit: "binary" }), packages: fc.string({ unit: "binary" }) });
  fc.assert(
    fc.property(typed, (wishes) => {
      const keys = Object.keys(parse(cloudConfig(wishes)));
      expect(["ssh_authorized_keys", "package_update", "packages"]).toEqual(expect.arrayContaining(keys));
    }),
  );
});
