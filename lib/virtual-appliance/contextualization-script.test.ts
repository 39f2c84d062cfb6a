import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readScript } from "./contextualization-script.ts";

describe("readScript", () => {
  test.each([
    ["#cloud-config\npackages:\n  - git\n", "cloud-config"],
    ["#cloud-config   \nusers: [default]", "cloud-config"],
    ["## template: jinja\n#cloud-config\nhostname: {{ ds.meta_data.name }}", "cloud-config template"],
    ["#cloud-config-archive\n- type: text/x-shellscript\n  content: |\n    #!/bin/sh", "cloud-init archive"],
    ["#!/bin/bash\necho {{{", "shell script"],
    ["#include\nhttps://example.org/a", "include file"],
    ['Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0', "MIME multi-part"],
    ['{ "ignition": { "version": "3.4.0" } }', "Ignition"],
  ])("%j", (text, format) => {
    expect(readScript(text)).toEqual({ format });
  });

  test.each([
    ["", /first line must be #cloud-config/],
    ["packages: [git]", /first line must be #cloud-config/],
    ["\n#cloud-config\na: 1", /first line/],
    ["#cloud-config\n", /must hold settings/],
    ["#cloud-config\n- a", /must hold settings/],
    ["#cloud-config\njust words", /must hold settings/],
    [
      "#cloud-config\na: 1\n b: 2",
      /^Line 2 is not valid YAML: Nested mappings are not allowed in compact mappings\.$/,
    ],
    ["#cloud-config\na: [1, 2", /is not valid YAML/],
    ["#cloud-config\na: 1\na: 2", /^Line \d is not valid YAML: Map keys must be unique\.$/],
    ["#cloud-config\n\tpackages: [git]", /is not valid YAML/],
    ["#cloud-config-archive\na: 1", /must hold a list of parts/],
    ["{", /not valid JSON/],
    ["{}", /needs its version/],
  ])("%j is refused", (text, complaint) => {
    expect(readScript(text)).toEqual({ problem: expect.stringMatching(complaint) });
  });

  it("is not made to write a small text out to a huge one", () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? "a0: &a0 [x, x]"
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(", ")}]`,
    );
    expect(readScript(`#cloud-config\n${levels.join("\n")}`)).toEqual({
      problem: expect.stringMatching(/refers to its own parts/),
    });
  });

  it("reads whatever comes without failing", () => {
    const beginning = fc.constantFrom("", "#cloud-config\n", "#cloud-config-archive\n", "{", "#!");
    fc.assert(
      fc.property(beginning, fc.string(), (first, rest) => {
        expect(Object.keys(readScript(first + rest))).toHaveLength(1);
      }),
    );
  });
});
