/** How somebody is told of the appliances they follow, until they say otherwise. Pure. */
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import type { ApplianceTopic } from "./schema.ts";

/** Comments are talk and not news: whoever wants them says so. */
export const FIRST_WISH: { topics: readonly ApplianceTopic[]; rhythm: MailRhythm } = {
  topics: ["published", "stopped", "archived"],
  rhythm: "daily",
};
