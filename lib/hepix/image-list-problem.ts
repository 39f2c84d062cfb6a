/** One reason why some client would refuse a list, misread it, or crash on it. */
export type ImageListProblem = {
  /** Identifier of the image concerned, or null when it concerns the list. */
  readonly imageIdentifier: string | null;
  /** Key of the wire format, such as `sl:osversion`. */
  readonly field: string;
  readonly code: ImageListProblemCode;
  /** For the VO manager: image “X”: no operating system version. */
  readonly message: string;
  /** The same for whoever sees which image or list it is about: no operating system version. */
  readonly words: string;
};

export type ImageListProblemCode =
  | "missing"
  | "malformed"
  | "not-plain-text"
  | "too-long"
  | "duplicate"
  | "out-of-range"
  | "in-the-future"
  | "expired";
