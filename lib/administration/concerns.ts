/** What an administrator should look at, out of all the numbers. */
import type { AuditAction } from "#lib/audit/audit-event.ts";
import { paths } from "#lib/platform/paths.ts";

type Concern = {
  tone: "danger" | "warn" | "info";
  title: string;
  /** What it means and what to do. */
  text: string;
  link: { href: string; label: string } | null;
};

/** The part of the overview that can worry. */
type Worrying = {
  jobs: { failed: number; oldestWaitingSince: Date | null };
  mails: { waiting: number; refused: number; delayed: number; hasServer: boolean };
  /** Image files elsewhere that cannot be had, or are others than were published. */
  sources: { unreachable: number; changed: number };
  /** What people object to, where administrators decide: appliances, and comments on them. */
  reports: { problems: number; comments: number };
  signingsDue: number;
  /** What sites would soon notice of the lists, in sentences; without the certificate. */
  listTroubles: readonly string[];
  /** What is wrong with the worker's authority or revocation list, in sentences; without the certificate. */
  signerTroubles: readonly string[];
  worker: { alive: number };
  certificateExpiresAt: Date | null;
};

const DAY_MS = 24 * 3600 * 1000;
/** Long enough for whoever has to ask an authority for a new one. */
const CERTIFICATE_NOTICE_DAYS = 60;
/** A job that is ready is taken within seconds. */
const LONG_WAIT_MS = 10 * 60 * 1000;

/** The worst first; nothing when all is well. */
export function findConcerns(overview: Worrying, now: Date): Concern[] {
  return [
    ...listConcerns(overview.listTroubles),
    ...workerConcerns(overview, now),
    ...certificateConcerns(overview.certificateExpiresAt, now),
    ...signerConcerns(overview.signerTroubles),
    ...jobConcerns(overview),
    ...sourceConcerns(overview.sources),
    ...reportConcerns(overview.reports),
    ...mailConcerns(overview.mails),
  ];
}

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
const toJobs = { href: paths.adminJobs(), label: "Go to the jobs" };
const toOutbox = { href: paths.adminOutbox(), label: "Go to the outbox" };

function listConcerns(troubles: readonly string[]): Concern[] {
  if (troubles.length === 0) return [];
  return [
    {
      tone: "danger",
      title: `${many(troubles.length, "list is", "lists are")} not signed in time`,
      text: `${troubles.join(" ")} Sites delete the images of a list that has run out.`,
      link: toJobs,
    },
  ];
}

function workerConcerns({ worker, jobs, signingsDue }: Worrying, now: Date): Concern[] {
  if (worker.alive === 0) {
    return [
      {
        tone: "danger",
        title: "No worker is running",
        text: `Nothing is signed, checked or sent until one is started.${signingsDue > 0 ? ` ${many(signingsDue, "list waits", "lists wait")} for a signature.` : ""}`,
        link: toJobs,
      },
    ];
  }
  const { oldestWaitingSince } = jobs;
  const concerns: Concern[] = [];
  if (oldestWaitingSince && now.getTime() - oldestWaitingSince.getTime() > LONG_WAIT_MS) {
    concerns.push({
      tone: "warn",
      title: "Jobs wait longer than they should",
      text: "The workers do not keep up, or one job holds up the others. Start another worker if it goes on.",
      link: toJobs,
    });
  }
  if (signingsDue > 0) {
    concerns.push({
      tone: "warn",
      title: `${many(signingsDue, "list waits", "lists wait")} for a signature`,
      text: "The worker looks once a minute and signs again days before a list runs out. If this stays, look for failures.",
      link: toJobs,
    });
  }
  return concerns;
}

function certificateConcerns(expiresAt: Date | null, now: Date): Concern[] {
  if (!expiresAt) return [];
  const days = Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS);
  if (days >= CERTIFICATE_NOTICE_DAYS) return [];
  const ran = days < 0;
  return [
    {
      tone: ran || days < 7 ? "danger" : "warn",
      title: ran
        ? "The signing certificate has expired"
        : `The signing certificate expires ${days === 0 ? "today" : `in ${many(days, "day", "days")}`}`,
      text: "Sites refuse lists that are signed with an expired certificate. Give the worker a new one in time.",
      link: null,
    },
  ];
}

function signerConcerns(troubles: readonly string[]): Concern[] {
  if (troubles.length === 0) return [];
  return [
    { tone: "danger", title: "What signs the lists needs attention", text: troubles.join(" "), link: null },
  ];
}

function jobConcerns({ jobs }: Worrying): Concern[] {
  if (jobs.failed === 0) return [];
  return [
    {
      tone: "warn",
      title: `${many(jobs.failed, "job has", "jobs have")} failed for good`,
      text: "Nobody tries them again by themselves. Read why, repair it, and retry or remove them.",
      link: toJobs,
    },
  ];
}

function sourceConcerns({ unreachable, changed }: Worrying["sources"]): Concern[] {
  const concerns: Concern[] = [];
  const inTrail = (action: AuditAction) => ({
    href: `${paths.adminAudit()}?action=${action}`,
    label: "Find them in the audit trail",
  });
  if (changed > 0) {
    concerns.push({
      tone: "danger",
      title: `${many(changed, "published image file is", "published image files are")} no longer what was published`,
      text: "Sites refuse them. Their maintainers, where there are any, were told; ask a security officer where nobody knows who replaced a file.",
      link: inTrail("image.file_changed"),
    });
  }
  if (unreachable > 0) {
    concerns.push({
      tone: "warn",
      title: `${many(unreachable, "published image file is", "published image files are")} not reachable`,
      text: "Sites cannot download them. Their maintainers, where there are any, were told. If there are many at once, look at this service's own network.",
      link: inTrail("image.file_unreachable"),
    });
  }
  return concerns;
}

function reportConcerns({ problems, comments }: Worrying["reports"]): Concern[] {
  const concerns: Concern[] = [];
  if (problems > 0) {
    concerns.push({
      tone: "warn",
      title: `${many(problems, "problem with an appliance waits", "problems with appliances wait")} for you`,
      text: "People report inappropriate content or a violation of copyright, or something about an appliance that nobody maintains.",
      link: { href: paths.adminProblems(), label: "Go to the problems" },
    });
  }
  if (comments > 0) {
    concerns.push({
      tone: "warn",
      title: `${many(comments, "comment waits", "comments wait")} for a moderator`,
      text: "Somebody objects to it, or its author has changed what was hidden. Hide it or keep it.",
      link: { href: paths.adminComments(), label: "Go to the comments" },
    });
  }
  return concerns;
}

function mailConcerns(mails: Worrying["mails"]): Concern[] {
  const concerns: Concern[] = [];
  if (mails.refused > 0) {
    concerns.push({
      tone: "warn",
      title: `${many(mails.refused, "message was", "messages were")} refused`,
      text: "The mail server will never take them: most often the address does not exist.",
      link: toOutbox,
    });
  }
  if (mails.delayed > 0 && mails.hasServer) {
    concerns.push({
      tone: "warn",
      title: `${many(mails.delayed, "message", "messages")} could not be handed over yet`,
      text: "The mail server did not take them at the first attempt; they are tried again by themselves.",
      link: toOutbox,
    });
  }
  if (!mails.hasServer) {
    concerns.push({
      tone: "info",
      title: "No mail server is set",
      text: "Invitations and notices stay in the outbox, where you can read them. Set SMTP_URL to have them sent.",
      link: toOutbox,
    });
  }
  return concerns;
}
