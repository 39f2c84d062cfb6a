/** What a holder may not do now cannot be asked for. */
import type { PersonActor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { canReadGuardedList } from "./policy.ts";

/** What a token is for. */
export type TokenScope = {
  /** Names of the VOs whose lists it may fetch. */
  readableVos: readonly string[];
  /** May it read through the API what its person may read? */
  readsApi: boolean;
  /** Identifiers of the appliances that it may edit and publish versions of. */
  writableAppliances: readonly string[];
  /** Names of the VOs whose image lists it may edit and publish. */
  curatableVos: readonly string[];
};

type Holder = { providerId: string } | { personId: string };
/** A sentence by field; empty when all is well. */
type Complaints = Partial<Record<keyof TokenScope | "scope", string>>;

/**
 * @param actor who asks; for a token of one's own also whose rights count
 * @throws AppError `invalid_input` with a sentence for each field that asks for too much, or when nothing is asked for
 */
export async function requireScopeOf(
  tx: Transaction,
  actor: { kind: string },
  holder: Holder,
  scope: TokenScope,
): Promise<void> {
  const complaints: Complaints =
    "providerId" in holder
      ? await findProviderComplaints(tx, holder.providerId, scope)
      : await findPersonComplaints(tx, actor as PersonActor, scope);
  if (isEmpty(scope)) complaints.scope = "Choose at least one thing that the token may do.";
  const sentences = Object.values(complaints);
  if (sentences.length === 0) return;
  throw new AppError("invalid_input", "beyond_holder", sentences.join(" "), complaints);
}

function isEmpty(scope: TokenScope): boolean {
  const { readableVos, readsApi, writableAppliances, curatableVos } = scope;
  return !readsApi && readableVos.length + writableAppliances.length + curatableVos.length === 0;
}

async function findProviderComplaints(
  tx: Transaction,
  providerId: string,
  scope: TokenScope,
): Promise<Complaints> {
  const onlyLists = "A provider's token reads image lists and nothing else.";
  const openings = await tx.listOpening.findMany({ where: { providerId }, select: { voId: true } });
  const open = new Set(openings.map(({ voId }) => voId));
  const lists = await findListComplaint(
    tx,
    scope.readableVos,
    ({ id }) => open.has(id),
    (names) => `The list of ${names} is not open to this provider: ask the VO's managers to open it.`,
  );
  return {
    ...(lists ? { readableVos: lists } : {}),
    ...(scope.readsApi ? { readsApi: onlyLists } : {}),
    ...(scope.writableAppliances.length > 0 ? { writableAppliances: onlyLists } : {}),
    ...(scope.curatableVos.length > 0 ? { curatableVos: onlyLists } : {}),
  };
}

async function findPersonComplaints(
  tx: Transaction,
  person: PersonActor,
  scope: TokenScope,
): Promise<Complaints> {
  const lists = await findListComplaint(
    tx,
    scope.readableVos,
    (vo) => canReadGuardedList(person, vo),
    (names) => `You do not belong to ${names}, and the list is not public.`,
  );
  const appliances = await findApplianceComplaint(tx, person, scope.writableAppliances);
  const curated = await findCurationComplaint(tx, person, scope.curatableVos);
  return {
    ...(lists ? { readableVos: lists } : {}),
    ...(appliances ? { writableAppliances: appliances } : {}),
    ...(curated ? { curatableVos: curated } : {}),
  };
}

type NamedVo = { id: string; name: string };

async function findListComplaint(
  tx: Transaction,
  names: readonly string[],
  mayRead: (vo: NamedVo) => boolean,
  sentence: (names: string) => string,
): Promise<string | null> {
  const vos = await tx.vo.findMany({
    where: { name: { in: [...names] } },
    select: { id: true, name: true, imageList: { select: { visibility: true } } },
  });
  const readable = vos.filter((vo) => vo.imageList?.visibility === "public" || mayRead(vo));
  return explainUnknown(names, vos) ?? explainRest(names, readable, sentence);
}

async function findCurationComplaint(
  tx: Transaction,
  person: PersonActor,
  names: readonly string[],
): Promise<string | null> {
  const vos = await tx.vo.findMany({
    where: { name: { in: [...names] } },
    select: { id: true, name: true },
  });
  const curatable = vos.filter((vo) => canCurate(person, vo));
  return (
    explainUnknown(names, vos) ??
    explainRest(names, curatable, (rest) => `You do not curate the list of ${rest}.`)
  );
}

function explainUnknown(names: readonly string[], vos: readonly NamedVo[]): string | null {
  return explainRest(names, vos, (rest) => `There is no VO named ${rest}.`);
}

function explainRest(
  names: readonly string[],
  fine: readonly NamedVo[],
  sentence: (rest: string) => string,
): string | null {
  const allowed = new Set(fine.map(({ name }) => name));
  const rest = names.filter((name) => !allowed.has(name));
  return rest.length > 0 ? sentence(rest.join(", ")) : null;
}

async function findApplianceComplaint(
  tx: Transaction,
  person: PersonActor,
  ids: readonly string[],
): Promise<string | null> {
  const appliances = await tx.virtualAppliance.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (appliances.length < new Set(ids).size) return "One of these appliances is not here any more.";
  const foreign = appliances.filter((appliance) => !canMaintain(person, appliance));
  if (foreign.length === 0) return null;
  return `You do not maintain ${foreign.map(({ name }) => name).join(", ")}.`;
}
