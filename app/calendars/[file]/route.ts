import { respondWithFile } from "#app/_transport/file-response.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getCalendarOf } from "#lib/virtual-appliance/calendar-queries.ts";

/** Somebody's calendar of expiries, at its secret address. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(readRoutePart((await params).file) ?? "") ?? [];
  return respondWithFile(
    "text/calendar; charset=utf-8",
    async () => {
      if (!secret) throw notFound("calendar");
      return getCalendarOf(secret, new Date());
    },
    { isPrivate: true },
  );
}
