import path from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "./env.ts";

const PRODUCTION = {
  SLIPWAY_MODE: "production",
  BASE_URL: "https://va.example.org",
  DATABASE_URL: "postgresql://slipway:b9Wq2Ks7Vd@db.example.org/slipway",
  OIDC_ISSUER: "https://idp.example.org",
  OIDC_CLIENT_ID: "slipway",
  OIDC_CLIENT_SECRET: "Zb2tbX0Zq3mPk7Yw",
  AUTH_SECRET: "q7Vt0kXb2M5nR8wYc1Lf4Hd6Js9Ga3Pe",
};

/** The lines of the refusal. */
function refusalOf(environment: Record<string, string | undefined>): string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("without any setting", () => {
  it("everything is embedded, on this machine only", () => {
    expect(readSettings({})).toEqual({
      mode: "demo",
      host: "127.0.0.1",
      port: 3000,
      dataDir: path.resolve("var"),
      baseUrl: "http://localhost:3000",
      databaseUrl: null,
      ownerDatabaseUrl: null,
      oidc: null,
      authSecret: null,
      signing: null,
      nextSigning: null,
      meantNamesChange: null,
      distrustedCertificate: null,
      openPgpKeyFile: null,
      endorser: { name: "Slipway", email: "support@slipway.invalid" },
      fetchAllowedRanges: "",
      fetchMaxBytes: 200n * 1024n ** 3n,
      uploadQuotaBytes: 100n * 1024n ** 3n,
      imageStorage: null,
      entitlementNamespaces: ["urn:mace:egi.eu"],
      entitlementVoRoles: expect.arrayContaining([
        { namespace: null, role: "manager", voRole: "manager" },
        { namespace: null, role: "vm_operator", voRole: "member" },
      ]),
      entitlementPlatformRoles: [
        { group: "slipway", role: "administrator", platformRole: "administrator" },
        { group: "slipway", role: "security_officer", platformRole: "security_officer" },
      ],
      unknownVos: "ignore",
      trustedProxies: [],
      rateLimits: {
        "sign-in": { points: 200, seconds: 300 },
        writes: { points: 240, seconds: 60 },
        search: { points: 240, seconds: 60 },
      },
      redisUrl: null,
      smtpUrl: null,
      mailFrom: "Slipway <support@slipway.invalid>",
      logLevel: null,
    });
  });

  it("an empty setting counts as none", () => {
    const names = [...Object.keys(PRODUCTION), "PORT", "HOST", "DATA_DIR", "SIGNING_CERT", "SIGNING_KEY"];
    const more = ["ENDORSER_NAME", "ENDORSER_EMAIL", "FETCH_ALLOWED_RANGES", "FETCH_MAX_BYTES", "LOG_LEVEL"];
    const empty = Object.fromEntries([...names, ...more].map((name) => [name, ""]));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });
});

describe("settings", () => {
  it("are read", () => {
    const settings = readSettings({
      PORT: "8080",
      BASE_URL: "https://va.example.org//",
      DATA_DIR: "/data",
      SIGNING_CERT: "/pki/cert.pem",
      SIGNING_KEY: "/pki/key.pem",
      SIGNING_CA: "/pki/ca.pem",
      SIGNING_NEXT_CERT: "/pki/next.pem",
      SIGNING_NEXT_KEY: "pkcs11:token=next",
      SIGNING_NAMES_CHANGE: `${"AB:".repeat(31)}AB`,
      SIGNING_DISTRUSTED: "cd".repeat(32),
      FETCH_ALLOWED_RANGES: "10.0.0.0/8, 127.0.0.1/32:9000",
      FETCH_MAX_BYTES: "1000",
      ENTITLEMENT_NAMESPACES: "urn:a, urn:b",
      ENTITLEMENT_VO_ROLES: "vo_admin=manager, urn:b|boss=deputy",
      ENTITLEMENT_PLATFORM_ROLES: "ops:security:role=lead=security_officer, ops=administrator",
      UNKNOWN_VOS: "create",
      TRUSTED_PROXIES: "10.1.0.0/16, 192.168.0.1/32",
      RATE_LIMITS: "search=5/10",
      LOG_LEVEL: "debug",
    });
    expect(settings).toMatchObject({
      port: 8080,
      baseUrl: "https://va.example.org",
      dataDir: "/data",
      signing: {
        certificateFile: "/pki/cert.pem",
        privateKey: "/pki/key.pem",
        authorityFile: "/pki/ca.pem",
      },
      nextSigning: {
        certificateFile: "/pki/next.pem",
        privateKey: "pkcs11:token=next",
        authorityFile: null,
      },
      meantNamesChange: "ab".repeat(32),
      distrustedCertificate: "cd".repeat(32),
      fetchAllowedRanges: "10.0.0.0/8, 127.0.0.1/32:9000",
      fetchMaxBytes: 1000n,
      entitlementNamespaces: ["urn:a", "urn:b"],
      entitlementVoRoles: [
        { namespace: null, role: "vo_admin", voRole: "manager" },
        { namespace: "urn:b", role: "boss", voRole: "deputy" },
      ],
      entitlementPlatformRoles: [
        { group: "ops:security", role: "lead", platformRole: "security_officer" },
        { group: "ops", role: null, platformRole: "administrator" },
      ],
      unknownVos: "create",
      trustedProxies: ["10.1.0.0/16", "192.168.0.1/32"],
      rateLimits: { search: { points: 5, seconds: 10 }, writes: { points: 240, seconds: 60 } },
      logLevel: "debug",
    });
  });

  it("the mode follows NODE_ENV unless it is said", () => {
    const { SLIPWAY_MODE: _, ...rest } = PRODUCTION;
    expect(readSettings({ ...rest, NODE_ENV: "production" }).mode).toBe("production");
    expect(readSettings({ NODE_ENV: "production", SLIPWAY_MODE: "demo" }).mode).toBe("demo");
    expect(readSettings(PRODUCTION)).toMatchObject({
      mode: "production",
      oidc: { issuer: "https://idp.example.org", clientId: "slipway", clientSecret: "Zb2tbX0Zq3mPk7Yw" },
    });
  });

  it.each([
    ["ENTITLEMENT_VO_ROLES", "manager=emperor"],
    ["ENTITLEMENT_PLATFORM_ROLES", "administrator"],
    ["UNKNOWN_VOS", "perhaps"],
    ["TRUSTED_PROXIES", "somewhere"],
    ["RATE_LIMITS", "search=often"],
    ["REDIS_URL", "http://cache.example.org"],
    ["SMTP_URL", "mail.example.org"],
    ["OWNER_DATABASE_URL", "mysql://localhost"],
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["SLIPWAY_MODE", "staging"],
    ["BASE_URL", "va.example.org"],
    ["BASE_URL", "ftp://va.example.org"],
    ["DATABASE_URL", "mysql://db"],
    ["OIDC_ISSUER", "idp"],
    ["ENDORSER_EMAIL", "nobody"],
    ["FETCH_MAX_BYTES", "many"],
    ["FETCH_MAX_BYTES", "0"],
    ["LOG_LEVEL", "loud"],
    ["LOG_LEVEL", "WARN"],
    ["FETCH_ALLOWED_RANGES", "10.0.0.0/8,loopback"],
    ["AUTH_SECRET", "fifteen-letters"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(refusalOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: .+\\.$`))]);
  });

  it.each(["/slipway", "/?a=b", "?", "#top", "/#", "//a/"])("BASE_URL ending in %s is refused", (rest) => {
    expect(refusalOf({ BASE_URL: `https://va.example.org${rest}` })).toEqual([
      "BASE_URL: nothing is served under a path, so give scheme, host and port only: https://va.example.org",
    ]);
  });

  it("a demo's own AUTH_SECRET needs 16 characters", () => {
    expect(refusalOf({ AUTH_SECRET: "sixteen-letters." })).toEqual([]);
  });

  it("every refusal is told at once", () => {
    expect(refusalOf({ PORT: "x", BASE_URL: "y" })).toHaveLength(2);
  });

  it("a secret is not repeated in a refusal", () => {
    const refusal = refusalOf({ ...PRODUCTION, AUTH_SECRET: "short-but-mine", OIDC_ISSUER: "idp" });
    expect(refusal.join()).not.toContain("short-but-mine");
  });
});

describe("half settings", () => {
  const oidc = { OIDC_ISSUER: "https://idp.example.org", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y" };

  it.each(Object.keys(oidc))("OpenID Connect without %s", (name) => {
    expect(refusalOf({ ...oidc, [name]: "" })).toEqual([expect.stringMatching(/OIDC_ISSUER.*together/)]);
  });

  it.each(["SIGNING_NEXT_KEY", "SIGNING_NEXT_CA"])("%s without the certificate it belongs to", (name) => {
    expect(refusalOf({ [name]: "a.pem" })).toEqual([expect.stringMatching(`${name}.*SIGNING_NEXT_CERT`)]);
  });

  it.each(["SIGNING_NAMES_CHANGE", "SIGNING_DISTRUSTED"])("%s that names no certificate", (name) => {
    expect(refusalOf({ [name]: "yes" })).toEqual([expect.stringMatching(`${name}.*fingerprint`)]);
  });

  it.each([{ SIGNING_CERT: "a.pem" }, { SIGNING_KEY: "a.pem" }])("signing with %o alone", (half) => {
    expect(refusalOf(half)).toEqual([expect.stringMatching(/SIGNING_CERT and SIGNING_KEY/)]);
  });

  it("an authority without the certificate that it vouches for", () => {
    expect(refusalOf({ SIGNING_CA: "ca.pem" })).toEqual([expect.stringMatching(/SIGNING_CA/)]);
  });
});

describe("production", () => {
  it("takes settings that are whole", () => {
    expect(refusalOf(PRODUCTION)).toEqual([]);
  });

  it.each(["DATABASE_URL", "BASE_URL", "AUTH_SECRET"])("needs %s", (name) => {
    expect(refusalOf({ ...PRODUCTION, [name]: undefined })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: production mode needs`)),
    ]);
  });

  it("needs an identity provider of one's own", () => {
    const without = { OIDC_ISSUER: "", OIDC_CLIENT_ID: "", OIDC_CLIENT_SECRET: "" };
    expect(refusalOf({ ...PRODUCTION, ...without })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER: production mode needs/),
    ]);
  });

  it("says all that is missing", () => {
    expect(refusalOf({ SLIPWAY_MODE: "production" })).toHaveLength(4);
  });

  it("refuses a short secret", () => {
    expect(refusalOf({ ...PRODUCTION, AUTH_SECRET: "x".repeat(31) })).toEqual([
      expect.stringMatching(/^AUTH_SECRET: .*32 characters/),
    ]);
  });

  it.each([
    ["AUTH_SECRET", "slipway-demo-secret-0123456789abcdef"],
    ["AUTH_SECRET", "Change-Me-Change-Me-Change-Me-1234"],
    ["OIDC_CLIENT_SECRET", "demo-secret"],
    ["OIDC_CLIENT_SECRET", "password"],
    ["OIDC_CLIENT_SECRET", "Demo"],
  ])("refuses the demo secret %s=%s, which a demo may have", (name, value) => {
    expect(refusalOf({ ...PRODUCTION, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: this is a demo secret`)),
    ]);
    expect(refusalOf({ ...PRODUCTION, SLIPWAY_MODE: "demo", [name]: value })).toEqual([]);
  });

  it("refuses a short client secret", () => {
    const refusal = refusalOf({ ...PRODUCTION, OIDC_CLIENT_SECRET: "Zb2tbX0Zq3mPk7Y" });
    expect(refusal).toEqual([expect.stringMatching(/^OIDC_CLIENT_SECRET: .*16 characters/)]);
    expect(refusal.join()).not.toContain("Zb2tbX0Zq3mPk7Y");
  });

  it.each([
    "postgresql://slipway:slipway-demo-secret@db/slipway",
    "postgresql://slipway:Pass%77ord@db/slipway",
    "postgresql://slipway:demo@db/slipway",
    "postgresql://slipway@db/slipway?password=change-me",
  ])("refuses the demo password in %s, which a demo may have", (databaseUrl) => {
    expect(refusalOf({ ...PRODUCTION, DATABASE_URL: databaseUrl })).toEqual([
      "DATABASE_URL: its password is a demo secret that everybody knows; make one of your own.",
    ]);
    expect(refusalOf({ DATABASE_URL: databaseUrl })).toEqual([]);
  });

  it("asks for no password where the database wants none", () => {
    expect(refusalOf({ ...PRODUCTION, DATABASE_URL: "postgresql:///demo?host=/run/secret" })).toEqual([]);
  });
});
