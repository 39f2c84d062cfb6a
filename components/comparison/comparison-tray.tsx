"use client";

import { lazy, Suspense } from "react";
import { keptComparison } from "./kept-comparison.ts";

/** Not part of the pages' own scripts: most people compare nothing. */
const ChosenTray = lazy(() => import("./chosen-tray.tsx").then((module) => ({ default: module.ChosenTray })));

/** At the bottom of every page, once something is chosen. */
export function ComparisonTray() {
  const chosen = keptComparison.useValue();
  if (!chosen || chosen.length === 0) return null;
  return (
    <Suspense>
      <ChosenTray chosen={chosen} />
    </Suspense>
  );
}
