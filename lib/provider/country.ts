/** Countries: what operators write, what is offered to them, and the codes that maps use. Pure. */
import countries from "i18n-iso-countries/index.js";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };

countries.registerLocale(english);

const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** The names of all countries (ISO 3166-1), in the order of the alphabet. */
export const COUNTRY_NAMES: readonly string[] = Object.keys(countries.getAlpha2Codes())
  .map((code) => names.of(code) ?? code)
  .sort((a, b) => a.localeCompare(b, "en"));

const numberOfName = new Map(
  Object.keys(countries.getAlpha2Codes()).map((code) => [
    (names.of(code) ?? code).toLowerCase(),
    countries.alpha2ToNumeric(code) ?? null,
  ]),
);

/**
 * The number that ISO 3166-1 gives the country of this English name, in three digits, as Natural Earth's data has it.
 *
 * @returns null when the name is none that is known: then it stands in tables only
 */
export function countryNumber(name: string): string | null {
  const known = numberOfName.get(name.trim().toLowerCase());
  if (known) return known;
  const code = countries.getAlpha2Code(name.trim(), "en");
  return (code && countries.alpha2ToNumeric(code)) ?? null;
}
