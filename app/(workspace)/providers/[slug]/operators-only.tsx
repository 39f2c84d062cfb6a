import { notFound } from "next/navigation";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Actor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";
import { OPERATORS_ONLY } from "#lib/provider/policy.ts";
import { getProviderPage } from "#lib/provider/queries.ts";

/** For those who may see the provider but not operate it; what does not exist is not found. */
export async function OperatorsOnly({ actor, slug }: { actor: Actor; slug: string }) {
  const provider = await getProviderPage(actor, slug);
  if (!provider) notFound();
  const names = provider.operators.map(({ name }) => name);
  return (
    <PageShell width="reading">
      <PageHeader title={provider.name} />
      <Notice
        tone="warn"
        title="You may not operate this provider"
        action={<Button href={paths.provider(slug)}>Go to the provider</Button>}
      >
        {OPERATORS_ONLY}{" "}
        {names.length > 0
          ? `They are: ${names.join(", ")}.`
          : "It has none at the moment: ask an administrator."}
      </Notice>
    </PageShell>
  );
}
