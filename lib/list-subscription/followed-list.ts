/** How messages name what somebody follows. Pure. */
import type { Followed } from "#lib/notification/news-mail.ts";

/** The image list of the VO of this name. */
export function followedList(vo: string): Followed {
  return { subject: `Image list of ${vo}`, what: `the image list of VO ${vo}` };
}
