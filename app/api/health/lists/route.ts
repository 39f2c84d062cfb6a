import { findSignatureTroubles } from "#lib/administration/signature-trouble.ts";
import { log } from "#lib/platform/log.ts";

/**
 * For monitoring: are lists signed in time? Load balancers must not ask this: lists are answered best where they can be
 * answered at all.
 */
export async function GET() {
  try {
    const troubles = await findSignatureTroubles(new Date());
    const status = troubles.length === 0 ? "well" : "trouble";
    return Response.json(
      { status, troubles: troubles.map(({ text }) => text) },
      { status: troubles.length === 0 ? 200 : 503, headers: { "cache-control": "no-store" } },
    );
  } catch (error) {
    log.warn({ err: error }, "whether lists are signed in time could not be found out");
    return Response.json({ status: "unknown", troubles: [] }, { status: 503 });
  }
}
