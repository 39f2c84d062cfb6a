"use client";

import { createKeptValue } from "#components/ui/kept-value.ts";
import { type ChosenAppliance, readChosen } from "./chosen-appliances.ts";

/** The appliances that were chosen for comparison in this browser. */
export const keptComparison = createKeptValue<ChosenAppliance[]>("slipway.comparison", readChosen);
