/** Structured logs on standard error. Secrets are cut out by name, wherever they appear. */
import pino from "pino";
import { logLevelSchema } from "./log-level.ts";

const SECRETS = ["token", "secret", "password", "authorization", "cookie", "privateKey", "clientSecret"];

export const log = pino(
  {
    // A wrong level is refused with the other settings, in a sentence; the log is loaded before they are read.
    level: logLevelSchema.safeParse(process.env.LOG_LEVEL).data ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
  },
  pino.destination({ dest: 2, sync: true }),
);
