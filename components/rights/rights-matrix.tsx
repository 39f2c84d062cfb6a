import { Check, LogIn } from "lucide-react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { type Outcome, type RightsGroup, ROLES } from "#lib/rights/rights-table.ts";

/** One group of the table of rights: a row an action, a column a role. Scrolls sideways where it does not fit. */
export function RightsMatrix({ group: { title, rights } }: { group: RightsGroup }) {
  return (
    <section
      aria-label={`Rights: ${title}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      // Positioned, so that the words read out in its cells scroll with it instead of widening the page.
      className="relative overflow-x-auto -outline-offset-2"
    >
      <table className="w-full min-w-[68rem] border-collapse text-sm">
        <caption className="sr-only">{title}: who may do what</caption>
        <thead>
          <tr className="border-b border-line align-bottom">
            <th
              scope="col"
              className="sticky left-0 z-10 bg-surface px-5 py-2.5 text-left text-xs font-semibold text-ink-muted"
            >
              To do
            </th>
            {ROLES.map(([role, name]) => (
              <th key={role} scope="col" className="w-20 px-1.5 py-2.5 text-xs font-semibold text-ink-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rights.map(({ action, outcomes }) => (
            <tr key={action} className="group">
              <th
                scope="row"
                className="sticky left-0 z-10 min-w-40 bg-surface px-5 py-2.5 text-left font-medium first-letter:uppercase group-hover:bg-sunken sm:min-w-64"
              >
                {action}
              </th>
              {ROLES.map(([role]) => (
                <td key={role} className="px-1.5 py-2.5 text-center group-hover:bg-sunken">
                  <Cell outcome={outcomes[role]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const WORDS: Readonly<Record<Outcome, string>> = {
  yes: "may",
  "sign in": "is asked to sign in",
  no: "is told that it is not theirs to do",
  hidden: "is told that there is no such thing",
};

/** What a cell's sign stands for. */
function Cell({ outcome }: { outcome: Outcome }) {
  return (
    <span
      className={joinClasses("inline-flex justify-center", outcome === "yes" ? "text-ok" : "text-ink-muted")}
    >
      <span aria-hidden>{SIGNS[outcome]}</span>
      <span className="sr-only">{WORDS[outcome]}</span>
    </span>
  );
}

const SIGNS = {
  yes: <Check size={18} strokeWidth={2.5} />,
  "sign in": <LogIn size={15} />,
  no: "–",
  hidden: "·",
} as const;

/** The legend of the matrix. */
export function RightsLegend() {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-muted">
      {(Object.keys(WORDS) as Outcome[]).map((outcome) => (
        <li key={outcome} className="flex items-center gap-2">
          <span
            aria-hidden
            className={joinClasses("grid w-5 place-items-center", outcome === "yes" && "text-ok")}
          >
            {SIGNS[outcome]}
          </span>
          {WORDS[outcome]}
        </li>
      ))}
    </ul>
  );
}
