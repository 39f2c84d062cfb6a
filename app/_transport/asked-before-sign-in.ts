/**
 * What somebody asked for before they signed in: a cookie that only the form of this browser can have set, so that the
 * address to which the sign-in leads back does nothing by itself for whoever is lured there.
 */
import "server-only";
import { cookies } from "next/headers";
import { getSettings } from "#lib/platform/env.ts";

/** A sign-in that takes longer has been forgotten. */
const SECONDS = 15 * 60;

function nameOf(): string {
  return `${getSettings().baseUrl.startsWith("https:") ? "__Host-" : ""}slipway.asked`;
}

/** @param what e.g. `follow cirros` */
export async function rememberAsked(what: string): Promise<void> {
  const secure = getSettings().baseUrl.startsWith("https:");
  (await cookies()).set(nameOf(), what, {
    ...{ httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SECONDS },
  });
}

/** Was this asked for, in this browser? Once: it is forgotten with the answer. */
export async function takeAsked(what: string): Promise<boolean> {
  const jar = await cookies();
  if (jar.get(nameOf())?.value !== what) return false;
  jar.delete({ name: nameOf(), path: "/", secure: getSettings().baseUrl.startsWith("https:") });
  return true;
}
