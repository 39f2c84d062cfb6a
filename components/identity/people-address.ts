/** The state of the list of people lives in its address: `?q=…&role=…&vo=…&state=…&page=…`. */

import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import {
  PLATFORM_ROLES,
  type PlatformRoleName,
  VO_ROLES,
  type VoRoleName,
} from "#lib/platform/setting-lists.ts";

export type PeopleView = {
  /** Empty: no text was typed. */
  text: string;
  role: PlatformRoleName | VoRoleName | null;
  /** Name of a VO. */
  vo: string | null;
  state: "active" | "blocked" | null;
  /** 1, 2, 3 … */
  page: number;
};

const ROLES = [...PLATFORM_ROLES, ...VO_ROLES];
const STATES = ["active", "blocked"] as const;

/** Address of the list in this state; what is left out takes no part in the address. */
export function peopleAddress({ text, role, vo, state, page }: Partial<PeopleView>): string {
  const parameters = new URLSearchParams();
  if (text) parameters.set("q", text);
  if (role) parameters.set("role", role);
  if (vo) parameters.set("vo", vo);
  if (state) parameters.set("state", state);
  if (page && page > 1) parameters.set("page", String(page));
  const query = parameters.toString();
  return query === "" ? paths.adminPeople() : `${paths.adminPeople()}?${query}`;
}

/** Reads the state out of an address; whatever is odd counts as not given. */
export function readPeopleView(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): PeopleView {
  const role = readLine(parameters.role);
  const state = readLine(parameters.state);
  return {
    text: readLine(parameters.q),
    role: ROLES.find((known) => known === role) ?? null,
    vo: readLine(parameters.vo) || null,
    state: STATES.find((known) => known === state) ?? null,
    page: readPageNumber(firstOf(parameters.page)),
  };
}
