import { expect, it } from "vitest";
import { describeWhatStops } from "./what-stops.ts";

it.each([
  [0, 0, "They are not signed in now, and no access token of theirs works."],
  [1, 0, "1 session ends at once."],
  [0, 3, "3 access tokens stop working at once."],
  [2, 1, "2 sessions end and 1 access token stops working at once."],
])("%i sessions, %i tokens: %s", (sessions, accessTokens, sentence) => {
  expect(describeWhatStops({ sessions, accessTokens })).toBe(sentence);
});
