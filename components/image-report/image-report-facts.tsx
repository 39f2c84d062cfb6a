import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { findingsSchema, type ReportGrade } from "#lib/image-report/image-report.ts";
import { gradeWords, severityWords } from "./report-words.ts";

type ImageReportFactsProps = {
  report: {
    grade: ReportGrade;
    /** As {@link findingsSchema} reads it. */
    findings: unknown;
    inspected: boolean;
    madeAt: Date;
  };
  now: Date;
};

/** What the image linter found in an image, finding by finding, and what it did not look at. */
export function ImageReportFacts({ report, now }: ImageReportFactsProps) {
  const findings = findingsSchema.parse(report.findings);
  const { word, tone } = gradeWords[report.grade];
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <span className="font-semibold">Image report</span>
        <Badge tone={tone}>{word}</Badge>
        <span className="text-ink-muted">
          <RelativeTime at={report.madeAt} now={now} />
        </span>
      </p>
      {findings.length > 0 && (
        <ul aria-label="What the report found" className="grid gap-2.5 text-sm">
          {findings.map(({ rule, severity, message }) => (
            <li key={rule} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 sm:flex-nowrap">
              <Badge tone={severityWords[severity].tone}>{severityWords[severity].word}</Badge>
              <span className="min-w-0 wrap-anywhere">
                {message} <span className="whitespace-nowrap text-ink-muted">Rule {rule}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-ink-muted">
        {report.inspected
          ? "Judged by the container of the file and by what its authors declare. The file system inside was not looked into."
          : "Judged by what its authors declare only: the file was measured before reports looked into files."}
      </p>
    </div>
  );
}
