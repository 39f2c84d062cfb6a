/**
 * The embedded identity provider: a certified OpenID Connect implementation with the demo people as its users and no
 * passwords, for whoever has none at hand. It speaks the same protocol as a real one; the product does not know the
 * difference. Never for production: whoever reaches it may become anybody.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { type AccountClaims, interactionPolicy, type JWK } from "oidc-provider";
import { people } from "#prisma/seed/people.ts";
import { createIdentityProviderMemory } from "./identity-provider-memory.ts";
import { signInPage } from "./identity-provider-page.ts";

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
  const provider = await buildProvider(options);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    route(provider, request, response, answer).catch((error: unknown) => {
      console.error("identity provider:", error instanceof Error ? error.message : error);
      if (!response.headersSent) response.writeHead(400, { "content-type": "text/plain" });
      response.end("This sign-in has run out. Go back to Slipway and sign in again.\n");
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

async function buildProvider(options: IdentityProviderOptions): Promise<Provider> {
  const key = JSON.parse(await options.keep("identity-provider-key.json", makeSigningKey)) as JWK;
  const cookieKey = await options.keep("identity-provider-cookie-key", () => crypto.randomUUID());
  const provider = new Provider(options.issuer, {
    adapter: createIdentityProviderMemory(),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [`${options.baseUrl}/api/auth/callback/federation`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [cookieKey] },
    claims: {
      openid: ["sub"],
      profile: ["name", "affiliation"],
      email: ["email", "email_verified"],
      eduperson_entitlement: ["eduperson_entitlement"],
      entitlements: ["entitlements"],
    },
    // As federations do it: claims are told at the userinfo endpoint, the ID token says who it is.
    conformIdTokenClaims: true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { policy: alwaysAskWho(), url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => findAccount(subject),
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
      context.type = "text/plain";
      context.body = `The sign-in did not work: ${out.error_description ?? out.error}. Go back to Slipway and try again.\n`;
    },
  });
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

function findAccount(subject: string) {
  const person = people.find(({ key }) => key === subject);
  if (!person) return undefined;
  const { name, email, affiliation, entitlements } = person;
  return {
    accountId: subject,
    claims: (): AccountClaims => ({
      sub: subject,
      name,
      email,
      email_verified: true,
      affiliation,
      eduperson_entitlement: entitlements,
      entitlements,
    }),
  };
}

const grantWithoutAsking: NonNullable<ConstructorParameters<typeof Provider>[1]>["loadExistingGrant"] =
  async (context) => {
    const { provider, client, session } = context.oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile email eduperson_entitlement entitlements");
    await grant.save();
    return grant;
  };

async function route(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  if (!request.url?.startsWith("/interaction/")) return otherwise(request, response);
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(signInPage(uid, people));
    return;
  }
  const accountId = new URLSearchParams(await readBody(request)).get("person") ?? "";
  if (!findAccount(accountId)) throw new Error("nobody was chosen");
  await provider.interactionFinished(request, response, { login: { accountId } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error("the form is too long");
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
