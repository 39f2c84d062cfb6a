/** What the requests of a client tell of it. Pure. */
import { EDITIONS, type Edition, type ListedEdition } from "./edition.ts";

/** A request that came for a trial. */
export type SeenRequest = {
  kind: "list" | "image";
  edition: Edition;
  method: string;
  status: number;
};

/** `ok`: as it should be; `danger`: it believes what it must not; `warn`: looked at, and something is odd; `neutral`: not known yet. */
export type Verdict = { tone: "ok" | "danger" | "warn" | "neutral"; sentence: string };

const NAMES = {
  good: "good",
  tampered: "tampered",
  expired: "expired",
  rolled_back: "rolled-back",
} as const;

/** What is said of a client that swallowed an edition, or left it alone. */
const WORDS = {
  tampered: {
    swallowed: "it does not verify signatures",
    refused: "it verifies signatures",
  },
  expired: {
    swallowed: "it disregards that a list has run out",
    refused: "it heeds that a list has run out",
  },
  rolled_back: {
    swallowed: "it does not compare versions, and whoever replays an old list brings back what was revoked",
    refused: "it refuses a list that is older than one it had",
  },
} as const;

const AGAIN =
  "Afterwards it fetched the image of the good edition again: it had deleted what it had from your site.";

/**
 * A sentence for each edition.
 *
 * @param requests in the order in which they came
 */
export function judgeClient(requests: readonly SeenRequest[]): Record<Edition, Verdict> {
  // A question for the headers alone takes nothing.
  const seen = requests.filter(({ method }) => method === "GET");
  const verdicts = EDITIONS.map((edition) => [edition, judge(edition, seen)] as const);
  return Object.fromEntries(verdicts) as Record<Edition, Verdict>;
}

function judge(edition: Edition, seen: readonly SeenRequest[]): Verdict {
  if (firstList(edition, seen) === -1) {
    return { tone: "neutral", sentence: "Not tried yet. Serve it, and let your client run." };
  }
  if (edition === "good") return judgeGood(seen);
  if (edition === "unavailable") return judgeUnavailable(seen);
  return judgeBad(edition, seen);
}

function judgeGood(seen: readonly SeenRequest[]): Verdict {
  if (hasSwallowed("good", seen)) {
    return {
      tone: "ok",
      sentence: "Your client fetched the good edition and then its image: it trusts our signature.",
    };
  }
  return {
    tone: "warn",
    sentence:
      "Your client fetched the good edition and not its image. If that stays so, it does not trust our signature: install the trust anchors, and look at what it logs.",
  };
}

function judgeBad(edition: Exclude<ListedEdition, "good">, seen: readonly SeenRequest[]): Verdict {
  const name = NAMES[edition];
  const fetched = firstList(edition, seen);
  const good = firstList("good", seen);
  if (edition === "rolled_back" && (good === -1 || good > lastList(edition, seen))) {
    return {
      tone: "neutral",
      sentence:
        "Your client fetched the rolled-back edition without having seen a newer one. Serve the good edition first, then this one.",
    };
  }
  const from = edition === "rolled_back" ? Math.max(good, fetched) : fetched;
  if (seen.some((request, position) => position > from && isImage(request, edition))) {
    return {
      tone: "danger",
      sentence: `Your client fetched the ${name} edition and then its image: ${WORDS[edition].swallowed}.`,
    };
  }
  if (!hasSwallowed("good", seen)) {
    return {
      tone: "warn",
      sentence: `Your client fetched the ${name} edition and left its image alone, but it has not fetched the image of the good edition either. Try that first: else this proves nothing.`,
    };
  }
  const refused = `Your client fetched the ${name} edition and left its image alone: ${WORDS[edition].refused}.`;
  return whatBecameOf(edition, seen) === "deleted"
    ? { tone: "warn", sentence: `${refused} ${AGAIN}` }
    : { tone: "ok", sentence: refused };
}

function judgeUnavailable(seen: readonly SeenRequest[]): Verdict {
  switch (whatBecameOf("unavailable", seen)) {
    case "deleted":
      return {
        tone: "danger",
        sentence: `Your client was told that the list is unavailable. ${AGAIN}`,
      };
    case "kept":
      return {
        tone: "ok",
        sentence:
          "Your client was told that the list is unavailable. Afterwards it fetched the good edition and not its image again: it kept what it had.",
      };
    default:
      return {
        tone: "neutral",
        sentence: hasSwallowed("good", seen)
          ? "Your client was told that the list is unavailable. Look whether its image is still at your site; or serve the good edition again: a client that fetches its image once more had deleted it."
          : "Your client was told that the list is unavailable, but it had not fetched the image of the good edition before. Try that first, then this.",
      };
  }
}

/**
 * What a client did with the image that it had, after it was last answered this edition: told by whether it fetches the
 * image once more when the good edition is back.
 */
function whatBecameOf(edition: Edition, seen: readonly SeenRequest[]): "deleted" | "kept" | "unknown" {
  const at = lastList(edition, seen);
  const images = seen.map(({ kind, status }, position) =>
    kind === "image" && isAnswered(status) ? position : -1,
  );
  const before = images.findLast((position) => position !== -1 && position < at);
  if (before === undefined || seen[before]?.edition !== "good") return "unknown";
  const after = images.find((position) => position > at);
  if (after !== undefined) return seen[after]?.edition === "good" ? "deleted" : "unknown";
  const isBack = seen.some((request, position) => position > at && isList(request, "good"));
  return isBack ? "kept" : "unknown";
}

function hasSwallowed(edition: ListedEdition, seen: readonly SeenRequest[]): boolean {
  const fetched = firstList(edition, seen);
  return seen.some((request, position) => position > fetched && fetched !== -1 && isImage(request, edition));
}

const firstList = (edition: Edition, seen: readonly SeenRequest[]) =>
  seen.findIndex((request) => isList(request, edition));
const lastList = (edition: Edition, seen: readonly SeenRequest[]) =>
  seen.findLastIndex((request) => isList(request, edition));

function isList({ kind, edition, status }: SeenRequest, wanted: Edition): boolean {
  // While editions are being signed, all there is to answer is 503.
  return kind === "list" && edition === wanted && (edition === "unavailable" || status < 400);
}

function isImage({ kind, edition, status }: SeenRequest, wanted: Edition): boolean {
  return kind === "image" && edition === wanted && isAnswered(status);
}

function isAnswered(status: number): boolean {
  return status === 200 || status === 206;
}
