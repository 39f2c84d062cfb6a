import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getAuthOptions } from "#app/_transport/next-auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: sign-in, callback, session, sign-out. */
function handle(request: NextRequest, context: Context) {
  return NextAuth(request, context as never, getAuthOptions());
}

export { handle as GET, handle as POST };
