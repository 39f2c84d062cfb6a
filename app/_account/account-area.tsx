import { unstable_rethrow } from "next/navigation";
import { connection } from "next/server";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { AccountMenu } from "#components/layout/account-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { getOwnPlaces } from "#lib/quick-search/queries.ts";

/** The account's place in the header: the way in, or who one is and where one's work lies. */
export async function AccountArea() {
  await connection();
  const account = await readAccount();
  if (!account) {
    return (
      <Button href={paths.signIn()} className="px-3.5!">
        Sign in
      </Button>
    );
  }
  return (
    <AccountMenu
      name={account.name}
      email={account.email}
      groups={account.groups}
      unread={account.unread}
      signOut={<SignOutButton />}
    />
  );
}

/** Null also when the database is away: the frame of the page stands without it. */
async function readAccount() {
  try {
    const actor = await getCurrentActor();
    return actor.kind === "person" ? { name: actor.name, ...(await getOwnPlaces(actor)) } : null;
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error }, "the account in the header could not be read");
    return null;
  }
}
