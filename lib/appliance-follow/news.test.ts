import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EventScene, type FollowedEvent, newsOf, TOPIC_OF_EVENT } from "./news.ts";

const AT = new Date("2026-11-27T10:00:00Z");
const appliance = { slug: "debian", name: "Debian", archivedAt: null, archiveNote: null };
const version = {
  ...{ version: "2.0", state: "latest" as const, notes: "A new\n\nkernel.", expiresAt: AT },
  ...{ hiddenAt: null, revokedAt: null, revocationReason: null },
};
const scene: EventScene = { appliance, version, comment: null };

test.each([
  ["published", scene, "Debian 2.0 was published", "/appliances/debian/versions/2.0"],
  [
    "hidden",
    { ...scene, version: { ...version, hiddenAt: AT } },
    "Debian 2.0 was withdrawn",
    "/appliances/debian",
  ],
  ["shown", scene, "Debian 2.0 is offered again", "/appliances/debian/versions/2.0"],
  [
    "revoked",
    { ...scene, version: { ...version, revokedAt: AT, revocationReason: "A hole." } },
    "Debian 2.0 was revoked",
    "/appliances/debian/versions/2.0",
  ],
  ["expired", scene, "Debian 2.0 has expired", "/appliances/debian"],
  [
    "archived",
    { ...scene, appliance: { ...appliance, archivedAt: AT } },
    "Debian was archived",
    "/appliances/debian",
  ],
  ["unarchived", scene, "Debian is back in the catalogue", "/appliances/debian"],
  [
    "commented",
    { ...scene, comment: { stars: 4, comment: "Good.", author: "Ann", isPublic: true } },
    "Ann commented on Debian",
    "/appliances/debian#ratings",
  ],
] as [FollowedEvent, EventScene, string, string][])("%s", (event, about, title, path) => {
  expect(newsOf(event, about)).toMatchObject({ title, path });
});

test("says what maintainers say of a version in one line, and how long it is good", () => {
  expect(newsOf("published", scene)?.text).toBe("A new kernel. It is good until 27 November 2026.");
});

const moment = fc.option(fc.constant(AT), { nil: null });
const flags = fc.record({ hiddenAt: moment, revokedAt: moment });
const words = fc.string({ unit: "grapheme", maxLength: 2000 });
const events = fc.constantFrom(...(Object.keys(TOPIC_OF_EVENT) as FollowedEvent[]));

describe("whatever happened meanwhile", () => {
  test("nobody is led to a version that only its maintainers see", () => {
    fc.assert(
      fc.property(events, flags, (event, flag) => {
        const news = newsOf(event, { ...scene, version: { ...version, ...flag } });
        if (flag.hiddenAt) expect(news?.path ?? "").not.toContain("/versions/");
      }),
    );
  });

  test("nobody is told of a working version", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FollowedEvent>("published", "hidden", "shown", "revoked", "reinstated", "expired"),
        flags,
        (event, flag) => {
          expect(newsOf(event, { ...scene, version: { ...version, ...flag, state: "working" } })).toBeNull();
        },
      ),
    );
  });

  test("a hidden comment is told to nobody, and a long one is cut", () => {
    fc.assert(
      fc.property(words, fc.boolean(), (comment, isPublic) => {
        const news = newsOf("commented", {
          ...scene,
          comment: { stars: 3, comment, author: "Ann", isPublic },
        });
        if (!isPublic || comment === "") expect(news).toBeNull();
        else expect(news?.text.length).toBeLessThanOrEqual(400);
      }),
    );
  });
});
