import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftObstacles, groupByAppliance } from "./draft-groups.ts";

const DEBIAN = { id: "1", name: "Debian" };
const ROCKY = { id: "2", name: "Rocky Linux" };
const MARCH = new Date("2027-03-01T00:00:00Z");
const MAY = new Date("2027-05-01T00:00:00Z");

type Entry = Parameters<typeof groupByAppliance>[0][number];

function entry(more: Partial<Entry> = {}): Entry {
  return {
    appliance: DEBIAN,
    version: "2.0",
    newestVersion: "2.0",
    status: "up_to_date",
    expiresAt: MAY,
    ...more,
  };
}

describe("grouping", () => {
  test("an appliance is one group, in the order of its first entry", () => {
    const groups = groupByAppliance([entry({ appliance: ROCKY }), entry(), entry({ appliance: ROCKY })]);
    expect(groups.map(({ appliance, entries }) => [appliance.name, entries.length])).toEqual([
      ["Rocky Linux", 2],
      ["Debian", 1],
    ]);
  });

  test("the gravest status and the earliest expiry speak for all", () => {
    const [group] = groupByAppliance([
      entry(),
      entry({ status: "outdated", version: "1.0", expiresAt: MARCH }),
      entry({ status: "removed", expiresAt: null }),
    ]);
    expect(group).toMatchObject({ status: "removed", expiresAt: MARCH, versions: ["2.0", "1.0"] });
  });

  test("there is nothing to update to when the newest is pinned, or when there is none", () => {
    const updatable = (more: Partial<Entry>) => groupByAppliance([entry(more)])[0]?.canUpdate;
    expect(updatable({ status: "expired" })).toBe(false);
    expect(updatable({ newestVersion: null })).toBe(false);
    expect(updatable({ version: "1.0" })).toBe(true);
  });

  test("no entry is lost and none comes twice", () => {
    const entries = fc.array(fc.constantFrom(DEBIAN, ROCKY).map((appliance) => entry({ appliance })));
    fc.assert(
      fc.property(entries, (all) => {
        const grouped = groupByAppliance(all).flatMap((group) => group.entries);
        expect(new Set(grouped)).toEqual(new Set(all));
        expect(grouped).toHaveLength(all.length);
      }),
    );
  });
});

describe("what stands in the way of publishing", () => {
  test("nothing, when something differs and all is fit", () => {
    expect(
      draftObstacles(groupByAppliance([entry({ status: "outdated", version: "1.0" })]), 1, null),
    ).toEqual([]);
  });

  test("each reason is said", () => {
    const groups = groupByAppliance([
      entry({ status: "revoked", version: "1.0" }),
      entry({ appliance: ROCKY, status: "expired" }),
    ]);
    expect(draftObstacles(groups, 0, 4)).toEqual([
      "Nothing differs from the newest revision. Add, update or remove something.",
      "Revision 4 is still being signed; wait until it is done.",
      "Update or remove Debian: it is revoked.",
      "Remove Rocky Linux: it is expired.",
    ]);
  });
});
