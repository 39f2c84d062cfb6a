/**
 * The settings, read from the environment once and checked as a whole. `.env.example` documents each of them.
 */
import path from "node:path";
import { z } from "zod";
import { type LogLevel, logLevelSchema } from "./log-level.ts";
import { parseAllowedRanges } from "./net/address-policy.ts";
import {
  DEFAULT_PLATFORM_ROLES,
  DEFAULT_RATE_LIMITS,
  DEFAULT_VO_ROLES,
  type PlatformRoleName,
  parsePlatformRoles,
  parseRateLimits,
  parseVoRoles,
  type RateLimitName,
  type VoRoleName,
} from "./setting-lists.ts";

/** Secrets that stand in this repository, where everybody can read them. */
const DEMO_SECRETS = ["change-me", "demo-secret", "slipway-demo-secret", "secret", "password"];

/** Shorter secrets can be guessed. */
const MIN_SECRET_LENGTH = 16;
const MIN_PRODUCTION_SECRET_LENGTH = 32;

const url = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });
const emptyMeansUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyMeansUnset, schema.optional());

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, { error: "must begin with postgresql://" });

/** One SHA-256 fingerprint of a certificate; one setting names one. */
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "must be the SHA-256 fingerprint of one certificate" });
const plainFingerprint = (value: unknown) =>
  typeof value === "string" ? value.replace(/[:\s]/g, "").toLowerCase() : value;

const schema = z.object({
  SLIPWAY_MODE: optional(z.enum(["demo", "production"])),
  NODE_ENV: optional(z.string()),
  PORT: z.preprocess(
    emptyMeansUnset,
    z.coerce.number({ error: "must be a number from 1 to 65535" }).int().min(1).max(65535).default(3000),
  ),
  HOST: z.preprocess(emptyMeansUnset, z.string().default("127.0.0.1")),
  DATA_DIR: z.preprocess(emptyMeansUnset, z.string().default("./var")),
  BASE_URL: optional(url),
  DATABASE_URL: optional(postgresUrl),
  OWNER_DATABASE_URL: optional(postgresUrl),
  OIDC_ISSUER: optional(url),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  AUTH_SECRET: optional(z.string()),
  SIGNING_CERT: optional(z.string()),
  SIGNING_KEY: optional(z.string()),
  SIGNING_CA: optional(z.string()),
  SIGNING_NEXT_CERT: optional(z.string()),
  SIGNING_NEXT_KEY: optional(z.string()),
  SIGNING_NEXT_CA: optional(z.string()),
  SIGNING_NAMES_CHANGE: z.preprocess(plainFingerprint, optional(fingerprint)),
  SIGNING_DISTRUSTED: z.preprocess(plainFingerprint, optional(fingerprint)),
  OPENPGP_KEY: optional(z.string()),
  ENDORSER_NAME: z.preprocess(emptyMeansUnset, z.string().default("Slipway")),
  ENDORSER_EMAIL: z.preprocess(emptyMeansUnset, z.email().default("support@slipway.invalid")),
  FETCH_ALLOWED_RANGES: z.preprocess(emptyMeansUnset, z.string().default("")),
  UPLOAD_QUOTA_BYTES: z.preprocess(
    emptyMeansUnset,
    z.coerce
      .bigint()
      .nonnegative()
      .default(100n * 1024n ** 3n),
  ),
  S3_BUCKET: optional(z.string()),
  S3_ENDPOINT: optional(url),
  S3_REGION: z.preprocess(emptyMeansUnset, z.string().default("us-east-1")),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  FETCH_MAX_BYTES: z.preprocess(
    emptyMeansUnset,
    z.coerce
      .bigint()
      .positive()
      .default(200n * 1024n ** 3n),
  ),
  ENTITLEMENT_NAMESPACES: z.preprocess(emptyMeansUnset, z.string().default("urn:mace:egi.eu")),
  ENTITLEMENT_VO_ROLES: z.preprocess(emptyMeansUnset, z.string().default(DEFAULT_VO_ROLES)),
  ENTITLEMENT_PLATFORM_ROLES: z.preprocess(emptyMeansUnset, z.string().default(DEFAULT_PLATFORM_ROLES)),
  UNKNOWN_VOS: z.preprocess(emptyMeansUnset, z.enum(["ignore", "create"]).default("ignore")),
  TRUSTED_PROXIES: z.preprocess(emptyMeansUnset, z.string().default("")),
  RATE_LIMITS: z.preprocess(emptyMeansUnset, z.string().default(DEFAULT_RATE_LIMITS)),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, { error: "must begin with redis:// or rediss://" })),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, { error: "must begin with smtp:// or smtps://" })),
  MAIL_FROM: optional(z.string()),
  LOG_LEVEL: logLevelSchema,
});

/** Every variable that is read here. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

/** The settings as the rest of the program knows them. */
export type Settings = {
  /** `demo`: everything may be embedded. `production`: nothing is, and demo secrets are refused. */
  mode: "demo" | "production";
  host: string;
  port: number;
  /** Absolute. */
  dataDir: string;
  /** Without a slash at the end. */
  baseUrl: string;
  /** Null: PostgreSQL is embedded. */
  databaseUrl: string | null;
  /** Who owns the tables and migrates them; null: the same as `databaseUrl`. */
  ownerDatabaseUrl: string | null;
  /** Null: the identity provider is embedded. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | null;
  /** Null: one is made and kept in the data directory. */
  authSecret: string | null;
  /** Null: an authority of our own is made and kept in the data directory. Files in PEM. */
  signing: (CertificateSettings & { privateKey: string }) | null;
  /** What is to be the next, announced ahead; null: nothing is. */
  nextSigning: CertificateSettings | null;
  /** SHA-256 of the certificate whose names may differ from those announced before, lower-case hex; null: none's may. */
  meantNamesChange: string | null;
  /** SHA-256 of a certificate whose key got into wrong hands, lower-case hex; null: of none. */
  distrustedCertificate: string | null;
  /** Armored OpenPGP key, for formats that are verified with a keyring; null: they stand unsigned. */
  openPgpKeyFile: string | null;
  endorser: { name: string; email: string };
  /** CIDR ranges, comma-separated, that the guarded client may reach although they are not public. */
  fetchAllowedRanges: string;
  fetchMaxBytes: bigint;
  /** What the uploaded files of one appliance may measure together, in bytes; 0: nothing can be uploaded. */
  uploadQuotaBytes: bigint;
  /** Null: uploaded files lie in the data directory. */
  imageStorage: S3Settings | null;
  /** URN prefixes whose group entitlements count, e.g. `urn:mace:egi.eu`. */
  entitlementNamespaces: readonly string[];
  /** Which role of an entitlement is which role in a VO; `namespace` null: in each of them. */
  entitlementVoRoles: readonly { namespace: string | null; role: string; voRole: VoRoleName }[];
  /** Which group, and role in it, gives which role on the whole platform; `role` null: plain membership. */
  entitlementPlatformRoles: readonly { group: string; role: string | null; platformRole: PlatformRoleName }[];
  /** What happens when an entitlement names a VO that is not known here. */
  unknownVos: "ignore" | "create";
  /** CIDR ranges of the proxies in front, whose word on the client's address is taken. */
  trustedProxies: readonly string[];
  /** How many requests of a kind one address, person or token may make in how many seconds. */
  rateLimits: Readonly<Record<RateLimitName, { points: number; seconds: number }>>;
  /** Null: requests are counted in PostgreSQL. */
  redisUrl: string | null;
  /** Null: messages stay in the outbox. */
  smtpUrl: string | null;
  /** Sender of messages. */
  mailFrom: string;
  /** Null: `info`; under the launcher, which speaks for itself, `warn`. */
  logLevel: LogLevel | null;
};

/** A signing certificate. */
export type CertificateSettings = {
  certificateFile: string;
  /** Path of a file, or the `pkcs11:` address of a key in a token; null where it is not there yet. */
  privateKey: string | null;
  authorityFile: string | null;
};

/** What is needed to reach a bucket of S3-compatible object storage. */
export type S3Settings = {
  bucket: string;
  /** Null: Amazon's own, by region. */
  endpoint: string | null;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** What is wrong with the settings, in sentences; `message` holds one a line. */
export class SettingsError extends Error {}

/**
 * Checks the environment and gives the settings.
 *
 * @throws SettingsError that names each variable and what to do about it
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}.`).join("\n"),
    );
  }
  const env = parsed.data;
  const voRoles = parseVoRoles(env.ENTITLEMENT_VO_ROLES);
  const platformRoles = parsePlatformRoles(env.ENTITLEMENT_PLATFORM_ROLES);
  const rateLimits = parseRateLimits(env.RATE_LIMITS);
  const settings: Settings = {
    mode: env.SLIPWAY_MODE ?? (env.NODE_ENV === "production" ? "production" : "demo"),
    host: env.HOST,
    port: env.PORT,
    dataDir: path.resolve(env.DATA_DIR),
    baseUrl: (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ""),
    databaseUrl: env.DATABASE_URL ?? null,
    ownerDatabaseUrl: env.OWNER_DATABASE_URL ?? null,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET }
        : null,
    authSecret: env.AUTH_SECRET ?? null,
    signing:
      env.SIGNING_CERT && env.SIGNING_KEY
        ? {
            certificateFile: path.resolve(env.SIGNING_CERT),
            privateKey: resolveKey(env.SIGNING_KEY),
            authorityFile: env.SIGNING_CA ? path.resolve(env.SIGNING_CA) : null,
          }
        : null,
    nextSigning: env.SIGNING_NEXT_CERT
      ? {
          certificateFile: path.resolve(env.SIGNING_NEXT_CERT),
          privateKey: env.SIGNING_NEXT_KEY ? resolveKey(env.SIGNING_NEXT_KEY) : null,
          authorityFile: env.SIGNING_NEXT_CA ? path.resolve(env.SIGNING_NEXT_CA) : null,
        }
      : null,
    meantNamesChange: env.SIGNING_NAMES_CHANGE ?? null,
    distrustedCertificate: env.SIGNING_DISTRUSTED ?? null,
    openPgpKeyFile: env.OPENPGP_KEY ? path.resolve(env.OPENPGP_KEY) : null,
    endorser: { name: env.ENDORSER_NAME, email: env.ENDORSER_EMAIL },
    fetchAllowedRanges: env.FETCH_ALLOWED_RANGES,
    fetchMaxBytes: env.FETCH_MAX_BYTES,
    uploadQuotaBytes: env.UPLOAD_QUOTA_BYTES,
    imageStorage:
      env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
        ? {
            bucket: env.S3_BUCKET,
            endpoint: env.S3_ENDPOINT ?? null,
            region: env.S3_REGION,
            accessKeyId: env.S3_ACCESS_KEY_ID,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY,
          }
        : null,
    entitlementNamespaces: env.ENTITLEMENT_NAMESPACES.split(",")
      .map((namespace) => namespace.trim())
      .filter(Boolean),
    entitlementVoRoles: voRoles.parsed,
    entitlementPlatformRoles: platformRoles.parsed,
    unknownVos: env.UNKNOWN_VOS,
    trustedProxies: env.TRUSTED_PROXIES.split(",")
      .map((range) => range.trim())
      .filter(Boolean),
    rateLimits: rateLimits.parsed,
    redisUrl: env.REDIS_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? `${env.ENDORSER_NAME} <${env.ENDORSER_EMAIL}>`,
    logLevel: env.LOG_LEVEL ?? null,
  };
  const problems = [
    ...findHalfSettings(env),
    ...findBadBaseUrl(env.BASE_URL),
    ...findBadRanges("FETCH_ALLOWED_RANGES", env.FETCH_ALLOWED_RANGES),
    ...findBadRanges("TRUSTED_PROXIES", env.TRUSTED_PROXIES),
    ...voRoles.problems,
    ...platformRoles.problems,
    ...rateLimits.problems,
    ...findShortSecrets(settings),
    ...findProductionProblems(settings, env.BASE_URL),
  ];
  if (problems.length > 0) throw new SettingsError(problems.join("\n"));
  return settings;
}

function findHalfSettings(env: z.infer<typeof schema>): string[] {
  const problems: string[] = [];
  const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (oidc !== 0 && oidc !== 3) {
    problems.push(
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none to use the embedded provider.",
    );
  }
  const s3 = [env.S3_BUCKET, env.S3_ACCESS_KEY_ID, env.S3_SECRET_ACCESS_KEY].filter(Boolean).length;
  if (s3 !== 0 && s3 !== 3) {
    problems.push(
      "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set all three, or none to keep uploaded files in DATA_DIR.",
    );
  }
  if (Boolean(env.SIGNING_CERT) !== Boolean(env.SIGNING_KEY)) {
    problems.push("SIGNING_CERT and SIGNING_KEY belong together: set both, or none to have them made.");
  }
  if (env.SIGNING_CA && !env.SIGNING_CERT) {
    problems.push("SIGNING_CA: names the authority of SIGNING_CERT, which is not set.");
  }
  for (const name of ["SIGNING_NEXT_KEY", "SIGNING_NEXT_CA"] as const) {
    if (env[name] && !env.SIGNING_NEXT_CERT) {
      problems.push(`${name}: belongs to SIGNING_NEXT_CERT, which is not set.`);
    }
  }
  return problems;
}

function resolveKey(key: string): string {
  return key.startsWith("pkcs11:") ? key : path.resolve(key);
}

function findBadBaseUrl(baseUrl: string | undefined): string[] {
  if (!baseUrl || /^[^:]+:\/\/[^/?#]+\/*$/.test(baseUrl)) return [];
  return [
    `BASE_URL: nothing is served under a path, so give scheme, host and port only: ${new URL(baseUrl).origin}`,
  ];
}

function findBadRanges(name: string, ranges: string): string[] {
  try {
    parseAllowedRanges(ranges);
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : "cannot be read."}`];
  }
}

function findProductionProblems(settings: Settings, givenBaseUrl: string | undefined): string[] {
  if (settings.mode !== "production") return [];
  const problems: string[] = [];
  if (!settings.databaseUrl)
    problems.push("DATABASE_URL: production mode needs a PostgreSQL server of your own.");
  if (!settings.oidc) {
    problems.push("OIDC_ISSUER: production mode needs an OpenID Connect provider of your own.");
  }
  if (!givenBaseUrl) problems.push("BASE_URL: production mode needs the public address of this service.");
  if (!settings.authSecret) problems.push(`AUTH_SECRET: production mode needs ${LONG_SECRET}.`);
  return [...problems, ...findDemoSecrets(settings)];
}

const LONG_SECRET = `a secret of ${MIN_PRODUCTION_SECRET_LENGTH} characters or more (openssl rand -base64 32)`;

function findShortSecrets({ mode, authSecret, oidc }: Settings): string[] {
  const problems: string[] = [];
  if (mode === "demo") {
    if (authSecret && authSecret.length < MIN_SECRET_LENGTH) {
      problems.push(`AUTH_SECRET: needs ${MIN_SECRET_LENGTH} characters or more, also in a demo.`);
    }
    return problems;
  }
  if (authSecret && authSecret.length < MIN_PRODUCTION_SECRET_LENGTH) {
    problems.push(`AUTH_SECRET: production mode needs ${LONG_SECRET}.`);
  }
  // One that is no secret at all is told about once, as such.
  if (oidc && oidc.clientSecret.length < MIN_SECRET_LENGTH && !isDemoSecret(oidc.clientSecret)) {
    problems.push(
      `OIDC_CLIENT_SECRET: production mode needs a secret of ${MIN_SECRET_LENGTH} characters or more; ask the provider for a longer one.`,
    );
  }
  return problems;
}

function findDemoSecrets({ authSecret, oidc, databaseUrl }: Settings): string[] {
  const problems: string[] = [];
  for (const [name, value] of Object.entries({
    AUTH_SECRET: authSecret,
    OIDC_CLIENT_SECRET: oidc?.clientSecret,
  })) {
    if (value && isDemoSecret(value)) {
      problems.push(`${name}: this is a demo secret that everybody knows; make one of your own.`);
    }
  }
  if (databaseUrl && isDemoSecret(readPassword(databaseUrl))) {
    problems.push("DATABASE_URL: its password is a demo secret that everybody knows; make one of your own.");
  }
  return problems;
}

function isDemoSecret(value: string): boolean {
  const lower = value.toLowerCase();
  return lower === "demo" || DEMO_SECRETS.some((demo) => lower.includes(demo));
}

/** The password of a database, which may also stand among the parameters; empty when there is none. */
function readPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return "";
  const { password, searchParams } = new URL(databaseUrl);
  try {
    return searchParams.get("password") ?? decodeURIComponent(password);
  } catch {
    return password;
  }
}

let current: Settings | undefined;

/** The settings of this process, read from `process.env` at the first call. */
export function getSettings(): Settings {
  current ??= readSettings(process.env);
  return current;
}
