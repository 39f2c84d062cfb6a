/**
 * What the image linter says of an image, and how grave it is. Pure.
 *
 * The rules are those of the EGI and HEPiX image guidelines that a file tells of at its ends, and that what its authors
 * declare tells of. What lies in the file system inside is not looked into, and no report says otherwise.
 */
import { z } from "zod";
import type { ReportedImage } from "./reported-image.ts";
import { RULES, SEVERITIES } from "./rules.ts";

/** Findings are stored as JSON; this is their shape when read again. */
export const findingsSchema = z.array(
  z.object({
    /** Of the rule: `A6` of the guidelines, `S1` of ours. */
    rule: z.string(),
    severity: z.enum(SEVERITIES),
    message: z.string(),
  }),
);
export type ReportFinding = Readonly<z.infer<typeof findingsSchema>[number]>;

/** clean: nothing to warn of. advice: warnings. failing: at least one error. */
export const GRADES = ["clean", "advice", "failing"] as const;
export type ReportGrade = (typeof GRADES)[number];

/** Every finding, the gravest first, and the grade that follows from them. */
export function reportOn(image: ReportedImage): { grade: ReportGrade; findings: ReportFinding[] } {
  const findings = RULES.flatMap(({ id, severity, judge }) => {
    const message = judge(image);
    return message === null ? [] : [{ rule: id, severity, message }];
  }).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { grade: gradeOf(findings), findings };
}

function gradeOf(findings: readonly ReportFinding[]): ReportGrade {
  if (findings.some(({ severity }) => severity === "error")) return "failing";
  return findings.some(({ severity }) => severity === "warning") ? "advice" : "clean";
}
