/** Leads from a form to somebody else's page. */
import "server-only";
import { NextResponse } from "next/server";
import type { CookieToSet } from "./sign-in-flow.ts";

/**
 * A page that goes on at once by itself. Not a redirect: browsers hold a form to the addresses that our content security
 * policy names, through all redirects that follow, and where a provider leads on to is not known here.
 */
export function respondWithRefresh(address: string, cookies: readonly CookieToSet[]): NextResponse {
  const html = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Signing out · Slipway</title></head>
<body><p>You are signed out of Slipway. <a href="${escapeHtml(address)}">Go on to your identity provider</a> to sign out there too.</p></body></html>`;
  const response = new NextResponse(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      refresh: `0; url=${address}`,
    },
  });
  for (const { name, value, options } of cookies) response.cookies.set(name, value, options);
  return response;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
