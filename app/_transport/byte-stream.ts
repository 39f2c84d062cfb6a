/**
 * Text in pieces as the body of an answer. A piece is made when the client has taken the one before; when the client goes
 * away, no further piece is made; when one cannot be made, the stream breaks, so that nobody takes half a file for a
 * whole one.
 *
 * @param onFailure told why a piece could not be made
 */
export function toByteStream(
  chunks: AsyncGenerator<string, void, undefined>,
  onFailure: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          onFailure(error);
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return();
      },
    },
    { highWaterMark: 0 },
  );
}
