import { Flag, Wrench } from "lucide-react";
import Link from "next/link";
import { paths } from "#lib/platform/paths.ts";

type ReportProblemLinkProps = {
  slug: string;
  /** Open reports that the viewer could mend; null for those who do not maintain the appliance. */
  open: number | null;
};

/** The way to say that something is wrong with an appliance; and for those who mend it, to what was said. */
export function ReportProblemLink({ slug, open }: ReportProblemLinkProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm print:hidden">
      <Link
        href={paths.reportProblem(slug)}
        className="inline-flex min-h-9 items-center gap-2 text-ink-muted underline-offset-4 hover:text-ink hover:underline max-sm:min-h-11"
      >
        <Flag aria-hidden className="size-4" />
        Report a problem with this appliance
      </Link>
      {open !== null && (
        <Link
          href={paths.applianceProblems(slug)}
          className="inline-flex min-h-9 items-center gap-2 text-ink-muted underline-offset-4 hover:text-ink hover:underline max-sm:min-h-11"
        >
          <Wrench aria-hidden className="size-4" />
          {open === 0 ? "Problems reported: none open" : `Problems reported: ${open} open`}
        </Link>
      )}
    </p>
  );
}
