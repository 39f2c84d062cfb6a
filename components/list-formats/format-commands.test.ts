/** Commands that people copy: run as they stand where they need nothing but common tools, against files as they are served. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { sampleOffer } from "#lib/list-formats/__fixtures__/sample-offer.ts";
import { renderList } from "#lib/list-formats/render-list.ts";
import { describeFormats } from "./format-commands.ts";

const signer = createPemSigner({
  certificatePem: readFixture("test-only-signer.pem"),
  privateKeyPem: readFixture("test-only-signer-key.pem"),
});
const served = new Map<string, string>();
const server = createServer((request, response) => {
  const body = served.get(request.url ?? "");
  response.writeHead(body === undefined ? 404 : 200).end(body);
});
let baseUrl = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const file of await renderList(sampleOffer({ baseUrl }), signer, null, new Date())) {
    served.set(`/list/biomed/${file.path}`, String(file.body));
  }
  served.set("/store/ca.pem", readFixture("test-only-ca.pem"));
});
afterAll(() => server.close());

const formatsOf = (vo: string, isKeyed = false) =>
  describeFormats({ vo, baseUrl, authorityUrl: `${baseUrl}/store/ca.pem`, isKeyed, needsToken: false });

test("every address that is named is one that is served", () => {
  for (const { name, files } of formatsOf("biomed")) {
    expect(files.length, name).toBeGreaterThan(0);
    for (const file of files) expect([...served.keys()], name).toContain(file.replace(baseUrl, ""));
  }
});

test("every format has a name of its own, and commands that name the list", () => {
  const formats = [...formatsOf("vo.example.org"), ...formatsOf("vo.example.org", true)];
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length / 2);
  for (const { code } of formats) expect(code).toContain(`${baseUrl}/list/vo.example.org`);
});

const hasAll = (...tools: string[]) =>
  tools.every((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0);

/** Runs what people would paste, in a folder of its own. */
async function paste(name: string, prepare = "") {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-paste-"));
  try {
    const code = formatsOf("biomed").find((format) => format.name.startsWith(name))?.code ?? "false";
    const run = spawn("bash", ["-c", `${prepare}\n${code}`], { cwd: folder });
    let output = "";
    for (const stream of [run.stdout, run.stderr]) stream.on("data", (data) => (output += data));
    const status = await new Promise((resolve) => run.on("close", resolve));
    const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
    return { status, output, list: status === 0 && name.includes("DSSE") ? read("list.json") : "" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.skipIf(!hasAll("bash", "curl", "jq", "base64", "openssl"))(
  "those for the envelope verify it, and say no to one that was changed (where the tools are installed)",
  async () => {
    const { status, output, list } = await paste("JSON signed as DSSE");
    expect([status, output]).toEqual([0, expect.stringContaining("signer.pem: OK\nVerified OK")]);
    expect(list).toBe(served.get("/list/biomed/list.json"));
    const address = "/list/biomed/list.dsse.json";
    const envelope = served.get(address) ?? "";
    const { payload } = JSON.parse(envelope);
    const other = Buffer.from(Buffer.from(payload, "base64").toString().replace("Debian", "Debiam"));
    served.set(address, envelope.replace(payload, other.toString("base64")));
    expect((await paste("JSON signed as DSSE")).status).not.toBe(0);
    served.set(address, envelope);
  },
);

test.skipIf(!hasAll("bash", "curl", "jq"))("those for JSON list the images", async () => {
  const { status, output } = await paste("JSON, and");
  expect([status, output.trim().split("\n").length]).toEqual([0, 3]);
});
