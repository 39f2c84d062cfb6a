/** SPDX identifiers that appliances are most often published under; any other text may be typed. */
export const COMMON_LICENCES = [
  "Apache-2.0",
  "MIT",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "GPL-2.0-only",
  "GPL-2.0-or-later",
  "GPL-3.0-only",
  "GPL-3.0-or-later",
  "LGPL-2.1-or-later",
  "LGPL-3.0-or-later",
  "AGPL-3.0-or-later",
  "MPL-2.0",
  "EUPL-1.2",
  "CC-BY-4.0",
  "CC-BY-SA-4.0",
  "CC0-1.0",
] as const;
