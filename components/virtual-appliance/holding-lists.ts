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
};

/** "The image list of biomed holds 2 images of version 1.0.", "The draft of ops holds an image of version 1.0." */
export function describeHolding({ vo, version, published, drafted }: HoldingList): string {
  const [where, count] =
    published > 0 ? [`The image list of ${vo}`, published] : [`The draft of ${vo}`, drafted];
  return `${where} holds ${count === 1 ? "an image" : `${count} images`} of version ${version}.`;
}
