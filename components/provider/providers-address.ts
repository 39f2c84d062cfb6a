/** The page of all providers, narrowed: `?country=…&vo=…`. */
import { readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";

type ProvidersView = { country: string | null; vo: string | null };

/** Address of the page in this state. */
export function providersAddress({ country, vo }: Partial<ProvidersView>): string {
  const parameters = new URLSearchParams();
  if (country) parameters.set("country", country);
  if (vo) parameters.set("vo", vo);
  const query = parameters.toString();
  return query === "" ? paths.providers() : `${paths.providers()}?${query}`;
}

/** Reads the state out of an address. */
export function readProvidersView(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): ProvidersView {
  return { country: readLine(parameters.country) || null, vo: readLine(parameters.vo) || null };
}
