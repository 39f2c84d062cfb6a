import { describe, expect, it } from "vitest";
import { toByteStream } from "./byte-stream.ts";

/** Pieces that tell how many were made, and whether the making was ended in order. */
function pieces(count: number, failAt = Number.POSITIVE_INFINITY) {
  const told = { made: 0, ended: false };
  async function* make(): AsyncGenerator<string, void, undefined> {
    try {
      while (told.made < count) {
        if (told.made === failAt) throw new Error("the database is away");
        told.made++;
        yield `${told.made};`;
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, chunks: make() };
}

const ignore = () => undefined;

describe("toByteStream", () => {
  it("gives everything", async () => {
    const { chunks } = pieces(3);
    expect(await new Response(toByteStream(chunks, ignore)).text()).toBe("1;2;3;");
  });

  it("makes a piece only when it is asked for", async () => {
    const { told, chunks } = pieces(1_000);
    const reader = toByteStream(chunks, ignore).getReader();
    expect(told.made).toBe(0);
    await reader.read();
    await reader.read();
    expect(told.made).toBe(2);
  });

  it("makes no more when the client goes away", async () => {
    const { told, chunks } = pieces(1_000);
    const reader = toByteStream(chunks, ignore).getReader();
    await reader.read();
    await reader.cancel();
    expect(told).toEqual({ made: 1, ended: true });
  });

  it("breaks when a piece cannot be made, and says why", async () => {
    const { chunks } = pieces(10, 1);
    const failures: unknown[] = [];
    const stream = toByteStream(chunks, (error) => failures.push(error));
    await expect(new Response(stream).text()).rejects.toThrow("the database is away");
    expect(failures).toHaveLength(1);
  });
});
