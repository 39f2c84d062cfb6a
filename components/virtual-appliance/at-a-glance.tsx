import { Archive, BadgeCheck, CircleHelp, Cloud, Play, RefreshCw, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { type Answer, SECTIONS } from "./glance.ts";

/** Six questions and their answers, each a link to the whole of it further down. */
export function AtAGlance({ answers }: { answers: readonly Answer[] }) {
  return (
    <section aria-labelledby="at-a-glance" className="print:break-inside-avoid">
      <h2 id="at-a-glance" className="sr-only">
        At a glance
      </h2>
      <dl className="grid grid-cols-1 gap-px overflow-clip rounded-lg border border-line bg-line sm:grid-cols-2 xl:grid-cols-3">
        {answers.map((answer) => (
          <Answered key={answer.question} {...answer} />
        ))}
      </dl>
    </section>
  );
}

function Answered({ question, answer, evidence, tone, section }: Answer) {
  return (
    <div className="relative grid grid-cols-[1.5rem_1fr] content-start gap-x-2.5 bg-surface px-4 py-3.5 text-sm has-[a:hover]:bg-hover sm:px-5">
      <dt className="contents">
        <span className={joinClasses("pt-px [&_svg]:size-4.5", looks[tone])}>
          {icons[question] ?? <CircleHelp aria-hidden />}
        </span>
        <span className="font-semibold">{question}</span>
      </dt>
      <dd className="col-start-2 mt-0.5 grid gap-0.5">
        <span className="text-ink">
          <a
            href={`#${SECTIONS[section]}`}
            className="no-underline after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            {answer}
          </a>
        </span>
        {evidence && <span className="text-xs text-ink-muted">{evidence}</span>}
      </dd>
    </div>
  );
}

const icons: Readonly<Record<string, ReactNode>> = {
  "What is it?": <Archive aria-hidden />,
  "Is it fresh?": <RefreshCw aria-hidden />,
  "Is it safe?": <ShieldCheck aria-hidden />,
  "Who endorses it?": <BadgeCheck aria-hidden />,
  "Where does it run?": <Cloud aria-hidden />,
  "How do I start it?": <Play aria-hidden />,
};

const looks: Record<Answer["tone"], string> = {
  ok: "text-ok",
  warn: "text-warn",
  danger: "text-danger",
  neutral: "text-ink-muted",
};
