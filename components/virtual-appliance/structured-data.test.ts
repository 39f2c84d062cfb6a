import fc from "fast-check";
import { expect, test } from "vitest";
import { structuredData } from "./structured-data.ts";

const appliance = {
  ...{ name: "Galaxy", summary: "Workflows.", url: "https://va.example.org/appliances/galaxy" },
  ...{ category: "Science", authors: ["Ann"], licenceUrl: null },
  latest: {
    ...{ version: "25.1", publishedAt: new Date("2026-08-01T00:00:00Z"), operatingSystems: ["Debian 13"] },
    ...{ downloadUrl: "https://images.example.org/galaxy.qcow2", sizeBytes: 123n },
  },
};

test("says what schema.org asks of software", () => {
  expect(JSON.parse(structuredData(appliance))).toMatchObject({
    ...{ "@type": "SoftwareApplication", name: "Galaxy", softwareVersion: "25.1", fileSize: "123 B" },
    ...{ operatingSystem: "Debian 13", datePublished: "2026-08-01T00:00:00.000Z" },
  });
  expect(JSON.parse(structuredData({ ...appliance, latest: null }))).not.toHaveProperty("softwareVersion");
});

test("no text ends the element that it stands in", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = structuredData({ ...appliance, name: `${text}</script><!--` });
      expect(written).not.toContain("<");
      expect(JSON.parse(written).name).toBe(`${text}</script><!--`);
    }),
  );
});
