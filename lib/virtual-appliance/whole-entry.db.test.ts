/** The whole entry: addresses that last, look-alikes, lists, pictures, and publications that are looked up. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readListFile } from "#lib/list-signing/list-files.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance, entryForm } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { fetchApplianceList } from "#lib/vo-image-list/fetch-list.ts";
import { mirrorOnce } from "#lib/vo-image-list/mirror-lists.ts";
import { deleteAppliance } from "./delete-appliance.ts";
import { editAppliance } from "./edit-appliance.ts";
import { findLogo } from "./logo-queries.ts";
import { getAppliancePage } from "./queries.ts";
import { readPublications } from "./read-publication.ts";
import { registerAppliance } from "./register-appliance.ts";
import { saveLogo } from "./save-logo.ts";
import { applianceFieldsSchema } from "./schema.ts";
import { signApplianceList } from "./sign-appliance-list.ts";
import { findSuccessor } from "./slugs.ts";

const database = getDatabase();
let counter = 0;
const word = (length = 8) =>
  Array.from({ length }, () => "abcdefghkmnpqrstuwxyz"[Math.floor(Math.random() * 21)]).join("");
const freshName = () => `${word()} ${word()} ${word()} ${"abcdefghij"[counter++ % 10]}`;

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
beforeEach(async () => {
  appliance = await createOwnedAppliance(freshName());
});

const move = (slug: string, address: string) =>
  editAppliance(appliance.owner, { ...entryForm(appliance.name), slug, address });

describe("an address", () => {
  test("can be another one; the old ones lead to it for ever, and nobody else gets them", async () => {
    const first = appliance.slug;
    const [second, third] = [`${first}-b`, `${first}-c`];
    expect(await move(first, second)).toEqual({ slug: second });
    expect(await move(second, third)).toEqual({ slug: third });
    expect([await findSuccessor(first), await findSuccessor(second), await findSuccessor(third)]).toEqual([
      third,
      third,
      null,
    ]);
    // A form that was open since before finds its appliance.
    expect(await move(first, third)).toEqual({ slug: third });
    const other = await createOwnedAppliance(freshName());
    for (const taken of [first, second, third, "register"]) {
      const attempt = editAppliance(other.owner, {
        ...entryForm(other.name),
        slug: other.slug,
        address: taken,
      });
      await expect(attempt).rejects.toMatchObject({
        reason: "slug_taken",
        fieldErrors: { address: expect.any(String) },
      });
    }
    expect(await move(third, first)).toEqual({ slug: first });
    expect([await findSuccessor(first), await findSuccessor(third)]).toEqual([null, first]);
    const changes = (await auditTrailOf(appliance.id)).map(
      ({ details }) => (details as { changes: object }).changes,
    );
    expect(changes).toContainEqual(expect.objectContaining({ slug: { before: first, after: second } }));
  });

  test("cannot be taken or forgotten by SQL either", async () => {
    const first = appliance.slug;
    await move(first, `${first}-b`);
    const other = await createOwnedAppliance(freshName());
    const steal = database.virtualAppliance.update({ where: { id: other.id }, data: { slug: first } });
    await expect(steal).rejects.toThrow(/is reserved/);
    await expect(database.formerSlug.delete({ where: { slug: first } })).rejects.toThrow(/for ever/);
    const attempt = database.formerSlug.update({ where: { slug: first }, data: { applianceId: other.id } });
    await expect(attempt).rejects.toThrow(/for ever/);
  });

  test("is given up only with what was never published", async () => {
    const first = appliance.slug;
    await move(first, `${first}-b`);
    await deleteAppliance(appliance.owner, { slug: `${first}-b`, confirmation: appliance.name });
    expect(await database.formerSlug.count({ where: { slug: first } })).toBe(0);
    expect(await database.reservedSlug.count({ where: { slug: first } })).toBe(0);
  });

  test("the own list stays what it was: its name, its address, and its bytes at every address", async () => {
    const first = appliance.slug;
    const { id } = await createPublishedVersion(appliance.id);
    const signer = createTestSigner();
    await signApplianceList(id, signer);
    const before = await fetchApplianceList(first);
    await move(first, `${first}-b`);
    expect((await fetchApplianceList(first)).messageSha256).toBe(before.messageSha256);
    expect((await fetchApplianceList(`${first}-b`)).messageSha256).toBe(before.messageSha256);
    // Signing again changes neither.
    await signApplianceList(id, signer);
    expect((await fetchApplianceList(first)).messageSha256).toBe(before.messageSha256);
    const next = await createPublishedVersion(appliance.id);
    await signApplianceList(next.id, signer);
    const text = Buffer.from((await fetchApplianceList(first)).message).toString("latin1");
    expect(text).toContain(`"hv:uri": "https://va.example.org/store/vappliance/${first}/image.list"`);
    expect(text).toContain(`"ad:vo": "${first}"`);
    await mirrorOnce(new Map(), new Date());
    expect((await readListFile({ kind: "vappliance", name: first }))?.messageSha256).toBe(
      (await fetchApplianceList(first)).messageSha256,
    );
    expect((await getAppliancePage(ANONYMOUS, `${first}-b`, new Date()))?.listName).toBe(first);
  });
});

describe("a name that looks like another one", () => {
  test("is refused until somebody says that it is meant", async () => {
    const person = await createPerson();
    const name = `${word()} ${word()}`;
    await registerAppliance(person, entryForm(name));
    const twin = `${name}s`;
    const attempt = registerAppliance(person, entryForm(twin));
    await expect(attempt).rejects.toMatchObject({
      reason: "look_alike",
      fieldErrors: { name: expect.stringContaining(name), lookAlikeIsMeant: expect.any(String) },
    });
    const { slug } = await registerAppliance(person, { ...entryForm(twin), lookAlikeIsMeant: true });
    // What does not touch the name asks nothing.
    await editAppliance(person, { ...entryForm(twin), slug, tags: ["one"] });
  });
});

describe("lists of the entry", () => {
  const LISTS = {
    status: "testing",
    furtherCategories: "Training",
    licence: "My own words",
    licenceUrl: "https://example.org/licence",
    links: [{ kind: "Documentation", title: "Manual", url: "https://example.org/manual" }],
    contacts: [{ role: "Security", name: "CSIRT", email: "csirt@example.org" }],
    authors: [
      { name: "Josiah Carberry", orcid: "https://orcid.org/0000-0002-1825-0097", affiliation: "Brown" },
    ],
    publications: [{ title: "On it", year: "2024", doi: "https://doi.org/10.1234/abc" }],
    relations: [{ kind: "Replaces", title: "Old one", url: "https://example.org/old" }],
  };
  const fields = (changes: object = {}) =>
    applianceFieldsSchema.parse({ ...rawEntry(), ...LISTS, ...changes });
  const rawEntry = () => ({
    name: appliance.name,
    summary: "An entry for tests.",
    description: "All about it.",
    category: "Operating systems",
  });

  test("are kept as they are meant, and shown to everybody", async () => {
    await editAppliance(appliance.owner, { ...fields(), slug: appliance.slug });
    await createPublishedVersion(appliance.id);
    expect(await getAppliancePage(ANONYMOUS, appliance.slug, new Date())).toMatchObject({
      status: "testing",
      furtherCategories: ["Training"],
      links: [{ kind: "Documentation", title: "Manual", url: "https://example.org/manual" }],
      authors: [{ name: "Josiah Carberry", orcid: "0000-0002-1825-0097", affiliation: "Brown" }],
      publications: [
        { title: "On it", year: "2024", doi: "10.1234/abc", authors: null, journal: null, url: null },
      ],
    });
  });

  test.each([
    [
      "links.0.url",
      [{ kind: "Documentation", url: "javascript:alert(1)" }],
      /^The address must begin with https/,
    ],
    ["links.0.kind", [{ kind: "Nonsense", url: "https://a.example" }], /Choose what it leads to/],
    ["contacts.0", [{ role: "Security", name: "CSIRT" }], /Give an e-mail address or the address of a page/],
    [
      "authors.1.orcid",
      [{ name: "J" }, { name: "J", orcid: "0000-0002-1825-0098" }],
      /^The ORCID is not one/,
    ],
    ["publications.0.doi", [{ title: "T", doi: "abc" }], /The DOI looks like/],
    ["publications.0.year", [{ title: "T", year: "24" }], /four digits/],
    ["relations.0.title", [{ kind: "Replaces", title: "", url: "https://a.example" }], /The name is missing/],
    ["links", "{", /cannot be read/],
    ["links", Array(51).fill(LISTS.links[0]), /at most 50/],
  ])("%s: what is wrong is said with its row and field", (place, rows, complaint) => {
    const [field = ""] = place.split(".");
    const { error } = applianceFieldsSchema.safeParse({ ...rawEntry(), [field]: rows });
    expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      [place, expect.stringMatching(complaint)],
    ]);
  });

  test("every row that is wrong is told, not only the first", () => {
    const links = [{ url: "x" }, ...LISTS.links, { url: "y" }].map((link) => ({
      ...LISTS.links[0],
      ...link,
    }));
    const { error } = applianceFieldsSchema.safeParse({ ...rawEntry(), links });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([
      "links.0.url",
      `links.${links.length - 1}.url`,
    ]);
  });
});

describe("a logo", () => {
  const png = () =>
    sharp({ create: { width: 40, height: 20, channels: 3, background: "red" } })
      .png()
      .toBuffer();

  test("is drawn anew in two sizes, whatever was sent", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>alert(1)</script><rect width="90" height="90" fill="blue"/></svg>`;
    for (const picture of [await png(), Buffer.from(svg)]) {
      await saveLogo(appliance.maintainer, { slug: appliance.slug, picture });
      const { logoSha256 } = await database.virtualAppliance.findUniqueOrThrow({
        where: { id: appliance.id },
      });
      const logo = await findLogo(logoSha256 ?? "");
      expect(await sharp(logo?.large).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
      expect(await sharp(logo?.small).metadata()).toMatchObject({ format: "webp", width: 96, height: 96 });
      expect(Buffer.from(logo?.large ?? []).toString("latin1")).not.toContain("alert");
    }
    await saveLogo(appliance.owner, { slug: appliance.slug, picture: null });
    expect(
      (await database.virtualAppliance.findUniqueOrThrow({ where: { id: appliance.id } })).logoSha256,
    ).toBeNull();
  });

  test.each([
    ["a text", Buffer.from("hello"), /no picture/],
    [
      "a GIF",
      Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
      /Only PNG, JPEG, SVG and WebP/,
    ],
    ["too large a file", Buffer.alloc(3 * 1024 * 1024), /at most 2 MiB/],
    [
      "a bomb",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'),
      /no picture/,
    ],
  ])("%s is refused", async (_what, picture, complaint) => {
    await expect(saveLogo(appliance.owner, { slug: appliance.slug, picture })).rejects.toMatchObject({
      fieldErrors: { logo: expect.stringMatching(complaint) },
    });
  });

  test("only for those who maintain the appliance", async () => {
    const attempt = saveLogo(await createPerson(), { slug: appliance.slug, picture: await png() });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a publication", () => {
  let server: Server;
  let resolver: string;
  beforeAll(async () => {
    const csl = {
      title: "The <i>title</i>",
      author: [{ given: "Jane", family: "Doe" }, { literal: "The Team" }],
      "container-title": ["Journal of Tests"],
      issued: { "date-parts": [[2023, 4]] },
      DOI: "10.1234/abc",
    };
    server = createServer((request, response) => {
      if (request.url === "/10.1234/abc") response.end(JSON.stringify(csl));
      else if (request.url === "/10.1234/page") response.end("<html>");
      else response.writeHead(404).end();
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    resolver = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
  });
  const read = (text: string) => readPublications(appliance.owner, { text }, resolver);

  test.each(["10.1234/abc", " https://doi.org/10.1234/abc", "doi:10.1234/abc"])(
    "is looked up by its DOI: %s",
    async (text) => {
      expect(await read(text)).toEqual([
        {
          title: "The title",
          authors: "Jane Doe, The Team",
          journal: "Journal of Tests",
          year: "2023",
          doi: "10.1234/abc",
          url: null,
        },
      ]);
    },
  );

  test("is read from BibTeX, several at once", async () => {
    const text = `@article{a, title={{A} first}, author={Doe, Jane and Roe, Rick}, journal={J}, year=2020, doi={10.1/x}}
      @book{b, title={A second}, year=2021, url={https://example.org/b}}`;
    expect(await read(text)).toMatchObject([
      { title: "A first", authors: "Jane Doe, Rick Roe", journal: "J", year: "2020", doi: "10.1/x" },
      { title: "A second", year: "2021", url: "https://example.org/b" },
    ]);
  });

  test.each([
    ["10.1234/none", /There is no publication with the DOI/],
    ["10.1234/page", /could not be looked up/],
    ["just words", /No publication was found/],
    ["@article{a, title={x", /cannot be read|No publication/],
  ])("%s: says what to do", async (text, complaint) => {
    await expect(read(text)).rejects.toMatchObject({
      fieldErrors: { text: expect.stringMatching(complaint) },
    });
  });
});
