/** The way of a working version to its publication, as the steps over the author's desk. */
import type { Step } from "#components/ui/stepper.tsx";
import { type CheckStanding, isUnderWay } from "./integrity-check-words.ts";

type WorkingVersion = {
  problems: readonly { image: string | null }[];
  /** One of each image. */
  standings: readonly CheckStanding[];
};

/** Details → images → integrity check → publish; the links lead to the parts of the desk. */
export function publicationSteps({ problems, standings }: WorkingVersion): Step[] {
  const images = standings.length;
  // "Add an image" is said of the version as a whole, too; it belongs to the second step.
  const versionProblems = problems.filter(({ image }) => image === null).length - (images === 0 ? 1 : 0);
  const passed = standings.filter((standing) => standing === "passed").length;
  const done = [versionProblems <= 0, images > 0, images > 0 && passed === images];
  const current = done.indexOf(false) === -1 ? done.length : done.indexOf(false);
  const state = (index: number) => (done[index] ? "done" : index === current ? "current" : "todo");
  return [
    { label: "Details", href: "#details", state: state(0), description: "Version, notes, expiry" },
    { label: "Images", href: "#images", state: state(1), description: countOf(images) },
    {
      label: "Integrity check",
      href: "#images",
      state: standings.includes("failed") ? "failed" : state(2),
      description: describeChecks(standings, passed),
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

function describeChecks(standings: readonly CheckStanding[], passed: number): string {
  if (standings.length === 0) return "Of every image";
  const busy = standings.filter(isUnderWay).length;
  if (busy > 0) return `${busy} under way`;
  return `${passed} of ${standings.length} passed`;
}
