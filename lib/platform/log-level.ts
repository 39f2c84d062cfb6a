/** How much is logged: shared by the settings, which refuse a wrong level, and the log, which must exist before them. */
import { z } from "zod";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** LOG_LEVEL as it is set; empty counts as not set. */
export const logLevelSchema = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).optional(),
);
