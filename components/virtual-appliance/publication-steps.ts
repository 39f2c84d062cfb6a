/** The way of a working version to its publication, as the steps over the author's desk. */
import type { Step } from "#components/ui/stepper.tsx";
import type { PublicationProblem } from "#lib/virtual-appliance/version.ts";
import { type CheckStanding, isUnderWay } from "./integrity-check-words.ts";

type WorkingVersion = {
  problems: readonly Pick<PublicationProblem, "step">[];
  /** One of each image. */
  standings: readonly CheckStanding[];
};

/** Details → images → integrity check → publish; the links lead to the parts of the desk. */
export function publicationSteps({ problems, standings }: WorkingVersion): Step[] {
  const images = standings.length;
  const isClear = (asked: PublicationProblem["step"]) => problems.every(({ step }) => step !== asked);
  const done = [isClear("details"), isClear("images"), images > 0 && isClear("check")];
  const current = done.indexOf(false) === -1 ? done.length : done.indexOf(false);
  const state = (index: number) => (done[index] ? "done" : index === current ? "current" : "todo");
  return [
    { label: "Details", href: "#details", state: state(0), description: "Version, notes, expiry" },
    { label: "Images", href: "#images", state: state(1), description: countOf(images) },
    {
      label: "Integrity check",
      href: "#images",
      state: standings.includes("failed") ? "failed" : state(2),
      description: describeChecks(standings),
    },
    {
      label: "Publish",
      href: "#publish",
      state: current === done.length ? "current" : "todo",
      description: current === done.length ? "Everything is ready" : "When the rest is done",
    },
  ];
}

function countOf(images: number): string {
  if (images === 0) return "None yet";
  return images === 1 ? "1 image" : `${images} images`;
}

function describeChecks(standings: readonly CheckStanding[]): string {
  if (standings.length === 0) return "Of every image";
  const busy = standings.filter(isUnderWay).length;
  if (busy > 0) return `${busy} under way`;
  const passed = standings.filter((standing) => standing === "passed").length;
  return `${passed} of ${standings.length} passed`;
}

/**
 * What somebody should know before publishing a version that may be published: an image once measured stays
 * publishable, whatever a repetition of its check says.
 */
export function publicationCaution(standings: readonly CheckStanding[]): string | null {
  if (standings.includes("failed")) {
    return "The last check of an image failed: its file is no longer what was measured. Look at it first.";
  }
  return standings.some(isUnderWay) ? "A check is being repeated: wait for what it finds." : null;
}
