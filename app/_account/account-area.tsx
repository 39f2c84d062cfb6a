import { unstable_rethrow } from "next/navigation";
import { connection } from "next/server";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { AccountMenu } from "#components/layout/account-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { getAccountMenu } from "#lib/identity/queries.ts";
import { countUnread } from "#lib/notification/queries.ts";
import { hasPlatformRole, type PersonActor } from "#lib/platform/actor.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { listVos } from "#lib/vo/queries.ts";

type MenuLink = { href: string; label: string };

/** The account's place in the header: the way in, or who one is and where one's work lies. */
export async function AccountArea() {
  await connection();
  const account = await readAccount();
  if (!account) {
    return (
      <Button href={paths.signIn()} className="px-3.5">
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
    if (actor.kind !== "person") return null;
    const [account, vos, unread] = await Promise.all([
      getAccountMenu(actor.personId),
      curatedVos(actor),
      countUnread(actor.personId),
    ]);
    const providers = account?.operatedProviders.map(({ provider }) => provider) ?? [];
    return {
      ...{ name: actor.name, email: account?.email, unread },
      groups: menuGroups(actor, vos, providers, unread),
    };
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error }, "the account in the header could not be read");
    return null;
  }
}

/** Only by roles in the VO itself: an administrator may curate every list, and a menu is no place for all of them. */
async function curatedVos(actor: PersonActor) {
  const held = Object.keys(actor.voRoles);
  if (held.length === 0) return [];
  return (await listVos()).filter((vo) => held.includes(vo.id) && canCurate(actor, vo));
}

function menuGroups(
  actor: PersonActor,
  vos: readonly { name: string }[],
  providers: readonly { slug: string; name: string }[],
  unread: number,
): { title: string; links: MenuLink[] }[] {
  const groups = [
    {
      title: "You",
      links: [
        { href: paths.account(), label: "Your account" },
        { href: paths.notifications(), label: unread > 0 ? `News (${unread} unread)` : "News" },
        { href: paths.profile(), label: "Profile" },
        { href: paths.accountTokens(), label: "Access tokens" },
      ],
    },
    {
      title: "Your work",
      links: [
        { href: `${paths.account()}#appliances`, label: "Your appliances" },
        { href: paths.registerAppliance(), label: "Register an appliance" },
        ...vos.map(({ name }) => ({ href: paths.draft(name), label: `Draft of ${name}` })),
        ...providers.map(({ slug, name }) => ({ href: paths.provider(slug), label: `Provider ${name}` })),
      ],
    },
  ];
  if (!hasPlatformRole(actor, "administrator")) return groups;
  const administration = { href: paths.administration(), label: "Administration" };
  return [...groups, { title: "The service", links: [administration] }];
}
