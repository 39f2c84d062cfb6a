/** Structured logs on standard error. Secrets are cut out by name, wherever they appear. */
import pino from "pino";

const SECRETS = ["token", "secret", "password", "authorization", "cookie", "privateKey", "clientSecret"];

export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
  },
  pino.destination({ dest: 2, sync: true }),
);
