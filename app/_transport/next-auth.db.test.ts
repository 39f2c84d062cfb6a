/** The sign-in over the real protocol: against the embedded provider, and against one that lies. */
import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getSessionActor } from "#lib/identity/session-queries.ts";
import { startLinking } from "#lib/identity/start-linking.ts";
import { startDemoIdentityProvider } from "#lib/launch/identity-provider.ts";
import { findFreePort } from "#lib/launch/ports.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings, type Settings } from "#lib/platform/env.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import { createTestVo } from "#lib/testing/factories.ts";
import { CLIENT, type Lie, startLyingProvider } from "#lib/testing/lying-provider.ts";
import { visitProvider } from "#lib/testing/provider-visit.ts";
import { authCookies, readSessionCookie } from "./auth-cookies.ts";
import { findEndSessionAddress } from "./end-session-address.ts";
import { type Browser, beginSignIn, completeSignIn, type Leave } from "./sign-in-flow.ts";

const BASE_URL = "https://va.example.org";
const AUTH_SECRET = "a secret that is long enough for tests";
const RETURN_TO = "/appliances/cirros?a=b";
const REFUSED = `/sign-in?returnTo=${encodeURIComponent(RETURN_TO)}&error=OAuthCallback`;
const ORIGIN = { address: "192.0.2.1", requestId: "test" };

// As the web server does.
process.env.NEXTAUTH_URL = BASE_URL;
const database = getDatabase();
const vo = await createTestVo({ name: "biomed" });
const NAMES = authCookies({ baseUrl: BASE_URL });

function settingsFor(issuer: string, overrides: Record<string, string> = {}): Settings {
  return readSettings({
    ...{ BASE_URL, AUTH_SECRET, OIDC_ISSUER: issuer },
    ...{ OIDC_CLIENT_ID: CLIENT.clientId, OIDC_CLIENT_SECRET: CLIENT.clientSecret },
    ...overrides,
  });
}

/** Cookies as a browser keeps them. */
function createBrowser(): Browser & { take(leave: Leave): Leave; drop(name: string): void } {
  const cookies: Record<string, string> = {};
  return {
    ...{ cookies, origin: ORIGIN, userAgent: "Tests/1.0" },
    drop: (name) => void Reflect.deleteProperty(cookies, name),
    take(leave) {
      for (const { name, value, options } of leave.cookies) {
        if (options.maxAge === 0) Reflect.deleteProperty(cookies, name);
        else cookies[name] = value;
      }
      return leave;
    },
  };
}

async function begin(settings: Settings, browser = createBrowser()) {
  const { location } = browser.take(await beginSignIn(settings, browser, { returnTo: RETURN_TO }));
  return { browser, address: location };
}

async function expectNothing(leave: Leave, location = REFUSED) {
  expect(leave.location).toBe(location);
  expect(leave.cookies.filter(({ value }) => value !== "")).toEqual([]);
  expect(await database.session.count()).toBe(0);
  expect(await database.person.count()).toBe(0);
}

beforeEach(async () => {
  await database.person.deleteMany();
});

describe("against the embedded provider", () => {
  let stop = async () => {};
  let settings: Settings;
  beforeAll(async () => {
    const port = await findFreePort();
    const issuer = `http://127.0.0.1:${port}`;
    settings = settingsFor(issuer);
    const made = new Map<string, string>();
    const keep = async (name: string, make: () => string | Promise<string>) => {
      const kept = made.get(name) ?? (await make());
      made.set(name, kept);
      return kept;
    };
    ({ stop } = await startDemoIdentityProvider({ issuer, port, ...CLIENT, baseUrl: BASE_URL, keep }));
  });
  afterAll(() => stop());

  /** The whole way there, up to the step that is examined. */
  async function comeBackAs(person: string, browser = createBrowser()) {
    const { address } = await begin(settings, browser);
    return { browser, query: await visitProvider(address, { person }) };
  }

  async function signIn(person: string, browser = createBrowser()) {
    const { query } = await comeBackAs(person, browser);
    return { browser, leave: browser.take(await completeSignIn(settings, browser, query)) };
  }

  const sessionOf = async ({ cookies }: Browser) => {
    const id = (await readSessionCookie(cookies[NAMES.sessionToken.name], settings))?.sessionId;
    return id ? getSessionActor(id, new Date()) : null;
  };

  test("who signs in has a session, and the roles of their entitlements", async () => {
    const { browser, leave } = await signIn("helene");
    expect(leave.location).toBe(`${BASE_URL}/sign-in?returnTo=${encodeURIComponent(RETURN_TO)}`);
    expect(await sessionOf(browser)).toMatchObject({
      ...{ kind: "person", name: "Hélène Castagnier", profileComplete: false },
      voRoles: { [vo.id]: ["manager", "member"] },
    });
    expect(await database.session.findFirst()).toMatchObject({
      ...{ address: "192.0.2.1", userAgent: "Tests/1.0", linkingUntil: null },
      idToken: expect.stringMatching(/^ey/),
    });
  });

  test("the one cookie that stays is for this host alone, out of reach of scripts, and tells nobody anything", async () => {
    const { browser, leave } = await signIn("helene");
    expect(Object.keys(browser.cookies)).toEqual(["__Host-slipway.session"]);
    const cookie = leave.cookies.find(({ value }) => value !== "");
    expect(cookie?.options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
    const session = await database.session.findFirstOrThrow();
    const { header, payload } = partsOf(cookie?.value ?? "");
    expect(header).toEqual({ alg: "dir", enc: "A256GCM" });
    for (const secret of [session.id, session.personId, "helene"]) expect(payload).not.toContain(secret);
  });

  const misuse: [
    what: string,
    misuse: (
      browser: ReturnType<typeof createBrowser>,
      query: Record<string, string>,
    ) => Promise<Record<string, string>> | Record<string, string>,
  ][] = [
    ["a state that is not the one sent", (_, query) => ({ ...query, state: "x".repeat(43) })],
    ["no state", (_, { state: _state, ...query }) => query],
    ["no code", (_, { code: _code, ...query }) => query],
    ["a code that nobody gave", (_, query) => ({ ...query, code: "x".repeat(43) })],
    [
      "a code of another sign-in",
      async (_, query) => ({ ...query, code: (await comeBackAs("seun")).query.code ?? "" }),
    ],
    ["another issuer in the answer", (_, query) => ({ ...query, iss: "https://evil.example" })],
    ["no issuer, though the provider always names itself", (_, { iss: _iss, ...query }) => query],
    [
      "a browser that did not begin it",
      (browser, query) => {
        for (const name of Object.keys(browser.cookies)) browser.drop(name);
        return query;
      },
    ],
    ...(["state", "pkceCodeVerifier", "nonce"] as const).flatMap((kind): typeof misuse => [
      [
        `the ${kind} cookie is gone`,
        (browser, query) => {
          browser.drop(NAMES[kind].name);
          return query;
        },
      ],
      [
        `the ${kind} cookie is that of another sign-in`,
        async (browser, query) => {
          const other = (await begin(settings)).browser;
          (browser.cookies as Record<string, string>)[NAMES[kind].name] =
            other.cookies[NAMES[kind].name] ?? "";
          return query;
        },
      ],
    ]),
    ["the provider says no", () => ({ error: "access_denied", state: "x" })],
  ];
  test.each(misuse)("%s: refused", async (what, change) => {
    const { browser, query } = await comeBackAs("helene");
    const leave = await completeSignIn(settings, browser, await change(browser, query));
    const forgotten = what.startsWith("a browser that");
    const reason = what === "the provider says no" ? "AccessDenied" : "OAuthCallback";
    await expectNothing(
      leave,
      forgotten ? "/sign-in?error=OAuthCallback" : REFUSED.replace("OAuthCallback", reason),
    );
  });

  test("a code counts once", async () => {
    const { browser, query } = await comeBackAs("helene");
    const before = { ...browser, cookies: { ...browser.cookies } };
    browser.take(await completeSignIn(settings, browser, query));
    expect(await database.session.count()).toBe(1);
    const again = await completeSignIn(settings, before, query);
    expect(again.location).toBe(REFUSED);
    expect(again.cookies.every(({ value }) => value === "")).toBe(true);
    expect(await database.session.count()).toBe(1);
  });

  test("a cookie that we did not make is nobody's", async () => {
    const { browser } = await signIn("helene");
    const { id } = await database.session.findFirstOrThrow();
    const forged = await encode({ token: { sessionId: id }, secret: "another secret, as long as the first" });
    const old = await encode({ token: { sessionId: id }, secret: AUTH_SECRET, maxAge: -60 });
    const real = browser.cookies[NAMES.sessionToken.name] ?? "";
    for (const value of [forged, old, id, "", `${real.slice(0, -2)}xx`, undefined]) {
      expect(await readSessionCookie(value, settings)).toBeNull();
    }
    expect(await readSessionCookie(real, settings)).toMatchObject({ sessionId: id });
  });

  test("a role comes and goes with the entitlement, as a list or as a string", async () => {
    const form = { subject: "carla", name: "Carla", email: "carla@example.org" };
    const manager = "urn:mace:egi.eu:group:biomed:role=manager#aai.egi.eu";
    const roles = async (fields: Record<string, string>) => {
      const { browser, address } = await begin(settings);
      const query = await visitProvider(address, { ...form, ...fields }, { form: true });
      browser.take(await completeSignIn(settings, browser, query));
      return (await sessionOf(browser))?.voRoles;
    };
    expect(await roles({ entitlements: manager })).toEqual({ [vo.id]: ["manager"] });
    expect(await roles({})).toEqual({});
    expect(await roles({ entitlements: manager, as_one_string: "on" })).toEqual({ [vo.id]: ["manager"] });
    expect(await database.person.count()).toBe(1);
  });

  test("who is blocked is told so, and where they wanted to go is kept", async () => {
    await signIn("helene");
    await database.session.deleteMany();
    await database.person.updateMany({ data: { blockedAt: new Date() } });
    const { browser, leave } = await signIn("helene");
    expect(leave.location).toBe(REFUSED.replace("OAuthCallback", "blocked"));
    expect(browser.cookies).toEqual({});
    expect(await database.session.count()).toBe(0);
  });

  test("somebody else in the same browser ends the session that was there", async () => {
    const { browser } = await signIn("helene");
    const helene = await sessionOf(browser);
    await signIn("seun", browser);
    expect(await sessionOf(browser)).toMatchObject({ name: "Oluwaseun Adebayo" });
    expect(await database.session.count()).toBe(1);
    expect(
      await database.auditEvent.count({
        where: { actorId: helene?.personId ?? "", action: "person.signed_out" },
      }),
    ).toBe(1);
  });

  test("the same person again has one session in this browser, and has not signed out", async () => {
    const { browser } = await signIn("helene");
    await signIn("helene", browser);
    const session = await sessionOf(browser);
    expect(await database.session.count()).toBe(1);
    expect(
      await database.auditEvent.count({
        where: { actorId: session?.personId ?? "", action: "person.signed_out" },
      }),
    ).toBe(0);
  });

  test("a sign-out goes on at the provider, and comes back without being asked anything", async () => {
    await signIn("helene");
    const { idToken } = await database.session.findFirstOrThrow();
    const ask = async (hint: string | null) => {
      const address = await findEndSessionAddress(settings, hint);
      const answer = await fetch(address ?? "", { redirect: "manual" });
      return [answer.status, answer.headers.get("location")];
    };
    expect(await ask(idToken)).toEqual([303, `${BASE_URL}/sign-in?signedOut`]);
    expect(await ask(null)).toEqual([303, `${BASE_URL}/sign-in?signedOut`]);
    expect(await ask(`${idToken?.slice(0, -4)}AAAA`)).toEqual([400, null]);
  });

  describe("linking", () => {
    async function link(browser: ReturnType<typeof createBrowser>, person: string) {
      const session = await sessionOf(browser);
      if (!session) throw new Error("nobody is signed in");
      await startLinking(session);
      const there = await beginSignIn(settings, browser, { returnTo: "/account/sessions", isLinking: true });
      expect(new URL(there.location).searchParams.get("prompt")).toBe("login");
      browser.take(there);
      return browser.take(
        await completeSignIn(settings, browser, await visitProvider(there.location, { person })),
      );
    }

    test("a new identity is one more way in to the same account", async () => {
      const { browser } = await signIn("helene");
      const before = await sessionOf(browser);
      expect((await link(browser, "seun")).location).toBe("/account/sessions?linking=linked");
      const after = await sessionOf(browser);
      expect(after?.personId).toBe(before?.personId);
      expect(after?.linkingUntil).toBeNull();
      expect(await database.session.count()).toBe(1);
      expect(await sessionOf((await signIn("seun")).browser)).toMatchObject({ name: "Hélène Castagnier" });
    });

    test("an identity that is theirs already changes nothing", async () => {
      const { browser } = await signIn("helene");
      expect((await link(browser, "helene")).location).toBe("/account/sessions?linking=already_yours");
      expect(await database.identity.count()).toBe(1);
    });

    test("another account becomes part of this one, and its browsers are signed out", async () => {
      const other = await signIn("seun");
      const { browser } = await signIn("helene");
      expect((await link(browser, "seun")).location).toBe("/account/sessions?linking=merged");
      expect(await sessionOf(other.browser)).toBeNull();
      expect(await sessionOf(browser)).toMatchObject({ name: "Hélène Castagnier" });
    });

    test("a blocked account is refused; who asked stays signed in", async () => {
      await signIn("seun");
      await database.person.updateMany({ data: { blockedAt: new Date() } });
      const { browser } = await signIn("helene");
      expect((await link(browser, "seun")).location).toBe("/account/sessions?linking=other_blocked");
      expect(await sessionOf(browser)).toMatchObject({ name: "Hélène Castagnier" });
    });

    test("a provider that does not vouch is told where linking began", async () => {
      const { browser } = await signIn("helene");
      await startLinking((await sessionOf(browser)) ?? { kind: "anonymous" });
      browser.take(await beginSignIn(settings, browser, { returnTo: null, isLinking: true }));
      const leave = await completeSignIn(settings, browser, { error: "access_denied" });
      expect(leave.location).toBe("/account/sessions?linking=AccessDenied");
      expect(await sessionOf(browser)).toMatchObject({ linkingUntil: null });
    });

    test("a provider that cannot be reached is told too, and nothing is left of the wish to link", async () => {
      const { browser } = await signIn("helene");
      await startLinking((await sessionOf(browser)) ?? { kind: "anonymous" });
      const gone = settingsFor(`http://127.0.0.1:${await findFreePort()}`);
      const leave = await beginSignIn(gone, browser, { returnTo: null, isLinking: true });
      expect(leave).toEqual({ location: "/account/sessions?linking=OAuthSignin", cookies: [] });
      expect(await sessionOf(browser)).toMatchObject({ linkingUntil: null });
    });

    test("what was linked is told although the sign-in after it fails", async () => {
      const { browser } = await signIn("helene");
      const before = await sessionOf(browser);
      await asOwner(
        `ALTER TABLE "AuditEvent" ADD CONSTRAINT no_sign_in CHECK (action <> 'person.signed_in') NOT VALID`,
      );
      const leave = await link(browser, "seun").finally(() =>
        asOwner(`ALTER TABLE "AuditEvent" DROP CONSTRAINT no_sign_in`),
      );
      expect(leave.location).toBe("/account/sessions?linking=linked");
      expect(await sessionOf(browser)).toEqual({ ...before, linkingUntil: null });
      expect(await database.identity.count({ where: { personId: before?.personId ?? "" } })).toBe(2);
    });

    test("an ordinary sign-in after linking was asked for merges nobody", async () => {
      const { browser } = await signIn("helene");
      await startLinking((await sessionOf(browser)) ?? { kind: "anonymous" });
      await signIn("seun", browser);
      expect(await sessionOf(browser)).toMatchObject({ name: "Oluwaseun Adebayo" });
      expect(await database.person.count({ where: { mergedIntoId: null } })).toBe(2);
    });
  });
});

describe("against a provider that lies", async () => {
  const provider = await startLyingProvider();
  afterAll(() => provider.stop());
  beforeEach(() => provider.lieInDiscovery({}));
  const settings = settingsFor(provider.issuer);
  const person = () => ({ sub: randomUUID(), name: "Ann", email: "ann@example.org" });
  const seconds = () => Math.floor(Date.now() / 1000);

  async function signIn(claims: Record<string, unknown>, lie: Lie = {}) {
    provider.lieInDiscovery(lie);
    const { browser, address } = await begin(settings);
    return completeSignIn(settings, browser, provider.authorize(address, claims, lie));
  }

  test("as long as it is honest, one can sign in", async () => {
    const leave = await signIn(person());
    expect(leave.location).toMatch(/^https:\/\/va\.example\.org\/sign-in\?returnTo=/);
    expect(await database.session.count()).toBe(1);
  });

  const lies: [what: string, lie: Lie][] = [
    ["an ID token of another issuer", { idToken: (claims) => ({ ...claims, iss: "https://evil.example" }) }],
    ["discovery in another's name", { discovery: (found) => ({ ...found, issuer: "https://evil.example" }) }],
    [
      "discovery and ID token in another's name",
      {
        discovery: (found) => ({ ...found, issuer: "https://evil.example" }),
        idToken: (claims) => ({ ...claims, iss: "https://evil.example" }),
      },
    ],
    ["an ID token for another client", { idToken: (claims) => ({ ...claims, aud: "another" }) }],
    [
      "an ID token for several clients, without saying for whom it was made",
      { idToken: (claims) => ({ ...claims, aud: ["slipway", "another"] }) },
    ],
    [
      "an ID token that was made for another of its clients",
      { idToken: (claims) => ({ ...claims, aud: ["slipway", "another"], azp: "another" }) },
    ],
    ["another nonce", { idToken: (claims) => ({ ...claims, nonce: "x".repeat(43) }) }],
    ["no nonce", { idToken: ({ nonce: _, ...claims }) => claims }],
    ["an ID token that has run out", { idToken: (claims) => ({ ...claims, exp: seconds() - 60 }) }],
    ["an ID token without an end", { idToken: ({ exp: _, ...claims }) => claims }],
    ["an ID token that does not say when it was made", { idToken: ({ iat: _, ...claims }) => claims }],
    ["an ID token that is not valid yet", { idToken: (claims) => ({ ...claims, nbf: seconds() + 600 }) }],
    ["an ID token of nobody", { idToken: ({ sub: _, ...claims }) => claims }],
    ["a signature by another key", { signature: "by another key" }],
    ["no signature (alg none)", { signature: "none" }],
    ["a signature with the secret we share (HS256)", { signature: "with the client's secret" }],
    ["no ID token at all", { signature: "missing token" }],
    ["userinfo about somebody else", { userinfo: (claims) => ({ ...claims, sub: "somebody-else" }) }],
    ["userinfo about nobody", { userinfo: ({ sub: _, ...claims }) => claims }],
    ["userinfo that is refused", { userinfoStatus: 500 }],
  ];
  test.each(lies)("%s: refused", async (_what, lie) => {
    await expectNothing(await signIn(person(), lie));
  });

  test("a provider that is not there is said on the sign-in page", async () => {
    const gone = settingsFor(`http://127.0.0.1:${await findFreePort()}`);
    const leave = await beginSignIn(gone, createBrowser(), { returnTo: RETURN_TO });
    expect(leave).toEqual({ location: REFUSED.replace("OAuthCallback", "OAuthSignin"), cookies: [] });
  });

  const manager = "urn:mace:egi.eu:group:biomed:role=manager#aai.egi.eu";
  const truths: [
    what: string,
    claims: Record<string, unknown>,
    lie: Lie,
    expected: Record<string, unknown>,
  ][] = [
    ["one entitlement as a string", { eduperson_entitlement: manager }, {}, { entitlements: [manager] }],
    ["a list", { entitlements: [manager, "x"] }, {}, { entitlements: [manager, "x"] }],
    [
      "both, which say the same",
      { entitlements: [manager], eduperson_entitlement: manager },
      {},
      { entitlements: [manager] },
    ],
    [
      "an entitlement in the ID token, and no userinfo endpoint",
      {},
      {
        discovery: ({ userinfo_endpoint: _, ...found }) => found,
        idToken: (claims) => ({ ...claims, eduperson_entitlement: manager, name: "Ann in the token" }),
      },
      { entitlements: [manager], name: "Ann in the token" },
    ],
    ["rubbish for entitlements", { entitlements: [1, null, { a: 1 }, ""] }, {}, { entitlements: [] }],
    ["a verified address", { email_verified: true }, {}, { emailVerified: true }],
    ["a verified address, in words", { email_verified: "true" }, {}, { emailVerified: true }],
    ["an unverified address, in words", { email_verified: "false" }, {}, { emailVerified: false }],
    ["nothing about the address", {}, {}, { emailVerified: false }],
  ];
  test.each(truths)("%s: taken as it is meant", async (_what, claims, lie, expected) => {
    await signIn({ ...person(), ...claims }, lie);
    expect(await database.identity.findFirst()).toMatchObject({ issuer: provider.issuer, ...expected });
  });
});

test.each([
  ["https://evil.example/", null],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/sign-in?returnTo=//evil.example", null],
  [`${BASE_URL}.evil.example/sign-in?returnTo=/account`, null],
  ["", null],
])("the cookie that says where to go (%s) leads nowhere else", async (value) => {
  const settings = settingsFor("http://127.0.0.1:9");
  const browser = { ...createBrowser(), cookies: { [NAMES.callbackUrl.name]: value } };
  expect((await completeSignIn(settings, browser, {})).location).toBe("/sign-in?error=OAuthCallback");
});

function partsOf(token: string) {
  const [header = "", ...rest] = token.split(".");
  const text = (part: string) => Buffer.from(part, "base64url").toString("latin1");
  return { header: JSON.parse(text(header)), payload: rest.map(text).join("") + token };
}
