import { describe, expect, test } from "vitest";
import { type BadgedAppliance, drawBadge, standingOf } from "./badge.ts";

const NOW = new Date("2026-11-27T10:00:00Z");
const DAY_MS = 24 * 3600 * 1000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

const FRESH = {
  ...{ version: "4.2.1", state: "latest" as const },
  ...{ expiresAt: inDays(120), hiddenAt: null, revokedAt: null },
};

function badged(
  latest: Partial<NonNullable<BadgedAppliance["latest"]>> | null,
  rest: Partial<BadgedAppliance> = {},
) {
  return {
    ...{ name: "RStudio Server", archivedAt: null, wasPublished: true },
    latest: latest && { ...FRESH, ...latest },
    ...rest,
  };
}

describe("standingOf", () => {
  test.each<[string, BadgedAppliance, string, string]>([
    ["fresh", badged({}), "4.2.1", "fresh"],
    ["no expiry", badged({ expiresAt: null }), "4.2.1", "fresh"],
    ["soon", badged({ expiresAt: inDays(29) }), "4.2.1 expires soon", "ageing"],
    ["expired", badged({ expiresAt: NOW }), "4.2.1 expired", "ageing"],
    ["archived", badged({}, { archivedAt: NOW }), "4.2.1 archived", "quiet"],
    ["revoked and archived", badged({ revokedAt: NOW }, { archivedAt: NOW }), "4.2.1 revoked", "stopped"],
    ["hidden, which is nobody's business", badged({ hiddenAt: NOW }), "no current version", "quiet"],
    ["withdrawn", badged(null), "no current version", "quiet"],
    ["nothing yet", badged(null, { wasPublished: false }), "no version yet", "quiet"],
  ])("%s", (_, appliance, words, colour) => {
    expect(standingOf(appliance, NOW)).toEqual({ words, colour });
  });
});

describe("drawBadge", () => {
  test("draws what stands in other people's pages, byte for byte", async () => {
    const drawn = [
      badged({}),
      badged({ expiresAt: NOW }),
      badged({ revokedAt: NOW }),
      badged({ hiddenAt: NOW }),
      badged({}, { archivedAt: NOW }),
    ].map((appliance) => drawBadge(appliance, appliance.name, NOW));
    await expect(drawn.join("")).toMatchFileSnapshot("__fixtures__/golden/badges.golden");
  });

  test("takes a name for text, whatever stands in it", () => {
    const name = `</title><script>alert("x")</script>&amp;\u0000`;
    const svg = drawBadge(badged({}), name, NOW);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u0000");
    expect(svg.match(/<title>/g)).toHaveLength(1);
  });

  test("is no wider for a name without end", () => {
    const [, width] = /width="(\d+)"/.exec(drawBadge(badged({}), "W".repeat(5000), NOW)) ?? [];
    expect(Number(width)).toBeLessThan(500);
  });
});
