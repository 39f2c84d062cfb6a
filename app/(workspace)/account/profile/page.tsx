import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { ProfileForm } from "#components/identity/profile-form.tsx";
import { ToldByProvider } from "#components/identity/told-by-provider.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getProfile } from "#lib/identity/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { editProfileAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your profile" };

type Profile = NonNullable<Awaited<ReturnType<typeof getProfile>>>;

/** One's profile, and beside it what the identity providers say. */
export default async function ProfilePage() {
  const actor = await requirePerson(paths.profile());
  const profile = await getProfile(actor.personId);
  if (!profile) notFound();
  const { name, affiliation, email, orcid } = profile;
  return (
    <PageShell
      aside={<Told identities={profile.identities} />}
      asideLabel="What identity providers say of you"
    >
      <PageHeader
        title="Profile"
        description="How you appear here. It is yours: signing in does not change it."
        actions={<Button href={paths.person(actor.personId)}>See your public page</Button>}
      />
      <Panel title="About you">
        <div className="max-w-form">
          <ProfileForm
            action={editProfileAction}
            initial={{ name, affiliation: affiliation ?? "", email, orcid: orcid ?? "" }}
            submitLabel="Save the profile"
            done="Your profile is saved."
          />
        </div>
      </Panel>
    </PageShell>
  );
}

function Told({ identities }: { identities: Profile["identities"] }) {
  return (
    <>
      <div className="grid gap-1">
        <h2 className="text-base font-semibold">What identity providers say</h2>
        <p className="text-sm text-ink-muted">
          {identities.length === 0
            ? "You have no identity here, so no provider has said anything."
            : "Renewed at each sign-in. It can only be changed there."}
        </p>
      </div>
      {identities.map((identity) => (
        <ToldByProvider key={identity.id} identity={identity} />
      ))}
    </>
  );
}
