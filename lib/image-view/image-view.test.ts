import { describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { describeImage, describeImageAsXml, type ViewedImage } from "./image-view.ts";

const addresses = {
  mpuri: "https://va.example.org/store/vo/image/aa6571e7-5431-5e15-91a4-724bc302664c:14",
  baseMpuri: "https://va.example.org/store/vm/image/0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091:14",
  person: (id: string) => `https://va.example.org/store/person/${id}`,
};

const image: ViewedImage = {
  ...{ number: 14, identifier: "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091", title: "Jupyter <&>", notes: "" },
  ...{
    description: 'Notebooks "R"\u0007',
    url: "https://images.example.org/jupyter.qcow2",
    sizeBytes: 9_007_199_254_740_993n,
  },
  ...{ sha512: "ab".repeat(64), arch: "x86_64", osFamily: "Linux", osName: "Debian", osVersion: "13" },
  ...{ format: "qcow2", hypervisors: ["KVM", "Xen"], cpuMinimum: 2, cpuRecommended: null },
  ...{ ramMinimumBytes: 1_073_741_824n, ramRecommendedBytes: null, defaultAccount: "debian" },
  contextualizationFormats: ["cloud-init"],
  accelerator: { kind: "GPU", minimum: 1, recommended: null },
  traffic: [{ direction: "inbound", protocol: "tcp", range: "0.0.0.0/0", ports: "22" }],
  version: {
    ...{ version: "1.4", state: "previous", publishedAt: new Date("2026-11-01T10:00:00.123Z") },
    ...{ expiresAt: new Date("2027-05-31T23:59:59Z"), supersededAt: new Date("2026-11-20T00:00:00Z") },
    addedBy: { id: "p1", name: "Ada van Author" },
  },
  appliance: { number: 7, name: "Jupyter", slug: "jupyter" },
  entry: { vo: "biomed", identifier: "aa6571e7-5431-5e15-91a4-724bc302664c", revision: 3 },
};

test("an entry of a list, in AppDB's members", () => {
  expect(describeImage(image, addresses)).toEqual({
    id: 14,
    identifier: "aa6571e7-5431-5e15-91a4-724bc302664c",
    version: "1.4",
    url: "https://images.example.org/jupyter.qcow2",
    size: "9007199254740993",
    checksum: { hash: "sha512", value: "ab".repeat(64) },
    arch: { name: "x86_64" },
    os: { family: "Linux", name: "Debian", version: "13" },
    format: "qcow2",
    hypervisor: "KVM,Xen",
    title: "Jupyter <&>",
    notes: "",
    description: 'Notebooks "R"\u0007',
    cores: { minimum: "2" },
    ram: { minimum: "1073741824" },
    accelerators: { minimum: "1", type: "GPU" },
    defaultaccess: "debian",
    contextformat: [{ name: "cloud-init" }],
    addedon: "2026-11-01T10:00:00Z",
    addedby: {
      ...{ id: "p1", cname: "p1", firstname: "Ada van", lastname: "Author" },
      permalink: "https://va.example.org/store/person/p1",
    },
    published: true,
    archived: true,
    vappliance: {
      ...{ version: "1.4", createdon: "2026-11-01T10:00:00Z", expireson: "2027-05-31T23:59:59Z" },
      archivedon: "2026-11-20T00:00:00Z",
    },
    application: { id: 7, name: "Jupyter", cname: "jupyter" },
    network_traffic: [{ direction: "inbound", protocols: "tcp", ip_range: "0.0.0.0/0", port_range: "22" }],
    baseidentifier: "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091",
    vo: {
      name: "biomed",
      voimagelist: {
        ...{ id: 3, state: "published" },
        voimage: { id: "aa6571e7-5431-5e15-91a4-724bc302664c", state: "published" },
      },
    },
    mpuri: addresses.mpuri,
    basempuri: addresses.baseMpuri,
  });
});

test("an image by itself says what is known and nothing else", () => {
  const bare = {
    ...image,
    ...{ sizeBytes: null, sha512: null, cpuMinimum: null, ramMinimumBytes: null, defaultAccount: null },
    ...{ accelerator: null, traffic: [], contextualizationFormats: [], entry: null },
    version: { ...image.version, state: "latest" as const, supersededAt: null, addedBy: null },
  };
  const view = describeImage(bare, { ...addresses, mpuri: null });
  expect(view).toMatchObject({
    identifier: image.identifier,
    archived: false,
    cores: {},
    ram: {},
    contextformat: [],
  });
  for (const member of [
    "size",
    "checksum",
    "accelerators",
    "addedby",
    "network_traffic",
    "vo",
    "mpuri",
    "baseidentifier",
  ]) {
    expect(view).not.toHaveProperty(member);
  }
  expect(JSON.stringify(view)).not.toContain("null");
});

describe("as XML", () => {
  const xml = describeImageAsXml(image, addresses);

  test("is well-formed, in AppDB's namespaces, and escapes what people wrote", () => {
    const read = create(xml).end({ format: "object" }) as Record<
      string,
      Record<string, Record<string, unknown>>
    >;
    const found = read["appdb:appdb"]?.["virtualization:image"];
    expect(found).toMatchObject({
      "virtualization:format": "qcow2",
      "virtualization:checksum": { "virtualization:hash": "sha512" },
      "virtualization:mpuri": addresses.mpuri,
    });
    expect(xml).toContain('xmlns:virtualization="http://appdb.egi.eu/api/1.0/virtualization"');
    expect(xml).toContain("Jupyter &lt;&amp;&gt;");
  });

  test("holds no character that XML cannot", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });
});
