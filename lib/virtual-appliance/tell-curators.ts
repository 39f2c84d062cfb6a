/** Writes to those who curate the lists that hold an appliance. */

import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import type { PinningList } from "./pinning-lists.ts";
import { listCuratorsToTell } from "./recipients.ts";

/**
 * One message a person, however many of these lists they curate.
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
  const concerned = new Map<string, { email: string; lists: PinningList[] }>();
  for (const voId of new Set(lists.map((list) => list.voId))) {
    const ofVo = lists.filter((list) => list.voId === voId);
    for (const { personId, email } of await listCuratorsToTell(tx, voId)) {
      const known = concerned.get(personId)?.lists ?? [];
      concerned.set(personId, { email, lists: [...known, ...ofVo] });
    }
  }
  for (const { email, lists } of concerned.values()) {
    await writeMail(tx, { recipient: email, ...write(lists) }, now);
  }
}
