/** Actors for tests that need none in the database. */
import type { PersonActor, TokenActor } from "#lib/platform/actor.ts";

/** A signed-in person. `voRoles` by VO identifier. */
export function personActor(overrides: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: "person",
    personId: "01890a5d-ac96-774b-bcce-b302099a8057",
    name: "Ann",
    platformRoles: [],
    voRoles: {},
    ...overrides,
  };
}

/** A token that can nothing, unless told otherwise. */
export function tokenActor(overrides: Partial<TokenActor> = {}): TokenActor {
  return {
    kind: "token",
    tokenId: "0123456789abcdef",
    name: "a script",
    person: null,
    provider: null,
    readableVos: [],
    readsApi: false,
    writableAppliances: [],
    curatableVos: [],
    ...overrides,
  };
}
