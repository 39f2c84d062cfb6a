import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { InvitationList } from "#components/virtual-appliance/invitation-list.tsx";
import { InviteAddressForm } from "#components/virtual-appliance/invite-address-form.tsx";
import { InviteeList } from "#components/virtual-appliance/invitee-list.tsx";
import { JoinRequestRow } from "#components/virtual-appliance/join-request-list.tsx";
import { MemberList } from "#components/virtual-appliance/member-list.tsx";
import { readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";
import { getAppliancePeople } from "#lib/virtual-appliance/people-queries.ts";
import { type Invitee, searchInvitees } from "#lib/virtual-appliance/search-invitees.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import {
  answerJoinRequestAction,
  inviteAddressAction,
  invitePersonAction,
  leaveApplianceAction,
  removeMaintainerAction,
  withdrawInvitationAction,
} from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "People of an appliance" };

type PeoplePageProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type People = NonNullable<Awaited<ReturnType<typeof getAppliancePeople>>>;

/** Who works on an appliance, who is asked to, and who asks; for its owner also the ways to change that. */
export default async function AppliancePeoplePage({ params, searchParams }: PeoplePageProps) {
  const slug = readRoutePart((await params).slug) ?? "";
  const text = readLine((await searchParams).q);
  const actor = await requirePerson(paths.appliancePeople(slug));
  const people = await getAppliancePeople(actor, slug, new Date());
  if (!people) return <MaintainersOnly actor={actor} slug={slug} />;
  const found = text === "" ? null : await searchInvitees(actor, { slug, text });
  const { mayManage, joinRequests, invitations } = people;
  return (
    <PageShell aside={<WhoMayWhat />} asideLabel="Who may do what">
      <Header people={people} />
      <div className="grid grid-cols-1 gap-6">
        {joinRequests.length > 0 && (
          <Panel title={`Requests to join (${joinRequests.length})`} flush>
            <ul className="divide-y divide-line">
              {joinRequests.map((request) => (
                <JoinRequestRow
                  key={request.id}
                  request={request}
                  applianceName={people.name}
                  answer={answerJoinRequestAction}
                >
                  asks to become a maintainer
                </JoinRequestRow>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title="Who works on it" flush>
          <MemberList
            people={people}
            owner={ownerOf(people)}
            isOffered={isOffered(people)}
            remove={removeMaintainerAction}
            leave={leaveApplianceAction}
            invite={invitePersonAction}
          />
        </Panel>
        <Panel title="Invitations" flush>
          <InvitationList
            invitations={invitations}
            mayManage={mayManage}
            withdraw={withdrawInvitationAction}
          />
        </Panel>
        {mayManage && <Invite people={people} text={text} found={found} />}
      </div>
    </PageShell>
  );
}

function Header({ people: { slug, name, mayManage } }: { people: People }) {
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: "Appliances", href: paths.appliances() },
            { label: name, href: paths.appliance(slug) },
            { label: "People" },
          ]}
        />
      }
      media={<Monogram name={name} />}
      title={`People of ${name}`}
      description={
        mayManage
          ? "Who works on the appliance, whom you have invited, and who asks to join."
          : "Who works on the appliance. Its owner invites and removes people."
      }
    />
  );
}

/** Who owns it, as the reader would say it. */
function ownerOf({ owner, viewerId }: People): string | null {
  if (!owner) return null;
  return owner.id === viewerId ? "you" : owner.name;
}

function isOffered({ invitations }: People): boolean {
  return invitations.some(({ role, standing }) => role === "owner" && standing === "open");
}

function invitedToMaintain({ invitations }: People): Set<string> {
  return new Set(
    invitations.flatMap(({ role, standing, personId }) =>
      role === "maintainer" && standing === "open" && personId ? [personId] : [],
    ),
  );
}

type InviteProps = {
  people: People;
  text: string;
  found: { people: readonly Invitee[]; more: boolean } | null;
};

function Invite({ people, text, found }: InviteProps) {
  const { slug, name } = people;
  return (
    <>
      <div id="invite" className="scroll-mt-24">
        <Panel
          title="Invite somebody who is here"
          description="People who have signed in here at least once. They decide themselves whether they join."
          flush
        >
          <div className="p-5">
            <SearchBox
              action={`${paths.appliancePeople(slug)}#invite`}
              label="Search people by name"
              defaultValue={text}
              withButton
              className="max-w-xl"
            />
          </div>
          {found && (
            <div className="border-t border-line">
              <InviteeList
                appliance={{ slug, name }}
                owner={ownerOf(people)}
                invited={invitedToMaintain(people)}
                isOffered={isOffered(people)}
                text={text}
                found={found}
                invite={invitePersonAction}
              />
            </div>
          )}
        </Panel>
      </div>
      <Panel title="Invite somebody by e-mail" description="For those who have not been here yet.">
        <div className="max-w-form">
          <InviteAddressForm slug={slug} name={name} owner={ownerOf(people)} invite={inviteAddressAction} />
        </div>
      </Panel>
    </>
  );
}

function WhoMayWhat() {
  return (
    <Panel title="Who may do what">
      <Facts
        layout="stacked"
        items={[
          {
            label: "Owner",
            value: (
              <span className="font-normal">
                Everything maintainers may. Decides who maintains it, answers requests to join, and may hand
                it over to somebody who accepts.
              </span>
            ),
          },
          {
            label: "Maintainers",
            value: (
              <span className="font-normal">
                Edit the catalogue entry, work on versions and publish them. Leave at any time.
              </span>
            ),
          },
          {
            label: "Everybody who is signed in",
            value: <span className="font-normal">May ask to join, with a message to the owner.</span>,
          },
        ]}
      />
    </Panel>
  );
}
