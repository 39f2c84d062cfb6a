import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { OperatorDesk } from "#components/provider/operator-desk.tsx";
import { ProviderForm } from "#components/provider/provider-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";
import { COUNTRY_NAMES } from "#lib/provider/country.ts";
import { findPossibleOperators, getProviderForEdit } from "#lib/provider/queries.ts";
import { OperatorsOnly } from "../operators-only.tsx";
import { addOperatorAction, editProviderAction, removeOperatorAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit a provider" };

type EditProviderProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A provider's record and who operates it. */
export default async function EditProviderPage({ params, searchParams }: EditProviderProps) {
  const slug = readRoutePart((await params).slug) ?? "";
  const text = readLine((await searchParams).q);
  const actor = await requirePerson(paths.editProvider(slug));
  const provider = await getProviderForEdit(actor, slug);
  if (!provider) return <OperatorsOnly actor={actor} slug={slug} />;
  const { name, country, websiteUrl, contactEmail, endpoints, operators } = provider;
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Providers", href: paths.providers() },
                { label: name, href: paths.provider(slug) },
                { label: "Edit" },
              ]}
            />
          }
          media={<Monogram name={name} />}
          title={name}
        />
        <div className="grid grid-cols-1 gap-10">
          <ProviderForm
            action={editProviderAction}
            slug={slug}
            initial={{
              name,
              country,
              websiteUrl: websiteUrl ?? "",
              contactEmail: contactEmail ?? "",
              endpoints: JSON.stringify(endpoints),
            }}
            countries={COUNTRY_NAMES}
            submitLabel="Save the record"
            cancelHref={paths.provider(slug)}
          />
          <OperatorDesk
            slug={slug}
            provider={name}
            operators={operators}
            self={actor.personId}
            text={text}
            found={await findPossibleOperators(actor, slug, text)}
            actions={{ add: addOperatorAction, remove: removeOperatorAction }}
          />
        </div>
      </div>
    </PageShell>
  );
}
