/** How good an order of results is, by judgements: normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002). */

const LOOKED_AT = 10;

/**
 * @param found results, the first first
 * @param grades 0 to 3 of what was judged; everything else is 0
 * @returns 1 when no order of the first ten could be better, 0 when none of them is of use
 */
export function ndcgOf(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const best = [...grades.values()].sort((a, b) => b - a);
  const ideal = gainOf(best);
  return ideal === 0 ? 1 : gainOf(found.map((one) => grades.get(one) ?? 0)) / ideal;
}

function gainOf(grades: readonly number[]): number {
  return grades
    .slice(0, LOOKED_AT)
    .reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
