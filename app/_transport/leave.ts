/** Sends the browser away with the cookies it needs. */
import "server-only";
import { NextResponse } from "next/server";
import type { Leave } from "./sign-in-flow.ts";

/** 303: whatever was asked with, the next thing is a page (RFC 9110, section 15.4.4). */
export function respondWithLeave({ location, cookies }: Leave, baseUrl: string): NextResponse {
  const response = NextResponse.redirect(new URL(location, baseUrl), 303);
  response.headers.set("cache-control", "no-store");
  for (const { name, value, options } of cookies) response.cookies.set(name, value, options);
  return response;
}
