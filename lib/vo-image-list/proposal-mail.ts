/** What is written about proposals to publish a draft. */
import { address, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

/** To the others who curate the list. */
export function proposedMail(news: { vo: string; number: number; by: string; comment: string }): Letter {
  const { vo, number, by, comment } = news;
  return {
    subject: `Image list of ${vo}: revision ${number} waits for a second pair of eyes`,
    text: letter(
      `${by} proposes to publish the draft of the image list of VO ${vo} as revision ${number}. Look at what it changes, then publish it or decline:`,
      address(paths.draft(vo)),
      ...quoted(by, comment),
    ),
  };
}

/** To whoever proposed it. */
export function approvedMail(news: { vo: string; number: number; by: string }): Letter {
  const { vo, number, by } = news;
  return {
    subject: `Image list of ${vo}: revision ${number} was published`,
    text: letter(
      `${by} agreed to your proposal: revision ${number} of the image list of VO ${vo} is served as soon as it is signed.`,
      address(paths.revision(vo, number)),
    ),
  };
}

/** To whoever proposed it. */
export function declinedMail(news: { vo: string; by: string; reason: string }): Letter {
  const { vo, by, reason } = news;
  return {
    subject: `Image list of ${vo}: your proposal was declined`,
    text: letter(
      `${by} declined to publish the draft of the image list of VO ${vo} as you proposed. The draft is as it was:`,
      address(paths.draft(vo)),
      ...quoted(by, reason),
    ),
  };
}
