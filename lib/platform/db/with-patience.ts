/** A database that answers slower than this counts as away. */
const PATIENCE_MS = 4_000;

/**
 * What `work` gives, unless the database takes too long over it.
 *
 * @throws Error when it does, or whatever `work` throws
 */
export async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
