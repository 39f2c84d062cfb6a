import { computingPlatforms } from "./appliances/computing-platforms.ts";
import { dataAndMonitoring } from "./appliances/data-and-monitoring.ts";
import { earthAndSpace } from "./appliances/earth-and-space.ts";
import { enterpriseLinux } from "./appliances/enterprise-linux.ts";
import { interactiveAnalysis } from "./appliances/interactive-analysis.ts";
import { lifeSciences } from "./appliances/life-sciences.ts";
import { otherDistributions } from "./appliances/other-distributions.ts";
import { smallSystems } from "./appliances/small-systems.ts";
import { ubuntu } from "./appliances/ubuntu.ts";
import type { DemoAppliance } from "./types.ts";

/** The whole demo catalogue. Images of the same appliance keep their order from version to version. */
export const appliances: DemoAppliance[] = [
  ...ubuntu,
  ...enterpriseLinux,
  ...otherDistributions,
  ...smallSystems,
  ...computingPlatforms,
  ...dataAndMonitoring,
  ...interactiveAnalysis,
  ...lifeSciences,
  ...earthAndSpace,
];
