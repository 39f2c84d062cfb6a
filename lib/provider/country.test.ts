import { expect, test } from "vitest";
import { COUNTRY_NAMES, countryNumber } from "./country.ts";

test.each([
  ["Norway", "578"],
  ["czechia", "203"],
  ["Czech Republic", "203"],
  ["The Netherlands", "528"],
  [" Türkiye ", "792"],
  ["Turkey", "792"],
  ["UK", "826"],
  ["United Kingdom", "826"],
  ["Austria", "040"],
  ["CERN", null],
  ["", null],
])("%j is %j", (name, number) => {
  expect(countryNumber(name)).toBe(number);
});

test("every country that is offered has a number of its own", () => {
  const numbers = COUNTRY_NAMES.map(countryNumber);
  expect(COUNTRY_NAMES.length).toBeGreaterThan(240);
  expect(numbers).not.toContain(null);
  expect(new Set(numbers).size).toBe(numbers.length);
});
