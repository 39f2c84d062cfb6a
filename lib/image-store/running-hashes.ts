/**
 * Hashes uploads while they stream past. What goes through this process without a gap is hashed when its last byte has
 * come; after a restart, or where another process took a part of it, the worker reads the file once more.
 */
import { createHash, type Hash } from "node:crypto";
import { type Readable, Transform } from "node:stream";
import type { DataStore } from "@tus/utils";

type Running = { hash: Hash; length: number };

/** Uploads that were never finished are forgotten, the oldest first. */
const MOST_RUNNING = 1000;

/**
 * Makes the store hash what is written to it.
 *
 * @returns what takes the SHA-512 of a file out of the running ones: 128 lower-case hex digits, or null when not all of it
 *   went through here
 */
export function hashWhileStreaming(store: DataStore): (id: string, sizeBytes: bigint) => string | null {
  const running = new Map<string, Running>();
  const write = store.write.bind(store);
  store.write = (body: Readable, id: string, offset: number) => {
    const known = offset === 0 ? { hash: createHash("sha512"), length: 0 } : running.get(id);
    running.delete(id);
    // What was received but not kept is sent again: then the hash has seen too much.
    if (known?.length !== offset) return write(body, id, offset);
    running.set(id, known);
    for (const oldest of running.keys()) {
      if (running.size <= MOST_RUNNING) break;
      running.delete(oldest);
    }
    return write(body.pipe(hashing(known)), id, offset);
  };
  return (id, sizeBytes) => {
    const found = running.get(id);
    running.delete(id);
    return found && BigInt(found.length) === sizeBytes ? found.hash.digest("hex") : null;
  };
}

function hashing(running: Running): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      running.hash.update(chunk);
      running.length += chunk.byteLength;
      done(null, chunk);
    },
  });
}
