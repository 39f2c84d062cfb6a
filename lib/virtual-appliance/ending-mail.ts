/** What the messages about appliances that were archived or came back say. */
import { address, formatDate, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

type Appliance = { slug: string; name: string };

/** To those who maintain it. */
export function archivedMail({
  appliance,
  by,
  note,
}: {
  appliance: Appliance;
  by: string;
  note: string | null;
}): Letter {
  return {
    subject: `${appliance.name} was archived`,
    text: letter(
      `${by} archived the virtual appliance “${appliance.name}”. It is no longer in the catalogue, and no version of it can be begun or published. What was published stays where it is.`,
      ...quoted(by, note),
      "Its owner can bring it back:",
      address(paths.endAppliance(appliance.slug)),
    ),
  };
}

/** To those who curate a list, or a draft, that holds it. */
export function archivedInListMail(event: {
  appliance: Appliance;
  vo: string;
  by: string;
  note: string | null;
  expiresAt: Date | null;
}): Letter {
  const { appliance, vo, by, note, expiresAt } = event;
  return {
    subject: `${appliance.name}, in the image list of ${vo}, was archived`,
    text: letter(
      `${by} archived the virtual appliance “${appliance.name}”, which the image list of ${vo} or its draft holds. Nothing changes for sites by itself: its images stay in the list until you remove them${expiresAt ? `, or until they expire on ${formatDate(expiresAt)}` : ""}. There will be no newer version.`,
      ...quoted(by, note),
      "The draft of your list:",
      address(paths.draft(vo)),
    ),
  };
}

/** To all who were told that it was archived. */
export function unarchivedMail({ appliance, by }: { appliance: Appliance; by: string }): Letter {
  return {
    subject: `${appliance.name} is back`,
    text: letter(
      `${by} brought the virtual appliance “${appliance.name}” back: it is in the catalogue again, and new versions can be published.`,
      address(paths.appliance(appliance.slug)),
    ),
  };
}
