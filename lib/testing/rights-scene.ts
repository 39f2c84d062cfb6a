/** One of everything that somebody may have a right to, and one person for each column of the table of rights. */
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { getTokenActor } from "#lib/access-token/queries.ts";
import { type Actor, ANONYMOUS, type PersonActor, system, type TokenActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { VoRole } from "#lib/platform/db/generated/enums.ts";
import type { RoleName } from "#lib/rights/rights-table.ts";
import { createWholeScene } from "./appliance-scene.ts";
import { createPerson } from "./factories.ts";
import { createCuratedVo, draftAppliance, publishAndSign } from "./image-lists.ts";
import { createProvider } from "./tokens.ts";

const DAY_MS = 24 * 3600 * 1000;

const CURATORS: readonly VoRole[] = ["deputy", "expert", "shifter"];
let scenes = 0;

export type RightsScene = Awaited<ReturnType<typeof createRightsScene>>;

/**
 * An appliance in all states, a VO whose list is for tokens only and has something to publish, a provider that may read
 * it, somebody whom administrators may do things to, and the people of all roles.
 */
export async function createRightsScene() {
  const appliance = await createWholeScene();
  const vo = await createCuratedVo({ visibility: "token" });
  await draftAppliance(vo);
  await publishAndSign(vo);
  const drafted = await draftAppliance(vo);
  const operator = await createPerson();
  const provider = await createProvider({ openVos: [vo.name] });
  await getDatabase().providerOperator.create({
    data: { providerId: provider.id, personId: operator.personId },
  });
  const inVo = (role: VoRole) => createPerson({ voRoles: { [vo.id]: [role] } });
  const people: Record<Exclude<RoleName, "visitor" | "token" | "site">, PersonActor> = {
    person: await createPerson(),
    member: await inVo("member"),
    // One after the other, so that each of the three is tried.
    deputy: await inVo(CURATORS[++scenes % CURATORS.length] ?? "deputy"),
    manager: vo.manager,
    maintainer: appliance.maintainer,
    owner: appliance.owner,
    operator,
    officer: await createPerson({ platformRoles: ["security_officer"] }),
    administrator: await createPerson({ platformRoles: ["administrator"] }),
  };
  const token = await tokenOfOwner(appliance, vo);
  const site = await tokenActorOf({ providerId: provider.id }, { readableVos: [vo.name] });
  const actors: Record<RoleName, Actor> = { visitor: ANONYMOUS, ...people, token, site };
  return { appliance, vo, drafted, provider, somebody: await createPerson(), actors };
}

/**
 * For reading, writing and curating all that its person owns and manages. The actor of the column "owner" was made
 * before and has no role in the VO.
 */
async function tokenOfOwner(
  { id, owner }: { id: string; owner: PersonActor },
  vo: { id: string; name: string },
): Promise<TokenActor> {
  await getDatabase().voRoleGrant.create({
    data: { personId: owner.personId, voId: vo.id, role: "manager", source: "local" },
  });
  return tokenActorOf(
    { personId: owner.personId },
    { readableVos: [vo.name], readsApi: true, writableAppliances: [id], curatableVos: [vo.name] },
  );
}

async function tokenActorOf(
  holder: Parameters<typeof createAccessToken>[1]["holder"],
  scope: Partial<Parameters<typeof createAccessToken>[1]> & { readableVos: string[] },
): Promise<TokenActor> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 30 * DAY_MS);
  const { token } = await createAccessToken(system("test"), {
    name: "for tests",
    holder,
    ...scope,
    expiresAt,
  });
  const actor = await getTokenActor(token, now);
  if (!actor) throw new Error("A new token works.");
  return actor;
}
