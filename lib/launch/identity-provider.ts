/**
 * The embedded identity provider: a certified OpenID Connect implementation with the demo people as its users, and anybody
 * else whom one makes up at its form; no passwords. For whoever has no provider at hand. It speaks the same protocol as a real one; the product does not know the
 * difference. Never for production: whoever reaches it may become anybody.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { interactionPolicy, type JWK } from "oidc-provider";
import { paths } from "#lib/platform/paths.ts";
import { choicePage } from "./identity-provider-choice.ts";
import { formPage } from "./identity-provider-form.ts";
import { createIdentityProviderMemory } from "./identity-provider-memory.ts";
import { messagePage, pageHeaders } from "./identity-provider-page.ts";
import {
  claimsOf,
  createProviderPeople,
  NOBODY_TYPED,
  type ProviderPeople,
  type ProviderPerson,
  problemsOf,
  readTyped,
  toPerson,
  typedOf,
} from "./identity-provider-people.ts";
import { signOutPages, signOutWithoutAsking } from "./identity-provider-sign-out.ts";

/** How the provider is started. */
export type IdentityProviderOptions = {
  /** Its address as browsers and the web process both reach it. */
  issuer: string;
  port: number;
  /** Where it listens; loopback unless told otherwise. */
  host?: string;
  clientId: string;
  clientSecret: string;
  /** Address of the product, for the callback. */
  baseUrl: string;
  /** Keeps what must survive a restart: signing key and cookie key. */
  keep(name: string, make: () => string | Promise<string>): Promise<string>;
};

/**
 * Starts it and waits until it listens.
 */
export async function startDemoIdentityProvider(
  options: IdentityProviderOptions,
): Promise<{ stop(): Promise<void> }> {
  const people = createProviderPeople();
  const provider = await buildProvider(options, people);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    answerInteraction(provider, people, options, request, response).catch((error: unknown) => {
      console.error("identity provider:", error instanceof Error ? error.message : error);
      if (!response.headersSent) response.writeHead(400, pageHeaders(options.baseUrl));
      response.end(
        messagePage("This sign-in has run out", "Go back to Slipway and sign in again.", {
          href: `${options.baseUrl}/sign-in`,
          label: "Back to Slipway",
        }),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function buildProvider(options: IdentityProviderOptions, people: ProviderPeople): Promise<Provider> {
  // What a kept key says it is for would keep it from verifying, too, what it has signed.
  const {
    key_ops: _,
    ext: __,
    ...key
  } = JSON.parse(await options.keep("identity-provider-key.json", makeSigningKey)) as JWK &
    Record<string, unknown>;
  const cookieKey = await options.keep("identity-provider-cookie-key", () => crypto.randomUUID());
  const provider = new Provider(options.issuer, {
    adapter: createIdentityProviderMemory(),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [`${options.baseUrl}/api/auth/callback/federation`],
        post_logout_redirect_uris: [`${options.baseUrl}${paths.signedOut()}`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [key as JWK] },
    cookies: { keys: [cookieKey] },
    claims: {
      openid: ["sub"],
      profile: ["name", "affiliation"],
      email: ["email", "email_verified"],
      eduperson_entitlement: ["eduperson_entitlement"],
      entitlements: ["entitlements"],
      orcid: ["orcid"],
    },
    // As federations do it: claims are told at the userinfo endpoint, the ID token says who it is.
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: signOutPages },
    interactions: { policy: alwaysAskWho(), url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => {
      const person = people.find(subject);
      return person && { accountId: subject, claims: () => claimsOf(person) };
    },
    loadExistingGrant: grantWithoutAsking,
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 3600,
      Session: 3600,
      Grant: 3600,
    },
    renderError: (context, out) => {
      context.type = "html";
      context.body = messagePage(
        "That did not work",
        `${out.error_description ?? out.error}. Go back to Slipway and try again.`,
        { href: options.baseUrl, label: "Back to Slipway" },
      );
    },
  });
  provider.use(async (context, next) => {
    context.set(pageHeaders(options.baseUrl));
    await next();
  });
  signOutWithoutAsking(provider);
  provider.on("server_error", (_context, error) => console.error("identity provider:", error.message));
  return provider;
}

async function makeSigningKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey(
    {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    },
    true,
    ["sign", "verify"],
  );
  const key = await crypto.subtle.exportKey("jwk", pair.privateKey);
  return JSON.stringify({ ...key, kid: crypto.randomUUID(), use: "sig", alg: "RS256" });
}

/** Somebody who tries the product wants to be another person each time: a session here never answers for them. */
function alwaysAskWho() {
  const policy = interactionPolicy.base();
  policy
    .get("login")
    ?.checks.add(
      new interactionPolicy.Check("choose", "somebody must be chosen", (context) =>
        context.oidc.result?.login
          ? interactionPolicy.Check.NO_NEED_TO_PROMPT
          : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

const grantWithoutAsking: NonNullable<ConstructorParameters<typeof Provider>[1]>["loadExistingGrant"] =
  async (context) => {
    const { provider, client, session } = context.oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile email eduperson_entitlement entitlements orcid");
    await grant.save();
    return grant;
  };

/** `/interaction/<uid>`: whom to be; `/interaction/<uid>/form`: anybody else. */
async function answerInteraction(
  provider: Provider,
  people: ProviderPeople,
  { baseUrl }: IdentityProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  const { pathname, searchParams } = new URL(request.url ?? "", "http://here.invalid");
  const isForm = pathname.endsWith("/form");
  const show = (html: string, status = 200) =>
    void response.writeHead(status, pageHeaders(baseUrl)).end(html);
  if (request.method !== "POST") {
    const known = findChosen(people, searchParams);
    return show(
      isForm
        ? formPage(uid, known ? typedOf(known) : NOBODY_TYPED)
        : choicePage(uid, { demo: people.demo, made: people.made() }),
    );
  }
  const form = new URLSearchParams(await readBody(request));
  if (!isForm) return finish(provider, people, findChosen(people, form), request, response);
  const typed = readTyped(form);
  const problems = problemsOf(typed);
  if (Object.keys(problems).length > 0) return show(formPage(uid, typed, problems), 422);
  const person = toPerson(typed);
  people.remember(person);
  return finish(provider, people, person, request, response);
}

/** A person of the demo as they are, or somebody made up before. */
function findChosen(people: ProviderPeople, fields: URLSearchParams): ProviderPerson | undefined {
  return people.findMade(fields.get("made") ?? "") ?? people.findDemo(fields.get("person") ?? "");
}

async function finish(
  provider: Provider,
  people: ProviderPeople,
  person: ProviderPerson | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!person) throw new Error("nobody was chosen");
  people.choose(person);
  await forgetOtherPerson(provider, person.subject, request, response);
  await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
}

/** Whoever was signed in here before in this browser gives way; the library would ask a script to see to it. */
async function forgetOtherPerson(
  provider: Provider,
  subject: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  const { session } = interaction;
  if (!session || session.accountId === subject) return;
  await (await provider.Session.findByUid(session.uid))?.destroy();
  Reflect.deleteProperty(interaction, "session");
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 100_000) throw new Error("the form is too long");
  }
  return body;
}

if (import.meta.main) {
  const env = process.env;
  const need = (name: string) => {
    const value = env[name];
    if (value) return value;
    console.error(`Set ${name}.`);
    return process.exit(1);
  };
  const { keepSecret } = await import("./secrets.ts");
  const dataDir = env.DATA_DIR ?? "./var";
  const issuer = need("OIDC_ISSUER");
  await startDemoIdentityProvider({
    issuer,
    port: Number(new URL(issuer).port || 80),
    host: env.HOST ?? "127.0.0.1",
    clientId: need("OIDC_CLIENT_ID"),
    clientSecret: need("OIDC_CLIENT_SECRET"),
    baseUrl: need("BASE_URL"),
    keep: (name, make) => keepSecret(dataDir, name, make),
  });
  console.log(`The demo identity provider is ready at ${issuer}.`);
}
