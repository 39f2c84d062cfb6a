import { formRoute } from "#app/_transport/form-route.ts";
import { respondWithLeave } from "#app/_transport/leave.ts";
import { readBrowser } from "#app/_transport/request-browser.ts";
import { beginSignIn } from "#app/_transport/sign-in-flow.ts";
import { readReturnAddress } from "#components/identity/return-address.ts";
import { getSettings } from "#lib/platform/env.ts";

/** The button of the sign-in page: a plain form, so that it needs no script. */
export const POST = formRoute(async (fields) => {
  const settings = getSettings();
  const leave = await beginSignIn(settings, await readBrowser(), {
    returnTo: readReturnAddress(fields.get("returnTo") ?? undefined),
  });
  return respondWithLeave(leave, settings.baseUrl);
});
