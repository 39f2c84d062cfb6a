/** An image as the rules of the linter judge it. Pure. */

/** What a measurement read from the two ends of the file. Sizes in bytes. */
export type Inspection = {
  /** The flavour of the format, such as "version 3"; empty when there is only one. */
  variant: string;
  /** Null when the file does not tell. */
  virtualSizeBytes: bigint | null;
  /** See ImageTrait in container-problems.ts. */
  traits: readonly string[];
};

/** An image as the rules judge it: what is declared, and what was measured. Sizes in bytes. */
export type ReportedImage = {
  url: string;
  /** Does the file lie here? Then its address is of our choosing. */
  isStoredHere: boolean;
  format: string;
  hypervisors: readonly string[];
  sizeBytes: bigint;
  cpuMinimum: number | null;
  cpuRecommended: number | null;
  ramMinimumBytes: bigint | null;
  ramRecommendedBytes: bigint | null;
  diskMinimumBytes: bigint | null;
  contextualizationFormats: readonly string[];
  /** Null: it was measured before measurements looked into files. */
  inspection: Inspection | null;
};
