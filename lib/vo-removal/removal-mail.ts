/** What is written when a VO is removed, or stays after all. */
import { address, formatDate, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

export type RemovalNews = {
  vo: string;
  reason: string;
  listEndsAt: Date;
  /** The list stops with this message. */
  isOver: boolean;
};

/** To those who curate the list. */
export function removedForCuratorsMail(news: RemovalNews): Letter {
  const { vo, reason } = news;
  return {
    subject: subjectOf(news),
    text: letter(
      `An administrator is removing VO ${vo} from this service.`,
      ...quoted("The administrator", reason),
      news.isOver
        ? "Its image list is not answered any more. Sites that fetched it are told; some clients delete its images."
        : `Its image list is answered as it is until ${dayOf(news)}, and not any more after that: some clients delete its images then. Nobody can change the VO or its list meanwhile. Sites that fetch it are told.`,
      "What was published stays at the addresses of its revisions:",
      address(paths.imageList(vo)),
      "If that is not what was agreed, write to the administrators at once: they can bring it back at any time.",
    ),
  };
}

/** To sites that may fetch it. */
export function removedForSitesMail(news: RemovalNews): Letter {
  const { vo, reason } = news;
  return {
    subject: subjectOf(news),
    text: letter(
      `VO ${vo} is being removed from this service, and its image list, which your site may fetch, ${news.isOver ? "is not answered any more" : `stops on ${dayOf(news)}`}:`,
      address(paths.voList(vo)),
      ...quoted("The administrator", reason),
      news.isOver
        ? "From now on the address answers 410 Gone. Some clients take that for an empty list and delete the images of the VO: see what still runs from them, and take the address out of your client."
        : "Until then it is answered and signed as ever. After that the address answers 410 Gone: some clients take that for an empty list and delete the images of the VO. Decide before what becomes of machines that run from them, and take the address out of your client.",
    ),
  };
}

type RestorationNews = { vo: string; wasGone: boolean };

/** To those who curate the list. */
export function restoredForCuratorsMail({ vo, wasGone }: RestorationNews): Letter {
  return {
    subject: `VO ${vo} was brought back`,
    text: letter(
      `An administrator brought VO ${vo} back. You can work on its image list again:`,
      address(paths.draft(vo)),
      wasGone
        ? "The list is signed anew within minutes, with the content that it had; sites that fetch it get the images again."
        : "As far as sites can tell, nothing has happened: its list was answered all the while.",
    ),
  };
}

/** To sites that may fetch it. */
export function restoredForSitesMail({ vo, wasGone }: RestorationNews): Letter {
  return {
    subject: `VO ${vo} was brought back`,
    text: letter(
      `VO ${vo} is not being removed after all. Its image list ${wasGone ? "is answered again within minutes, with the content that it had and a higher version" : "goes on as it was"}:`,
      address(paths.voList(vo)),
      wasGone
        ? "If you took the address out of your client, put it back."
        : "There is nothing that you need to do.",
    ),
  };
}

function subjectOf({ vo, isOver, listEndsAt }: RemovalNews): string {
  return isOver
    ? `Image list of ${vo}: stopped, the VO was removed`
    : `Image list of ${vo}: stops on ${formatDate(listEndsAt)}, the VO is being removed`;
}

/** With the hour: lists stop at midnight, and which one must be clear. */
function dayOf({ listEndsAt }: RemovalNews): string {
  return `${formatDate(listEndsAt)}, ${listEndsAt.toISOString().slice(11, 16)} UTC`;
}
