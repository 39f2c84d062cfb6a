import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashDemoImage } from "#lib/launch/demo-image.ts";
import { appliances } from "./appliances.ts";
import { checksums } from "./checksums.ts";
import { community } from "./community.ts";
import { demoImageSpec } from "./demo-image-spec.ts";
import { makeDemoMetadata } from "./demo-metadata.ts";
import { people } from "./people.ts";
import { providers } from "./providers.ts";
import type { DemoAppliance, DemoEntry, DemoVersion } from "./types.ts";
import { vos } from "./vos.ts";

// The day that the version strings and file names were written for.
const DAY_OF_WRITING = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;
const VERSIONS = appliances.flatMap((appliance) =>
  appliance.versions.map((version) => ({
    appliance,
    version,
    label: `${appliance.slug} ${version.version}`,
  })),
);
const IMAGES = VERSIONS.flatMap(({ label, version }) =>
  version.images.map((image) => ({ image, version, label: `${label} ${image.fileName}` })),
);
/** What the migration fills the vocabulary with. */
const MIGRATION = readFileSync(
  new URL("../migrations/20261123215958_people_tokens_audit/migration.sql", import.meta.url),
  "utf8",
);
const VOCABULARY = [...MIGRATION.matchAll(/\('(category|discipline)', '([^']+)'/g)];
const termsOf = (kind: string) => VOCABULARY.filter(([, of]) => of === kind).map(([, , name]) => name);
const CATEGORIES = termsOf("category");
const DISCIPLINES = termsOf("discipline");
const PERSON_KEYS = new Set(people.map((person) => person.key));
const VO_NAMES = new Set(vos.map((vo) => vo.name));

function duplicates(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Published versions of an appliance, newest first. */
function published(appliance: DemoAppliance): DemoVersion[] {
  return appliance.versions.filter((version) => version.publishedDaysAgo !== null);
}

function applianceOf(entry: DemoEntry): DemoAppliance {
  const appliance = appliances.find((candidate) => candidate.slug === entry.appliance);
  if (!appliance) throw new Error(`no appliance ${entry.appliance}`);
  return appliance;
}

function versionOf(entry: DemoEntry): DemoVersion & { publishedDaysAgo: number } {
  const version = applianceOf(entry).versions.find((candidate) => candidate.version === entry.version);
  if (!version) throw new Error(`no version ${entry.version} of ${entry.appliance}`);
  const { publishedDaysAgo } = version;
  if (publishedDaysAgo === null) throw new Error(`${entry.appliance} ${entry.version} is not published`);
  return { ...version, publishedDaysAgo };
}

function latestOf(entry: DemoEntry): string | undefined {
  return published(applianceOf(entry))[0]?.version;
}

describe("people", () => {
  test("keys and addresses are unique, addresses lead nowhere", () => {
    expect(duplicates(people.map((person) => person.key))).toEqual([]);
    expect(duplicates(people.map((person) => person.email))).toEqual([]);
    for (const person of people) expect(person.email).toMatch(/^[a-z.-]+@[a-z.-]*example(\.org)?$/);
  });

  test("entitlements say exactly what VO roles and platform roles say", () => {
    for (const person of people) {
      const fromVos = vos.flatMap((vo) =>
        vo.roles
          .filter((grant) => grant.person === person.key)
          .map((grant) => `${vo.name}:role=${grant.role}`),
      );
      const fromPlatform = person.platformRoles.map((role) => `slipway:role=${role}`);
      const expected = [...fromVos, ...fromPlatform].map(
        (part) => `urn:mace:egi.eu:group:${part}#aai.egi.eu`,
      );
      expect([...person.entitlements].sort(), person.key).toEqual(expected.sort());
    }
  });

  test("every role is held by somebody", () => {
    const voRoles = new Set<string>(vos.flatMap((vo) => vo.roles.map((grant) => grant.role)));
    expect([...voRoles].sort()).toEqual(["deputy", "expert", "manager", "member", "shifter"]);
    const platformRoles = new Set<string>(people.flatMap((person) => person.platformRoles));
    expect([...platformRoles].sort()).toEqual(["administrator", "security_officer"]);
    expect(appliances.some((appliance) => appliance.maintainers.length > 0)).toBe(true);
  });
});

describe("what Incus and LXD name images by", () => {
  test("is of the metadata that are made of each today", async () => {
    for (const { image, label } of IMAGES) {
      const file = await makeDemoMetadata(image);
      expect(checksums[image.fileName]?.incus?.metadataSha256, label).toBe(file?.sha256);
    }
  });

  test("is the sum with the disk behind them", async () => {
    const qcow2 = IMAGES.map(({ image }) => image).filter(({ format }) => format === "qcow2");
    const [smallest] = qcow2.sort((a, b) => a.sizeBytes - b.sizeBytes);
    if (!smallest) throw new Error("There is no image in qcow2.");
    const file = await makeDemoMetadata(smallest);
    const { sha256, combinedSha256 } = await hashDemoImage(demoImageSpec(smallest), file?.body);
    expect(checksums[smallest.fileName]).toMatchObject({ sha256, incus: { combinedSha256 } });
  });
});

describe("references", () => {
  test("people named anywhere exist", () => {
    const named = [
      ...appliances.flatMap((appliance) => [appliance.owner, ...appliance.maintainers]),
      ...vos.flatMap((vo) => vo.roles.map((grant) => grant.person)),
      ...vos.flatMap((vo) => vo.revisions.map((revision) => revision.by)),
      ...providers.flatMap((provider) => provider.operators),
    ];
    expect(named.filter((key) => !PERSON_KEYS.has(key))).toEqual([]);
  });

  test("providers have operators, support VOs that exist, and every VO has a site", () => {
    expect(duplicates(providers.map((provider) => provider.name))).toEqual([]);
    for (const provider of providers) expect(provider.operators.length, provider.name).toBeGreaterThan(0);
    const supported = providers.flatMap((provider) => provider.vos);
    expect(supported.filter((name) => !VO_NAMES.has(name))).toEqual([]);
    expect([...VO_NAMES].filter((name) => !supported.includes(name))).toEqual([]);
  });

  test("a maintainer is not also the owner, nor named twice", () => {
    for (const { slug, owner, maintainers } of appliances) {
      expect(duplicates([owner, ...maintainers]), slug).toEqual([]);
    }
  });
});

describe("appliances", () => {
  test("slugs and names are unique and well formed", () => {
    expect(duplicates(appliances.map((appliance) => appliance.slug))).toEqual([]);
    expect(duplicates(appliances.map((appliance) => appliance.name.toLowerCase()))).toEqual([]);
    for (const { slug, name } of appliances) {
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(name, slug).toMatch(/^[A-Za-z0-9 *.+,&!#@=_^(){}[\]-]{3,50}$/);
    }
  });

  test("texts are there and of a sensible length", () => {
    for (const { slug, summary, description, licence, tags } of appliances) {
      expect(summary.length, slug).toBeLessThanOrEqual(140);
      const words = description.split(/\s+/).length;
      expect(words, slug).toBeGreaterThanOrEqual(80);
      expect(words, slug).toBeLessThanOrEqual(250);
      expect(description, slug).toMatch(/^## /m);
      expect((description.match(/^```/gm) ?? []).length % 2, slug).toBe(0);
      expect(licence, slug).toMatch(/^[A-Za-z0-9.+-]+$/);
      expect(duplicates(tags), slug).toEqual([]);
    }
  });

  test("categories and disciplines come from the vocabulary", () => {
    for (const { slug, category, disciplines } of appliances) {
      expect(CATEGORIES, slug).toContain(category);
      expect(disciplines.length, slug).toBeGreaterThan(0);
      for (const discipline of disciplines) expect(DISCIPLINES, slug).toContain(discipline);
    }
    for (const vo of vos) expect(DISCIPLINES, vo.name).toContain(vo.discipline);
  });
});

describe("versions", () => {
  test("at most one working version, before the published ones, of which exactly one is the newest", () => {
    for (const appliance of appliances) {
      const ages = appliance.versions.map((version) => version.publishedDaysAgo);
      expect(ages.slice(1), appliance.slug).not.toContain(null);
      const publishedAges = ages.filter((age) => age !== null);
      expect(publishedAges.length, appliance.slug).toBeGreaterThan(0);
      expect(new Set(publishedAges).size, appliance.slug).toBe(publishedAges.length);
      expect(publishedAges, appliance.slug).toEqual(publishedAges.toSorted((a, b) => a - b));
    }
  });

  test("version strings are short, safe in addresses and unique within the appliance", () => {
    for (const { slug, versions } of appliances) {
      expect(duplicates(versions.map((version) => version.version)), slug).toEqual([]);
      for (const { version } of versions) expect(version, slug).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$/);
    }
  });

  test("notes have 1 to 1000 characters", () => {
    for (const { label, version } of VERSIONS) {
      expect(version.notes.length, label).toBeGreaterThan(0);
      expect(version.notes.length, label).toBeLessThanOrEqual(1000);
    }
  });

  test("a version expires after its publication and within 366 days of it", () => {
    for (const { label, version } of VERSIONS) {
      const lifetime = version.expiresInDays + (version.publishedDaysAgo ?? 0);
      expect(lifetime, label).toBeGreaterThan(0);
      expect(lifetime, label).toBeLessThanOrEqual(366);
    }
  });

  test("a date in the version string is the date of publication", () => {
    for (const { label, version } of VERSIONS) {
      const date = /-(\d{4})(\d{2})(\d{2})$/.exec(version.version);
      if (!date || version.publishedDaysAgo === null) continue;
      const built = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
      expect((DAY_OF_WRITING - built) / DAY_MS, label).toBe(version.publishedDaysAgo);
    }
  });

  test("working, expired and soon expiring versions are all to be seen", () => {
    const latest = appliances.flatMap((appliance) => published(appliance).slice(0, 1));
    expect(VERSIONS.some(({ version }) => version.publishedDaysAgo === null)).toBe(true);
    expect(latest.some((version) => version.expiresInDays < 0)).toBe(true);
    expect(latest.some((version) => version.expiresInDays >= 0 && version.expiresInDays < 20)).toBe(true);
  });
});

describe("images", () => {
  test("file names are unique, safe and end as their format and version say", () => {
    expect(duplicates(IMAGES.map(({ image }) => image.fileName))).toEqual([]);
    for (const { image, version, label } of IMAGES) {
      expect(image.fileName, label).toMatch(/^[A-Za-z0-9._-]+$/);
      expect(image.fileName.endsWith(`.${image.format}`), label).toBe(true);
      for (const part of version.version.split("-")) expect(image.fileName, label).toContain(part);
    }
  });

  test("sizes are whole clusters, smaller than the disk inside, which fits the smallest flavour", () => {
    for (const { image, label } of IMAGES) {
      expect(image.sizeBytes, label).toBeGreaterThan(0);
      expect(image.sizeBytes % 65_536, label).toBe(0);
      expect(image.virtualSizeBytes, label).toBeGreaterThan(image.sizeBytes);
      expect(image.virtualSizeBytes % 1024 ** 2, label).toBe(0);
      expect(image.diskMinimumBytes ?? Number.POSITIVE_INFINITY, label).toBeGreaterThanOrEqual(
        image.virtualSizeBytes,
      );
    }
  });

  test("recommended processors and memory are not below the minimum", () => {
    for (const { image, label } of IMAGES) {
      expect(image.cpuRecommended ?? 0, label).toBeGreaterThanOrEqual(image.cpuMinimum ?? 0);
      expect(image.ramRecommendedBytes ?? 0, label).toBeGreaterThanOrEqual(image.ramMinimumBytes ?? 0);
      expect((image.ramMinimumBytes ?? 0) % 1024 ** 2, label).toBe(0);
    }
  });

  test("images of one version differ in architecture or format, and say so in their titles", () => {
    for (const { label, version } of VERSIONS) {
      expect(duplicates(version.images.map((image) => `${image.arch} ${image.format}`)), label).toEqual([]);
      if (version.images.length < 2) continue;
      expect(new Set(version.images.map((image) => image.title)).size, label).toBe(version.images.length);
      expect(
        version.images.every((image) => image.title),
        label,
      ).toBe(true);
    }
  });
});

describe("VOs", () => {
  test("names are unique, lower case and DNS-like; each VO has a manager", () => {
    expect(VO_NAMES.size).toBe(vos.length);
    for (const vo of vos) {
      expect(vo.name).toMatch(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
      expect(vo.roles.some((grant) => grant.role === "manager")).toBe(true);
    }
  });

  test("revisions go from oldest to newest and were published by those who may", () => {
    for (const vo of vos) {
      const ages = vo.revisions.map((revision) => revision.daysAgo);
      expect(new Set(ages).size, vo.name).toBe(ages.length);
      expect(ages, vo.name).toEqual(ages.toSorted((a, b) => b - a));
      const publishers = vo.roles.filter((grant) => grant.role !== "member").map((grant) => grant.person);
      for (const revision of vo.revisions) expect(publishers, vo.name).toContain(revision.by);
    }
  });

  test("entries name versions that were published and alive when the revision was", () => {
    for (const vo of vos) {
      for (const { daysAgo, entries } of vo.revisions) {
        expect(duplicates(entries.map((entry) => entry.appliance)), vo.name).toEqual([]);
        for (const entry of entries) {
          const version = versionOf(entry);
          const label = `${vo.name} ${daysAgo}: ${entry.appliance} ${entry.version}`;
          expect(version.publishedDaysAgo, label).toBeGreaterThanOrEqual(daysAgo);
          expect(version.expiresInDays, label).toBeGreaterThan(-daysAgo);
        }
      }
    }
  });

  test("current entries are alive; some are outdated; one VO has no list", () => {
    const current = vos.flatMap((vo) => vo.revisions.at(-1)?.entries ?? []);
    for (const entry of current) expect(versionOf(entry).expiresInDays, entry.appliance).toBeGreaterThan(0);
    expect(current.some((entry) => entry.version !== latestOf(entry))).toBe(true);
    expect(vos.filter((vo) => vo.revisions.length === 0)).toHaveLength(1);
  });

  test("the first VO is for tokens, with five small images up to date, one of them an OVA", () => {
    const [first] = vos;
    expect(first?.listVisibility).toBe("token");
    const entries = first?.revisions.at(-1)?.entries ?? [];
    expect(entries.map((entry) => entry.version)).toEqual(entries.map(latestOf));
    const images = entries.flatMap((entry) => versionOf(entry).images);
    expect(images.map((image) => image.format).sort()).toEqual(["ova", "qcow2", "qcow2", "qcow2", "qcow2"]);
    for (const image of images) expect(image.sizeBytes, image.fileName).toBeLessThanOrEqual(30_000_000);
    for (const entry of entries) expect(versionOf(entry).expiresInDays).toBeGreaterThan(60);
  });
});

describe("what people say of appliances", () => {
  test.each(community)("$appliance: nobody rates what they work on, or before it was published", (said) => {
    const appliance = appliances.find(({ slug }) => slug === said.appliance);
    if (!appliance) throw new Error(`no appliance ${said.appliance}`);
    const workers = [appliance.owner, ...appliance.maintainers];
    const first = Math.max(...published(appliance).map(({ publishedDaysAgo }) => publishedDaysAgo ?? 0));
    expect(duplicates(said.ratings.map(({ by }) => by))).toEqual([]);
    for (const key of said.followers) expect(PERSON_KEYS).toContain(key);
    for (const { by, stars, comment, daysAgo } of said.ratings) {
      expect(PERSON_KEYS).toContain(by);
      expect(workers).not.toContain(by);
      expect(daysAgo).toBeLessThan(first);
      expect([1, 2, 3, 4, 5]).toContain(stars);
      expect((comment ?? "").length).toBeLessThanOrEqual(512);
    }
  });
});
