import { Download, Server } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageShell } from "#components/layout/page-shell.tsx";
import { providerTabs } from "#components/provider/provider-tabs.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { type VoListRow, VoListTable } from "#components/vo/vo-list-table.tsx";
import { trustCommands } from "#components/vo-image-list/subscribe-commands.ts";
import { getNextCertificate, getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { listVos } from "#lib/vo/queries.ts";
import { Promises } from "./promises.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Subscribe your site",
  description: "How a cloud site subscribes to the image lists of the VOs that it supports.",
};

type Certificate = NonNullable<Awaited<ReturnType<typeof getSigningCertificate>>>;

/** For cloud sites: subscribe, trust, and what they can rely on. */
export default async function SubscribePage() {
  const [vos, certificate, next] = await Promise.all([
    listVos(),
    getSigningCertificate(),
    getNextCertificate(new Date()),
  ]);
  const { baseUrl } = getSettings();
  const rows = vos.flatMap(({ current, visibility, ...vo }): VoListRow[] =>
    current && visibility
      ? [{ ...vo, ...current, visibility, listUrl: `${baseUrl}${paths.voList(vo.name)}` }]
      : [],
  );
  return (
    <PageShell>
      <PageHeader
        title="Subscribe your site"
        description="Your site subscribes to the image lists of the VOs it supports, with the client it already runs: atrope, cloudkeeper, vmcatcher, or anything that reads signed HEPiX lists."
        tabs={<TabsNav label="About cloud sites" items={providerTabs("subscribe")} />}
      />
      <div className="grid grid-cols-1 gap-10 pt-8">
        <Steps />
        <Panel title="Lists" description="Point your client at exactly these addresses." flush>
          {rows.length === 0 ? <NoLists /> : <VoListTable rows={rows} />}
        </Panel>
        <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2">
          <TrustAnchors baseUrl={baseUrl} certificate={certificate} next={next} />
          <SignerFacts certificate={certificate} />
        </div>
        <Promises />
      </div>
    </PageShell>
  );
}

function Steps() {
  return (
    <section aria-labelledby="steps" className="grid grid-cols-1 gap-4">
      <h2 id="steps" className="text-2xl">
        Three steps
      </h2>
      <ol className="grid gap-4 md:grid-cols-3 md:gap-5">
        <Step number={1} title="Trust the signer">
          Unpack the{" "}
          <a href="#trust" className="prose-link">
            trust anchors
          </a>{" "}
          where your client looks for authorities, and let fetch-crl keep the revocation list fresh.
        </Step>
        <Step number={2} title="Subscribe to your VOs' lists">
          Each list's page has ready-made settings for every client, with the true address and the signer's
          name.
        </Step>
        <Step number={3} title="Bring a token where one is needed">
          Lists marked “Access tokens only” want an{" "}
          <Link href={paths.providers()} className="prose-link">
            access token
          </Link>{" "}
          of your provider as the user, with the password{" "}
          <code className="font-mono text-[0.9em]">x-oauth-basic</code>.
        </Step>
      </ol>
    </section>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <li className="grid content-start gap-2 rounded-lg border border-line bg-surface p-5">
      <h3 className="flex items-center gap-2.5 text-base">
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-soft text-sm font-figures"
        >
          {number}
        </span>
        {title}
      </h3>
      <p className="text-sm text-ink-muted">{children}</p>
    </li>
  );
}

function NoLists() {
  return (
    <EmptyState icon={<Server />} title="No list has been published yet" level={3} className="m-5">
      As soon as a VO publishes its image list, its address stands here.
    </EmptyState>
  );
}

function TrustAnchors({
  baseUrl,
  certificate,
  next,
}: {
  baseUrl: string;
  certificate: Certificate | null;
  next: Certificate | null;
}) {
  return (
    <Panel
      title={<span id="trust">Trust anchors</span>}
      description="The authority behind the signatures, in the layout of /etc/grid-security/certificates: hashes old and new, signing policy, namespaces, revocation list."
    >
      {certificate?.authorityPem ? (
        <div className="grid grid-cols-1 gap-5">
          {next && (
            <Notice tone="warn" title="A new signing certificate follows">
              Install the trust anchors once more: they hold the authority of the new certificate as well,
              which is valid until {formatUtc(next.notAfter)}. {namesOf(next, certificate)}
            </Notice>
          )}
          <CodeBlock
            label="Install"
            code={trustCommands({ trustAnchorsUrl: `${baseUrl}${paths.trustAnchors()}` })}
          />
          <div className="flex flex-wrap gap-2">
            <Button href={paths.trustAnchors()} prefetch={false} icon={<Download aria-hidden />}>
              Bundle
            </Button>
            <Button href={paths.authorityCertificate()} prefetch={false} icon={<Download aria-hidden />}>
              Authority certificate
            </Button>
            {certificate.revocationListPem && (
              <Button href={paths.revocationList()} prefetch={false} icon={<Download aria-hidden />}>
                Revocation list
              </Button>
            )}
          </div>
        </div>
      ) : (
        <Notice
          tone="info"
          title={certificate ? "Signed under an authority of its own" : "Nothing signed yet"}
        >
          {certificate
            ? "The signing certificate comes from an authority that your site gets with its usual distribution of trust anchors."
            : "The trust anchors stand here as soon as the signing service has started for the first time."}
        </Notice>
      )}
    </Panel>
  );
}

/** Operators pin the names: what is to be done about them is told before it is too late. */
function namesOf(next: Certificate, certificate: Certificate): string {
  return next.subject === certificate.subject && next.issuer === certificate.issuer
    ? "The names of signer and issuer stay as they are."
    : `Its names are others: ${next.subject}, issued by ${next.issuer}. Be ready to change them in your client's settings.`;
}

function SignerFacts({ certificate }: { certificate: Certificate | null }) {
  if (!certificate) return null;
  return (
    <Panel title="Signer of all lists" description="What your client compares with hv:dn and hv:ca.">
      <Facts
        items={[
          { label: "Subject", value: <Identifier value={certificate.subject} what="name of the signer" /> },
          { label: "Issuer", value: <Identifier value={certificate.issuer} what="name of the issuer" /> },
          {
            label: "SHA-256",
            value: <Identifier value={certificate.fingerprint} what="fingerprint of the certificate" />,
          },
          { label: "Valid until", value: formatUtc(certificate.notAfter) },
        ]}
      />
    </Panel>
  );
}
