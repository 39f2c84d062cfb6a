/** The browser behind the request that is being answered. */
import "server-only";
import { cookies, headers } from "next/headers";
import { readRequestOrigin } from "./request-origin.ts";
import type { Browser } from "./sign-in-flow.ts";

/** In a page, an action or a route of ours. */
export async function readBrowser(): Promise<Browser> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return {
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
    origin: readRequestOrigin(sent),
    userAgent: sent.get("user-agent"),
  };
}
