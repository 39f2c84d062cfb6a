/** What requests tell of a client, case by case. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EDITIONS, type Edition } from "./edition.ts";
import { judgeClient, type SeenRequest } from "./verdict.ts";

/** `good good! 503`: the list was fetched, its image was, and the list was said to be unavailable. */
function requests(words: string): SeenRequest[] {
  return words
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      if (word === "503") return { kind: "list", edition: "unavailable", method: "GET", status: 503 };
      const edition = word.replace("!", "") as Edition;
      return { kind: word.endsWith("!") ? "image" : "list", edition, method: "GET", status: 200 };
    });
}

const judge = (words: string, edition: Edition) => judgeClient(requests(words))[edition];

describe.each<[edition: Edition, words: string, tone: string, sentence: RegExp]>([
  ["good", "", "neutral", /Not tried yet/],
  ["good", "good", "warn", /not its image/],
  ["good", "good good!", "ok", /trusts our signature/],
  ["good", "good!", "neutral", /Not tried yet/],

  ["tampered", "", "neutral", /Not tried yet/],
  [
    "tampered",
    "tampered tampered!",
    "danger",
    /^Your client fetched the tampered edition and then its image: it does not verify signatures\.$/,
  ],
  ["tampered", "good good! tampered tampered!", "danger", /does not verify/],
  ["tampered", "tampered! tampered", "warn", /proves nothing/],
  ["tampered", "tampered", "warn", /Try that first/],
  ["tampered", "good tampered", "warn", /Try that first/],
  ["tampered", "good good! tampered", "ok", /it verifies signatures\.$/],
  ["tampered", "good good! tampered good", "ok", /it verifies signatures\.$/],
  ["tampered", "good good! tampered good good!", "warn", /it verifies signatures\. .*had deleted/],

  ["expired", "good good! expired", "ok", /heeds/],
  ["expired", "good good! expired expired!", "danger", /disregards/],
  ["expired", "good good! expired good good!", "warn", /had deleted/],

  ["rolled_back", "rolled_back", "neutral", /without having seen a newer one/],
  ["rolled_back", "rolled_back rolled_back! good good!", "neutral", /Serve the good edition first/],
  ["rolled_back", "good good! rolled_back rolled_back!", "danger", /does not compare versions/],
  ["rolled_back", "rolled_back rolled_back! good good! rolled_back", "ok", /refuses a list that is older/],
  ["rolled_back", "good good! rolled_back", "ok", /refuses a list that is older/],

  ["unavailable", "", "neutral", /Not tried yet/],
  ["unavailable", "503", "neutral", /Try that first/],
  ["unavailable", "good good! 503", "neutral", /Look whether/],
  ["unavailable", "good good! 503 good", "ok", /kept what it had/],
  ["unavailable", "good good! 503 good good!", "danger", /had deleted/],
  // It fetches the good image again because it took the tampered one in between.
  ["unavailable", "good good! 503 tampered tampered! good good!", "neutral", /Look whether/],
  ["unavailable", "good good! tampered tampered! 503 good good!", "neutral", /Look whether/],
])("of %s, after “%s”", (edition, words, tone, sentence) => {
  test(`it says ${tone}: ${sentence.source}`, () => {
    const verdict = judge(words, edition);
    expect(verdict.sentence).toMatch(sentence);
    expect(verdict.tone).toBe(tone);
  });
});

test("asking for headers takes nothing", () => {
  const heads = requests("good good! tampered tampered!").map((request) => ({ ...request, method: "HEAD" }));
  for (const { tone } of Object.values(judgeClient(heads))) expect(tone).toBe("neutral");
});

test("a list that was still being signed was not fetched", () => {
  const [early] = requests("good");
  expect(judgeClient([{ ...early, status: 503 } as SeenRequest]).good.tone).toBe("neutral");
});

test("a list that had not changed was fetched all the same", () => {
  const known = requests("good good! tampered").map((request) =>
    request.edition === "tampered" ? { ...request, status: 304 } : request,
  );
  expect(judgeClient(known).tampered.tone).toBe("ok");
});

test("a client is never accused of what it did not fetch, and always where it did", () => {
  const word = fc.constantFrom(
    "good",
    "good!",
    "tampered",
    "tampered!",
    "expired",
    "expired!",
    "rolled_back",
    "503",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const verdicts = judgeClient(requests(words.join(" ")));
      for (const edition of EDITIONS) expect(verdicts[edition].sentence).toMatch(/^[A-Z].*\.$/);
      for (const edition of ["tampered", "expired"] as const) {
        const list = words.indexOf(edition);
        const swallowed = list !== -1 && words.lastIndexOf(`${edition}!`) > list;
        expect(verdicts[edition].tone === "danger").toBe(swallowed);
      }
    }),
  );
});
