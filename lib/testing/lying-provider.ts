/**
 * An OpenID Connect provider on loopback that can be told to lie. Without a lie it is honest: it speaks discovery, token
 * and userinfo, checks client, code and PKCE, and signs with a key of its own.
 */
import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;

/** What it does differently. Functions get what would have been said and give what is said. */
export type Lie = {
  discovery?: (document: Claims) => Claims;
  idToken?: (claims: Claims) => Claims;
  /** How the ID token is signed; without it, by the key that `jwks_uri` publishes. */
  signature?: "by another key" | "none" | "with the client's secret" | "missing token";
  userinfo?: (claims: Claims) => Claims;
  userinfoStatus?: number;
};

export const CLIENT = { clientId: "slipway", clientSecret: "a-secret-between-two" };

const KID = "test-key";
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

type Grant = { person: Claims; lie: Lie; nonce: string; challenge: string; redirectUri: string };

/** Starts it on a free port. */
export async function startLyingProvider() {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const otherKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Grant>();
  const accessTokens = new Map<string, Grant>();
  let discoveryLie: Lie = {};
  let issuer = "";

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", issuer);
    const send = (body: unknown, status = 200) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (pathname === "/.well-known/openid-configuration") return send(describe());
    if (pathname === "/jwks") {
      return send({
        keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: KID, use: "sig", alg: "RS256" }],
      });
    }
    if (pathname === "/userinfo") return tellUserinfo(request, send);
    if (pathname === "/token") return void giveTokens(request).then(({ body, status }) => send(body, status));
    return send({ error: "not_found" }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function describe(): Claims {
    const honest = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/end-session`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    };
    return discoveryLie.discovery?.(honest) ?? honest;
  }

  function tellUserinfo(request: IncomingMessage, send: (body: unknown, status?: number) => void): void {
    const grant = accessTokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
    if (!grant) send({ error: "invalid_token" }, 401);
    else send(grant.lie.userinfo?.(grant.person) ?? grant.person, grant.lie.userinfoStatus ?? 200);
  }

  async function giveTokens(request: IncomingMessage): Promise<{ body: Claims; status: number }> {
    const refuse = (error: string) => ({ body: { error }, status: 400 });
    const form = new URLSearchParams(await read(request));
    const basic = Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString("base64");
    if (request.headers.authorization !== `Basic ${basic}`) return refuse("invalid_client");
    const code = form.get("code") ?? "";
    const grant = codes.get(code);
    codes.delete(code);
    if (!grant || form.get("redirect_uri") !== grant.redirectUri) return refuse("invalid_grant");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== grant.challenge) return refuse("invalid_grant");
    const accessToken = randomUUID();
    accessTokens.set(accessToken, grant);
    const idToken = grant.lie.signature === "missing token" ? {} : { id_token: signIdToken(grant) };
    return {
      body: { access_token: accessToken, token_type: "Bearer", expires_in: 60, ...idToken },
      status: 200,
    };
  }

  function signIdToken({ person, lie, nonce }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: issuer, aud: CLIENT.clientId, sub: person.sub, nonce, iat: now, exp: now + 300 };
    const claims = encode(lie.idToken?.(honest) ?? honest);
    if (lie.signature === "none") return `${encode({ alg: "none" })}.${claims}.`;
    if (lie.signature === "with the client's secret") {
      const input = `${encode({ alg: "HS256" })}.${claims}`;
      return `${input}.${createHmac("sha256", CLIENT.clientSecret).update(input).digest("base64url")}`;
    }
    const input = `${encode({ alg: "RS256", kid: KID })}.${claims}`;
    const key = lie.signature === "by another key" ? otherKeys.privateKey : keys.privateKey;
    return `${input}.${createSign("RSA-SHA256").update(input).sign(key, "base64url")}`;
  }

  return {
    issuer,
    /** What a browser would come back with from the address it was sent to. */
    authorize(address: string, person: Claims, lie: Lie = {}): Record<string, string> {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, {
        ...{ person, lie, nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "" },
        redirectUri: asked.get("redirect_uri") ?? "",
      });
      return { code, state: asked.get("state") ?? "" };
    },
    /** From now on; `{}` for the truth. */
    lieInDiscovery(lie: Pick<Lie, "discovery">) {
      discoveryLie = lie;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}
