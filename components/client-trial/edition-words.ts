/** What is said of each edition: what is wrong with it, and what known clients do, as running them has shown. */
import type { Edition } from "#lib/client-trial/edition.ts";

type EditionWords = { name: string; what: string; clients: string };

/** How each edition is called and explained. */
export const editionWords: Readonly<Record<Edition, EditionWords>> = {
  good: {
    name: "Good",
    what: "A list as we sign every list. Begin with it: your client must fetch the list and then the image.",
    clients:
      "All clients take it once the trust anchors are installed; atrope and vmcatcher want the names of the endorser in their settings, too.",
  },
  tampered: {
    name: "Tampered",
    what: "The good list with another image written into it under the same signature.",
    clients:
      "vmcatcher and cloudkeeper 1 refuse it; atrope stops with an error and changes nothing. cloudkeeper 2 as it is shipped, nagios-promoo and snf-vmcatcher verify no signature and take it.",
  },
  expired: {
    name: "Expired",
    what: "Properly signed, but the list ran out ten days ago.",
    clients:
      "vmcatcher refuses it and keeps its images. atrope and cloudkeeper take it for a list that offers nothing, and delete the images of this list from the site.",
  },
  rolled_back: {
    name: "Rolled back",
    what: "Properly signed and valid, but with a lower version than the good list: an old list that somebody replays.",
    clients: "vmcatcher refuses it. atrope and cloudkeeper compare no versions and take it.",
  },
  unavailable: {
    name: "Unavailable",
    what: "No list at all: the address answers 503.",
    clients:
      "atrope takes it for a list that offers nothing, and deletes the images of this list from the site. Of the others none is known to do so.",
  },
};
