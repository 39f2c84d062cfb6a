import { expect, test } from "vitest";
import { newsOfHits } from "./hit-news.ts";

const SEARCH = { title: "“debian” with GPU", query: "q=debian&accelerator=GPU" };
const appliance = (number: number) => ({
  slug: `appliance-${number}`,
  name: `Appliance ${number}`,
  summary: `Summary ${number}.`,
});
const appliances = (count: number) => Array.from({ length: count }, (_, index) => appliance(index + 1));

test("one leads to its own page", () => {
  expect(newsOfHits(SEARCH, appliances(1))).toEqual({
    title: "New for “debian” with GPU: Appliance 1",
    text: "Summary 1.",
    path: "/appliances/appliance-1",
  });
});

test("several lead to the search, with names as far as they can be read", () => {
  expect(newsOfHits(SEARCH, appliances(2))).toEqual({
    title: "2 new appliances for “debian” with GPU",
    text: "Appliance 1, Appliance 2.",
    path: "/appliances?q=debian&accelerator=GPU",
  });
  expect(newsOfHits(SEARCH, appliances(12)).text).toMatch(/^Appliance 1, .*Appliance 10 and 2 more\.$/);
});
