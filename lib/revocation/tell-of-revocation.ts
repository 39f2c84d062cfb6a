/** Tells everybody whom it concerns that a version was stopped, or may be used again. */
import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import type { PinningList } from "#lib/virtual-appliance/pinning-lists.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { tellCurators } from "#lib/virtual-appliance/tell-curators.ts";
import {
  type RevocationNews,
  reinstatedMail,
  revokedForCuratorsMail,
  revokedForMaintainersMail,
  revokedForSitesMail,
} from "./revocation-mail.ts";

type News = Omit<RevocationNews, "lists"> & { appliance: { id: string } };

/** @param lists that hold the version now */
export async function tellOfRevocation(
  tx: Transaction,
  news: News,
  lists: readonly PinningList[],
  now: Date,
): Promise<void> {
  await tellMaintainers(tx, news, revokedForMaintainersMail({ ...news, lists }), now);
  await tellCurators(tx, lists, (concerned) => revokedForCuratorsMail({ ...news, lists: concerned }), now);
  const published = lists.filter((list) => list.published > 0);
  for (const recipient of await listSitesToTell(tx, published)) {
    await writeMail(tx, { recipient, ...revokedForSitesMail({ ...news, lists: published }) }, now);
  }
}

/** Those who maintain it, and who curate drafts that hold it still. */
export async function tellOfReinstatement(
  tx: Transaction,
  news: News,
  lists: readonly PinningList[],
  now: Date,
): Promise<void> {
  await tellMaintainers(tx, news, reinstatedMail({ ...news, lists: [] }), now);
  await tellCurators(tx, lists, (concerned) => reinstatedMail({ ...news, lists: concerned }), now);
}

async function tellMaintainers(tx: Transaction, { appliance }: News, mail: Letter, now: Date): Promise<void> {
  for (const { email } of await listMaintainersToTell(tx, appliance.id)) {
    await writeMail(tx, { recipient: email, ...mail }, now);
  }
}

/** Contact addresses of providers to which one of these lists is open, and of the people who operate them; each once. */
async function listSitesToTell(tx: Transaction, lists: readonly PinningList[]): Promise<string[]> {
  const providers = await tx.provider.findMany({
    where: { listOpenings: { some: { voId: { in: lists.map(({ voId }) => voId) } } } },
    select: {
      contactEmail: true,
      operators: {
        where: { person: { blockedAt: null, mergedIntoId: null } },
        select: { person: { select: { email: true } } },
      },
    },
  });
  const addresses = providers.flatMap(({ contactEmail, operators }) => [
    contactEmail ?? "",
    ...operators.map(({ person }) => person.email),
  ]);
  return [...new Set(addresses.filter(Boolean))].sort();
}
