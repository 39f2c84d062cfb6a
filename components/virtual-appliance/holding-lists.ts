/** VO image lists that hold a version, in words. */

/** A VO whose list or draft holds images of a version. */
export type HoldingList = {
  /** Name of the VO. */
  vo: string;
  version: string;
  /** Images in the list that sites have. */
  published: number;
  /** Images in the draft. */
  drafted: number;
  /** Of those in the draft, how many take a newer version by themselves. */
  following: number;
  /** Of those, how many are published by themselves. */
  publishing: number;
};

/** "The image list of biomed holds 2 images of version 1.0.", "The draft of ops holds an image of version 1.0." */
export function describeHolding({ vo, version, published, drafted }: HoldingList): string {
  const [where, count] =
    published > 0 ? [`The image list of ${vo}`, published] : [`The draft of ${vo}`, drafted];
  return `${where} holds ${count === 1 ? "an image" : `${count} images`} of version ${version}.`;
}

/** What becomes of a list when a newer version is published, and who is told. */
export function describeFollowing({ drafted, following, publishing }: HoldingList): string {
  if (following === 0) return "It keeps that until its managers update it; they are told now.";
  if (following < drafted) {
    return "Some of it takes the new version by itself, the rest waits for its managers; they are told now.";
  }
  return publishing === drafted
    ? "It follows by itself: a revision with the new version is published, and its managers are told."
    : "Its draft takes the new version by itself; sites keep the earlier one until its managers publish. They are told.";
}
