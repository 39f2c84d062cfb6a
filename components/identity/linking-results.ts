/** What came of linking an identity, in the words of the page on which it began. */

type LinkingResult = { tone: "ok" | "info" | "danger"; title: string; sentence: string };

const RESULTS = new Map<string, LinkingResult>(
  Object.entries({
    linked: {
      tone: "ok",
      title: "The identity is linked",
      sentence: "From now on you can sign in here with either. The roles that it brings are yours already.",
    },
    already_yours: {
      tone: "info",
      title: "That identity is yours already",
      sentence: "Nothing has changed. To link another one, choose another account at your identity provider.",
    },
    merged: {
      tone: "ok",
      title: "Your two accounts are one now",
      sentence:
        "What the other account had is yours here: appliances, access tokens, providers and roles. Browsers that were signed in to it are signed out.",
    },
    other_blocked: {
      tone: "danger",
      title: "The identity was not linked",
      sentence: "It belongs to an account that is blocked here. Ask the administrators of this service why.",
    },
    linking_over: {
      tone: "danger",
      title: "The identity was not linked",
      sentence: "It took too long, or was overtaken by something else. Begin again.",
    },
  } as const),
);

const FAILED: LinkingResult = {
  tone: "danger",
  title: "The identity was not linked",
  sentence: "Your identity provider did not vouch for it. You are still signed in as before; try again.",
};

/** @param code of the query parameter `linking`; null when there is none */
export function describeLinking(code: string | undefined): LinkingResult | null {
  return code ? (RESULTS.get(code) ?? FAILED) : null;
}
