/** What people are told of new access tokens: one that somebody else made in their name would go on working unseen. */
import { address, formatDate, type Letter, letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";

type NewToken = {
  name: string;
  holder: { personId: string } | { providerId: string };
  expiresAt: Date;
};

/**
 * Tells a person of a token of their own, and all operators of a provider of one of its. What the service itself makes,
 * such as the demo's, is told to nobody.
 */
export async function tellHolder(
  tx: Transaction,
  actor: Actor,
  { name, holder, expiresAt }: NewToken,
  now: Date,
): Promise<void> {
  const byId = personIdOf(actor);
  if (byId === null) return;
  const by = await tx.person.findUniqueOrThrow({ where: { id: byId }, select: { name: true, email: true } });
  if ("personId" in holder) {
    const message = tokenCreatedLetter({ name, expiresAt, whose: null, page: paths.accountTokens() });
    return writeMail(tx, { recipient: by.email, ...message }, now);
  }
  const provider = await tx.provider.findUniqueOrThrow({
    where: { id: holder.providerId },
    select: {
      name: true,
      slug: true,
      operators: { where: { person: { blockedAt: null } }, select: { person: { select: { email: true } } } },
    },
  });
  const whose = { provider: provider.name, by: by.name };
  const message = tokenCreatedLetter({ name, expiresAt, whose, page: paths.providerTokens(provider.slug) });
  for (const recipient of new Set(provider.operators.map(({ person }) => person.email))) {
    await writeMail(tx, { recipient, ...message }, now);
  }
}

/** `whose`: the provider and who made it; null for one's own. The token itself is in no message. */
function tokenCreatedLetter({
  name,
  expiresAt,
  whose,
  page,
}: {
  name: string;
  expiresAt: Date;
  whose: { provider: string; by: string } | null;
  page: string;
}): Letter {
  const subject = whose ? `A new access token of ${whose.provider}` : "A new access token of yours";
  const what = whose
    ? `${whose.by} created the access token “${name}” for the provider ${whose.provider}.`
    : `The access token “${name}” was created in your name.`;
  return {
    subject,
    text: letter(
      `${what} It works until ${formatDate(expiresAt)}, unless it is revoked before.`,
      whose
        ? "If nobody of you needs it, revoke it:"
        : "If that was not you, revoke it, end all your sessions and write to the administrators:",
      address(page),
    ),
  };
}
