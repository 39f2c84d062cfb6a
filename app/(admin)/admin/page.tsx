import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { OverviewCards } from "#components/administration/overview-cards.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { findConcerns } from "#lib/administration/concerns.ts";
import { getOverview, type Overview } from "#lib/administration/queries.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Administration" };

/** How the service does: what needs somebody, how much there is, and whether the machinery runs. */
export default async function AdministrationPage() {
  const actor = await requireAdministrator(paths.administration());
  const now = new Date();
  const overview = await getOverview(actor, now);
  if (!overview) notFound();
  return (
    <>
      <PageHeader
        title="Administration"
        description="What needs you, how much there is, and whether it runs."
      />
      <div className="grid grid-cols-1 gap-8">
        <Concerns overview={overview} now={now} />
        <section aria-label="How much there is">
          <OverviewCards figures={figuresOf(overview)} />
        </section>
        <Machinery overview={overview} now={now} />
      </div>
    </>
  );
}

function Concerns({ overview, now }: { overview: Overview; now: Date }) {
  const concerns = findConcerns(overview, now);
  if (concerns.length === 0) {
    return (
      <Notice tone="ok" title="Nothing needs you">
        Lists are signed, jobs are done, messages go out.
      </Notice>
    );
  }
  return (
    <section aria-label="What needs you" className="grid gap-3">
      {concerns.map(({ tone, title, text, link }) => (
        <Notice
          key={title}
          tone={tone}
          title={title}
          action={
            link && (
              <Button href={link.href} size="sm">
                {link.label}
              </Button>
            )
          }
        >
          {text}
        </Notice>
      ))}
    </section>
  );
}

function figuresOf({ people, vos, appliances, providers }: Overview) {
  return [
    {
      label: "People",
      href: paths.adminPeople(),
      value: people.total,
      note: [`${people.newThisWeek} new this week`, people.blocked > 0 && `${people.blocked} blocked`]
        .filter(Boolean)
        .join(", "),
    },
    {
      label: "VOs",
      href: paths.adminVos(),
      value: vos.total,
      note: `${vos.withList} with a published list`,
    },
    {
      label: "Appliances",
      href: paths.appliances(),
      value: appliances.total,
      note: `${appliances.published} with a published version`,
    },
    {
      label: "Providers",
      href: paths.providers(),
      value: providers.total,
      note: `${providers.operated} with operators`,
    },
  ];
}

function Machinery({ overview, now }: { overview: Overview; now: Date }) {
  const { worker, jobs, mails, signingsDue, certificateExpiresAt, database } = overview;
  return (
    <Panel title="Machinery" actions={<Button href={paths.adminJobs()}>Jobs</Button>}>
      <Facts
        items={[
          {
            label: "Worker",
            value:
              worker.alive > 0 ? (
                <Badge tone="ok">{worker.alive === 1 ? "1 is running" : `${worker.alive} are running`}</Badge>
              ) : (
                <Badge tone="danger">None is running</Badge>
              ),
          },
          {
            label: "Database",
            value: (
              <>
                PostgreSQL {database.version}, <Bytes value={database.bytes} />, answers in{" "}
                <span className="font-figures">{Math.max(1, database.answeredInMs)}</span> ms
              </>
            ),
          },
          {
            label: "Jobs",
            value: `${jobs.waiting} waiting, ${jobs.running} running, ${jobs.failed} failed for good`,
          },
          {
            label: "Signatures due",
            value: signingsDue === 0 ? "None: every list is signed for days to come" : `${signingsDue} lists`,
          },
          {
            label: "Signing certificate",
            value: certificateExpiresAt && (
              <>
                Good until <RelativeTime at={certificateExpiresAt} now={now} show="date" />
              </>
            ),
          },
          {
            label: "Mail",
            value: mails.hasServer
              ? `${mails.waiting} waiting, ${mails.refused} refused`
              : `${mails.waiting} in the outbox; no mail server is set`,
          },
        ]}
      />
    </Panel>
  );
}
