import { describe, expect, test } from "vitest";
import { hasOpenssl, type OpensslKind, runOpenssl, runOpensslOf } from "./openssl.ts";

const kinds: OpensslKind[] = ["system", "wasm"];
const machine = await Promise.all(kinds.map(async (kind) => ({ kind, isThere: await hasOpenssl(kind) })));

describe.each(machine)("OpenSSL ($kind, on this machine: $isThere)", ({ kind, isThere }) => {
  test.skipIf(!isThere)("tells its version", async () => {
    const { code, stdout } = await runOpensslOf(kind, ["version"], {});
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(kind === "wasm" ? /^OpenSSL 1\.1\.1/ : /^OpenSSL [3-9]\./);
  });

  test.skipIf(!isThere)("reads given files, in folders too, and gives back what it wrote", async () => {
    const args = ["dgst", "-sha256", "-out", "digest.txt", "folder/hello.txt"];
    const { code, files } = await runOpensslOf(kind, args, { "folder/hello.txt": "hello" });
    expect(code).toBe(0);
    expect(Object.keys(files).sort()).toEqual(["digest.txt", "folder/hello.txt"]);
    expect(files["digest.txt"]?.toString()).toContain(
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    );
  });

  test.skipIf(!isThere)("reads standard input byte for byte", async () => {
    const input = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const { stdout } = await runOpensslOf(kind, ["enc", "-base64", "-A"], {}, input);
    expect(stdout.toString()).toBe(Buffer.from(input).toString("base64"));
  });

  test.skipIf(!isThere)("reports exit code and words of a refusal", async () => {
    const { code, stderr } = await runOpensslOf(kind, ["x509", "-in", "missing.pem"], {});
    expect(code).toBe(1);
    expect(stderr).toContain("missing.pem");
  });
});

test("runs some OpenSSL on any machine", async () => {
  expect((await runOpenssl(["version"], {})).code).toBe(0);
});
