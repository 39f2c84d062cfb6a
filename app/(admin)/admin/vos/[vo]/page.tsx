import { ExternalLink, Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { exampleEntitlement } from "#components/identity/group-examples.ts";
import { GroupTable, type MappedGroupRow } from "#components/identity/group-table.tsx";
import { MapGroupForm } from "#components/identity/map-group-form.tsx";
import { peopleAddress } from "#components/identity/people-address.ts";
import { PickPerson } from "#components/identity/pick-person.tsx";
import { VoRoleTable } from "#components/identity/vo-role-table.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { groupPath } from "#lib/identity/entitlement.ts";
import { pickPeople } from "#lib/identity/pick-people.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { type AdministeredVo, getAdministeredVo } from "#lib/vo/administration-queries.ts";
import { grantRoleAction, mapGroupAction, revokeRoleAction, unmapGroupAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "VO: administration" };

type VoProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

/** One VO: who has a role in it and why, and which groups at the identity provider stand for it. */
export default async function AdministeredVoPage({ params, searchParams }: VoProps) {
  const name = readNamePart((await params).vo);
  const actor = await requireAdministrator(name === null ? paths.adminVos() : paths.adminVo(name));
  const vo = name === null ? null : await getAdministeredVo(actor, name);
  if (!vo) notFound();
  const { q } = await searchParams;
  const text = (Array.isArray(q) ? (q[0] ?? "") : (q ?? "")).replace(/\p{Cc}+/gu, " ").trim();
  return (
    <>
      <VoHeader vo={vo} />
      <div className="grid grid-cols-1 gap-6">
        <People actor={actor} vo={vo} text={text} />
        <Groups vo={vo} />
        <Ending vo={vo} />
      </div>
    </>
  );
}

function VoHeader({ vo }: { vo: AdministeredVo }) {
  const { name, title, visibility, current } = vo;
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs items={[{ label: "VOs", href: paths.adminVos() }, { label: name }]} />}
      media={<Monogram name={title || name} size={64} />}
      title={title || name}
      meta={
        <>
          <span className="font-mono">{name}</span>
          {visibility && <VisibilityBadge visibility={visibility} />}
          <Link href={paths.imageList(name)} className="prose-link font-figures">
            {current ? `Revision ${current.number} of its image list` : "No image list published yet"}
          </Link>
        </>
      }
      actions={
        <>
          <Button href={paths.editVo(name)} icon={<Pencil aria-hidden />}>
            Edit the record
          </Button>
          <Button href={paths.vo(name)} variant="quiet" icon={<ExternalLink aria-hidden />}>
            Public page
          </Button>
        </>
      }
    />
  );
}

async function People({ actor, vo, text }: { actor: PersonActor; vo: AdministeredVo; text: string }) {
  const found = await pickPeople(actor, text);
  return (
    <Panel
      title="People"
      description="Who may edit and publish the image list, and why. Roles from entitlements are renewed at each sign-in."
      actions={
        <Button size="sm" href={peopleAddress({ vo: vo.name, role: "member" })}>
          {vo.members} {vo.members === 1 ? "member" : "members"}
        </Button>
      }
      flush
    >
      <VoRoleTable vo={vo} now={new Date()} revoke={revokeRoleAction} />
      <div className="border-t border-line bg-sunken p-5">
        <PickPerson key={text} vo={vo.name} text={text} found={found} grant={grantRoleAction} />
      </div>
    </Panel>
  );
}

function Groups({ vo }: { vo: AdministeredVo }) {
  return (
    <Panel
      title="Groups at the identity provider"
      description="Entitlements of these groups give roles in this VO. Subgroups count only when they stand here."
      flush
    >
      <GroupTable vo={vo.name} groups={groupRows(vo)} unmap={unmapGroupAction} />
      <div className="border-t border-line bg-sunken p-5">
        <MapGroupForm vo={vo.name} action={mapGroupAction} />
      </div>
    </Panel>
  );
}

function Ending({ vo }: { vo: AdministeredVo }) {
  const { name, removedAt, listEndsAt } = vo;
  const isRemoved = removedAt !== null;
  return (
    <Panel
      title={isRemoved ? "This VO is removed" : "Remove the VO"}
      description={
        isRemoved
          ? "Nobody changes it or its list. You can bring it back at any time."
          : "When the community is no more. Nothing is deleted; its list stops on a day that sites are told before."
      }
      actions={
        <Button size="sm" href={paths.adminVoRemoval(name)}>
          {isRemoved ? "See, or bring it back" : "Remove…"}
        </Button>
      }
    >
      {listEndsAt && isRemoved ? (
        <p className="text-sm">
          Its image list {listEndsAt <= new Date() ? "stopped" : "stops"} <RelativeTime at={listEndsAt} />.
        </p>
      ) : (
        <p className="text-sm text-ink-muted">
          Some clients delete the images of a VO whose list is not answered. The next page names the providers
          that fetch it, and asks for the day.
        </p>
      )}
    </Panel>
  );
}

/** The group of the VO's own name first: it counts without being mapped. */
function groupRows({ name, groups }: AdministeredVo): MappedGroupRow[] {
  const { entitlementNamespaces: namespaces, entitlementVoRoles: voRoles } = getSettings();
  const own = { group: groupPath([name]), role: null, createdAt: null };
  return [own, ...groups].map((row) => ({
    ...row,
    example: exampleEntitlement(row.group, row.role, { namespaces, voRoles }),
  }));
}
