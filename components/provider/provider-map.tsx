import { useId } from "react";
import { countryNumber } from "#lib/provider/country.ts";
import { drawMap, MAP_SIZE } from "./draw-map.ts";

type ProviderMapProps = {
  /** Countries with how many providers each has. */
  countries: readonly { country: string; count: number }[];
  chosen: string | null;
  /** Where the page narrowed to a country is. */
  hrefOf: (country: string) => string;
};

/** Radius of a mark for one provider, in the units of the drawing; its area grows with the count. */
const RADIUS = 9;

/**
 * Where the providers are, as a picture; the same stands beside it in words and as a table. Pointing at a country says its
 * name and number, and following it narrows the page: for keys and screen readers the links beside it do that.
 */
export function ProviderMap({ countries, chosen, hrefOf }: ProviderMapProps) {
  const id = useId();
  const numbers = new Map(countries.map((entry) => [countryNumber(entry.country), entry]));
  const map = drawMap([...numbers.keys()].filter((number) => number !== null));
  const places = map.countries.flatMap((drawn) => {
    const entry = numbers.get(drawn.number);
    return entry ? [{ ...drawn, ...entry, radius: RADIUS * Math.sqrt(entry.count) }] : [];
  });
  const viewBox = `0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`;
  return (
    <div className="relative overflow-clip rounded-lg border border-line bg-sunken">
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-words`}
        viewBox={viewBox}
        className="block w-full"
        strokeLinejoin="round"
      >
        <title id={`${id}-title`}>Map of the providers</title>
        <desc id={`${id}-words`}>
          {countries.map(({ country, count }) => `${country}: ${count}`).join("; ")}.
        </desc>
        <path d={map.land} className="fill-surface stroke-line-strong" strokeWidth="0.75" />
        {places.map(({ number, path, country }) => (
          <path
            key={number}
            d={path}
            className={
              country === chosen ? "fill-accent-soft stroke-accent" : "fill-primary-soft stroke-chart"
            }
            strokeWidth="1"
          />
        ))}
        {places.map(({ number, x, y, radius, country }) => (
          <circle
            key={number}
            cx={x}
            cy={y}
            r={radius}
            className={country === chosen ? "fill-accent stroke-surface" : "fill-chart stroke-surface"}
            strokeWidth="2.5"
          />
        ))}
      </svg>
      <svg aria-hidden="true" viewBox={viewBox} className="absolute inset-0 block w-full">
        {places.map(({ number, path, x, y, radius, country, count }) => (
          <a key={number} href={hrefOf(country)} tabIndex={-1} className="group outline-none">
            <title>{`${country}: ${count} ${count === 1 ? "provider" : "providers"}`}</title>
            <path d={path} className="fill-transparent" />
            <circle
              cx={x}
              cy={y}
              r={radius + 7}
              className="fill-transparent group-hover:stroke-chart"
              strokeWidth="2"
            />
          </a>
        ))}
      </svg>
    </div>
  );
}
