import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { ForgetDrafts } from "#components/form/drafts-owner.tsx";
import { readReturnAddress } from "#components/identity/return-address.ts";
import { SignInButton } from "#components/identity/sign-in-button.tsx";
import { describeSignInError } from "#components/identity/sign-in-errors.ts";
import { LogoMark } from "#components/layout/logo.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The way in, and what one sees after the way out; whoever is in already goes on. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { returnTo, error, signedOut } = await searchParams;
  const target = readReturnAddress(single(returnTo)) ?? paths.account();
  const problem = describeSignInError(single(error));
  const actor = await getCurrentActor();
  if (actor.kind === "person" && !problem) {
    redirect(actor.profileComplete === false ? paths.welcome(target) : target);
  }
  return (
    <PageShell className="grid max-w-[34rem] content-center py-14 sm:py-20">
      <Card className="grid gap-6 p-6 sm:p-8">
        <div className="grid gap-2">
          <LogoMark size={40} />
          <h1 className="mt-3 text-2xl">Sign in</h1>
          <p className="text-ink-muted">
            You need an account only to publish appliances or to curate an image list; reading is open to
            everybody. Your home organisation says who you are, so there is no password to choose here.
          </p>
        </div>
        {problem && actor.kind === "person" && (
          <Notice
            tone="danger"
            title="The new sign-in did not succeed"
            live="polite"
            action={<Button href={target}>Go on as {actor.name}</Button>}
          >
            {problem} You are still signed in as {actor.name}.
          </Notice>
        )}
        {problem && actor.kind !== "person" && (
          <Notice tone="danger" title="You are not signed in" live="polite">
            {problem}
          </Notice>
        )}
        {signedOut !== undefined && <ForgetDrafts />}
        {!problem && signedOut !== undefined && (
          <Notice tone="ok" title="You are signed out" live="polite">
            Thank you for coming by. What is public stays open to you; sign in again whenever you like.
          </Notice>
        )}
        <SignInButton returnTo={target} />
      </Card>
    </PageShell>
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
