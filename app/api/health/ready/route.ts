import { isDatabaseReady } from "#lib/platform/db/readiness.ts";

/** The process and its database answer: a load balancer may send people here. */
export async function GET() {
  const ready = await isDatabaseReady();
  return Response.json({ status: ready ? "ready" : "database unavailable" }, { status: ready ? 200 : 503 });
}
