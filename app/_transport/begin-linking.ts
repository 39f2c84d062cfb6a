/** Sends the browser to the identity provider, to prove the identity that shall be linked. */
import "server-only";
import { cookies } from "next/headers";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { readBrowser } from "./request-browser.ts";
import { beginSignIn } from "./sign-in-flow.ts";

/**
 * For the server action that has asked `startLinking`: sets what the way back needs.
 *
 * @returns the address to redirect to
 */
export async function beginLinking(): Promise<string> {
  const browser = await readBrowser();
  const leave = await beginSignIn(getSettings(), browser, {
    returnTo: paths.accountSessions(),
    isLinking: true,
  });
  const jar = await cookies();
  for (const { name, value, options } of leave.cookies) jar.set(name, value, options);
  return leave.location;
}
