import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { ProfileForm } from "#components/identity/profile-form.tsx";
import { readReturnAddress } from "#components/identity/return-address.ts";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { LogoMark } from "#components/layout/logo.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Card } from "#components/ui/card.tsx";
import { NAMELESS } from "#lib/identity/claims.ts";
import { getProfile } from "#lib/identity/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { completeProfileAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Welcome", robots: { index: false } };

type WelcomeProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Shown once, after the first sign-in; outside the account's frame, for there is nothing yet to go about in. */
export default async function WelcomePage({ searchParams }: WelcomeProps) {
  const { returnTo } = await searchParams;
  const target = readReturnAddress(typeof returnTo === "string" ? returnTo : undefined) ?? paths.account();
  const actor = await getCurrentActor();
  // Not `requirePerson`: it would send them here.
  if (actor.kind !== "person") redirect(paths.signIn(paths.welcome(target)));
  if (actor.profileComplete) redirect(target);
  const profile = await getProfile(actor.personId);
  if (!profile) notFound();
  const { affiliation, email, orcid } = profile;
  const name = profile.name === NAMELESS ? "" : profile.name;
  return (
    <PageShell className="max-w-[40rem] py-10 sm:py-16">
      <Card className="grid grid-cols-1 gap-8 p-6 sm:p-8">
        <div className="grid gap-2">
          <LogoMark size={40} />
          <h1 className="mt-3 text-2xl">Welcome to Slipway</h1>
          <p className="text-ink-muted">
            This is what your identity provider told us of you. Put right what is wrong or missing: from now
            on it is yours, and you can change it at any time.
          </p>
        </div>
        <ProfileForm
          action={completeProfileAction}
          initial={{ name, affiliation: affiliation ?? "", email, orcid: orcid ?? "" }}
          fields={{ returnTo: target }}
          submitLabel="Save and go on"
        />
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5 text-sm text-ink-muted">
          Not you, or not now?
          <SignOutButton />
        </div>
      </Card>
    </PageShell>
  );
}
