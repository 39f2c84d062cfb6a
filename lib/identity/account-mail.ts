/**
 * What people are told of their own account. Whoever changes the ways into an account knows it already: the message is for
 * the case that it was somebody else.
 */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";

const NOT_YOU = "If that was not you, end all other sessions and write to the administrators at once:";

/** A second identity signs in to the account from now on. */
export function identityLinkedLetter({ issuer }: { issuer: string }): Letter {
  return changed(
    "Another identity was linked to your account",
    `From now on you can also sign in through ${issuer}, and whoever signs in with that identity is you here.`,
  );
}

/** An identity signs in to the account no more. */
export function identityUnlinkedLetter({ issuer }: { issuer: string }): Letter {
  return changed(
    "An identity was unlinked from your account",
    `Nobody can sign in to it through ${issuer} with that identity any more; sessions that were begun with it have ended.`,
  );
}

/** Two accounts became one. */
export function accountsMergedLetter({ into }: { into: string }): Letter {
  return changed(
    "Two of your accounts became one",
    `What the other account had (identities, roles, appliances, access tokens) belongs to the account of ${into} from now on. This cannot be undone.`,
  );
}

/** For the address that is no longer the contact address. */
export function addressReplacedLetter({ address: replacement }: { address: string }): Letter {
  return changed(
    "Your contact address was changed",
    `Messages of this service go to ${replacement} from now on, and no longer to the address that you read this at.`,
  );
}

function changed(subject: string, what: string): Letter {
  return { subject, text: letter(`${subject}. ${what}`, NOT_YOU, address(paths.accountSessions())) };
}

/** Writes to somebody at their contact address, if they have one. */
export async function tellPerson(
  tx: Transaction,
  personId: string,
  message: Letter,
  now: Date,
): Promise<void> {
  const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  await writeMail(tx, { recipient: email, ...message }, now);
}
