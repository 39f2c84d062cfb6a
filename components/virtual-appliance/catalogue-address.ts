/** The catalogue's state lives in its address: `?q=…&category=…&page=…`, so that it can be sent to a colleague. */

import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";

export type CatalogueView = {
  /** Empty: no text was typed. */
  text: string;
  category: string | null;
  /** 1, 2, 3 … */
  page: number;
};

/** Address of the catalogue in this state; what is left out takes no part in the address. */
export function catalogueAddress(view: Partial<CatalogueView>): string {
  const parameters = new URLSearchParams();
  if (view.text) parameters.set("q", view.text);
  if (view.category) parameters.set("category", view.category);
  if (view.page && view.page > 1) parameters.set("page", String(view.page));
  const query = parameters.toString();
  return query === "" ? paths.appliances() : `${paths.appliances()}?${query}`;
}

/** Reads the state out of an address; whatever is odd counts as not given. */
export function readCatalogueView(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): CatalogueView {
  return {
    text: readLine(parameters.q),
    category: readLine(parameters.category) || null,
    page: readPageNumber(firstOf(parameters.page)),
  };
}
