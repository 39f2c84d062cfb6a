/** The public words for what the image linter found. */
import type { Tone } from "#components/ui/tone.tsx";
import type { ReportFinding, ReportGrade } from "#lib/image-report/image-report.ts";

export const gradeWords: Readonly<Record<ReportGrade, { word: string; tone: Tone }>> = {
  clean: { word: "No objections", tone: "ok" },
  advice: { word: "Warnings", tone: "warn" },
  failing: { word: "Not fit to run", tone: "danger" },
};

export const severityWords: Readonly<Record<ReportFinding["severity"], { word: string; tone: Tone }>> = {
  error: { word: "Error", tone: "danger" },
  warning: { word: "Warning", tone: "warn" },
  information: { word: "Good to know", tone: "info" },
};

/** What the reports of several images together say; the gravest counts. */
export function describeReports(grades: readonly (ReportGrade | null)[]): { word: string; tone: Tone } {
  const known = grades.filter((grade) => grade !== null);
  const gravest = (["failing", "advice", "clean"] as const).find((grade) => known.includes(grade));
  if (gravest === undefined) return { word: "No report", tone: "neutral" };
  if (gravest === "clean" && known.length < grades.length) {
    return { word: `Report for ${known.length} of ${grades.length}`, tone: "neutral" };
  }
  return gradeWords[gravest];
}
