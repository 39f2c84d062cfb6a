/** Writes to those who curate the lists that hold an appliance. */

import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import type { PinningList } from "./pinning-lists.ts";
import { listCuratorsToTell } from "./recipients.ts";

/**
 * One message an address, however many of these lists it is told of.
 *
 * @param lists as {@link listPinningLists} gives them
 * @param write the message for somebody who curates these of them
 */
export async function tellCurators(
  tx: Transaction,
  lists: readonly PinningList[],
  write: (lists: readonly PinningList[]) => Letter,
  now: Date,
): Promise<void> {
  const concerned = new Map<string, PinningList[]>();
  for (const voId of new Set(lists.map((list) => list.voId))) {
    const ofVo = lists.filter((list) => list.voId === voId);
    for (const { email } of await listCuratorsToTell(tx, voId)) {
      concerned.set(email, [...(concerned.get(email) ?? []), ...ofVo]);
    }
  }
  for (const [recipient, curated] of concerned) {
    await writeMail(tx, { recipient, ...write(curated) }, now);
  }
}
