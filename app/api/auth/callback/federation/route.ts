import type { NextRequest } from "next/server";
import { respondWithLeave } from "#app/_transport/leave.ts";
import { readBrowser } from "#app/_transport/request-browser.ts";
import { completeSignIn } from "#app/_transport/sign-in-flow.ts";
import { getSettings } from "#lib/platform/env.ts";

/** Where the identity provider sends the browser back to; this address is registered there. */
export async function GET(request: NextRequest) {
  const settings = getSettings();
  const query = Object.fromEntries(request.nextUrl.searchParams);
  return respondWithLeave(await completeSignIn(settings, await readBrowser(), query), settings.baseUrl);
}
