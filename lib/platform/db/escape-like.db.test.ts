import fc from "fast-check";
import { expect, test } from "vitest";
import { getDatabase } from "./database.ts";
import { escapeLike } from "./escape-like.ts";

const isLike = async (text: string, pattern: string) => {
  const [row] = await getDatabase().$queryRaw<{ found: boolean }[]>`SELECT ${text} LIKE ${pattern} AS found`;
  return row?.found;
};

test("the pattern matches its text and no other", async () => {
  const odd = fc
    .array(fc.constantFrom("%", "_", "\\", "a", "b"), { maxLength: 4 })
    .map((all) => all.join(""));
  await fc.assert(
    fc.asyncProperty(odd, odd, async (one, other) => {
      expect(await isLike(one, escapeLike(one))).toBe(true);
      expect(await isLike(other, escapeLike(one))).toBe(other === one);
    }),
  );
});
