/** Pages of long lists. */

/** One page of things, and where the next one begins. */
export type Page<T> = {
  items: T[];
  total: number;
  /** 1, 2, 3 … */
  page: number;
  pageCount: number;
};

/** Reads a page number out of an address; anything odd is the first page. */
export function readPageNumber(text: string | undefined): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1;
}

/** Puts a slice that was read from the database into its page. */
export function toPage<T>(items: T[], total: number, page: number, size: number): Page<T> {
  return { items, total, page, pageCount: Math.max(1, Math.ceil(total / size)) };
}
