import type { NextRequest } from "next/server";
import { respondWithLeave } from "#app/_transport/leave.ts";
import { readBrowser } from "#app/_transport/request-browser.ts";
import { beginSignIn } from "#app/_transport/sign-in-flow.ts";
import { readReturnAddress } from "#components/identity/return-address.ts";
import { getSettings } from "#lib/platform/env.ts";

/** The button of the sign-in page: a plain form, so that it needs no script. */
export async function POST(request: NextRequest) {
  const returnTo = (await request.formData()).get("returnTo");
  const settings = getSettings();
  const leave = await beginSignIn(settings, await readBrowser(), {
    returnTo: readReturnAddress(typeof returnTo === "string" ? returnTo : undefined),
  });
  return respondWithLeave(leave, settings.baseUrl);
}
