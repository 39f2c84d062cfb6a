/** What may be asked of a VO about an appliance, and in which words. Pure. */

export const REQUEST_KINDS = ["suggest", "new_version", "exclude", "message"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** How a VO's list stands to an appliance. */
export type Standing = {
  /** Version strings that the newest revision holds. */
  held: readonly string[];
  /** The latest version, where it may be listed; null otherwise. */
  latest: string | null;
};

/** What makes sense to ask; a message always does. */
export function possibleKinds({ held, latest }: Standing): RequestKind[] {
  return REQUEST_KINDS.filter((kind) => {
    if (kind === "suggest") return held.length === 0 && latest !== null;
    if (kind === "new_version") return latest !== null && held.some((version) => version !== latest);
    if (kind === "exclude") return held.length > 0;
    return true;
  });
}

type Asked = { kind: RequestKind; appliance: string; latest: string | null; vo: string };

/** What is asked, in a sentence without whoever asks: "to include Debian 2.0 in the image list of biomed". */
export function describeRequest({ kind, appliance, latest, vo }: Asked): string {
  const newest = latest === null ? appliance : `${appliance} ${latest}`;
  switch (kind) {
    case "suggest":
      return `to include ${newest} in the image list of ${vo}`;
    case "new_version":
      return `to update the image list of ${vo} to ${newest}`;
    case "exclude":
      return `to take ${appliance} out of the image list of ${vo}`;
    case "message":
      return `the managers of ${vo} something about ${appliance}`;
  }
}
