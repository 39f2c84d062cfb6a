/**
 * Where the bytes of uploaded image files lie: in a folder, or in object storage that speaks S3. Files are named by their
 * identifiers, are written through the tus protocol's stores and never change once they are whole.
 *
 * Any number of web and worker processes may use one store at a time; that only one request writes to a file is up to
 * whoever lets requests write (lib/image-file/upload-locker.ts).
 */
import type { Readable } from "node:stream";
import type { DataStore } from "@tus/utils";

/** Bytes of a file, both ends included. */
export type ByteRange = { first: number; last: number };

export type ImageStore = {
  /** For the tus server. */
  uploads: DataStore;
  /** A file that is whole; null when there is none. */
  find(id: string): Promise<{ sizeBytes: bigint; fileName: string } | null>;
  /** Its bytes, or some of them. Whoever reads ends the stream. */
  read(id: string, range?: ByteRange): Promise<Readable>;
  /** Whole or not, it is gone afterwards; none at all is fine. */
  remove(id: string): Promise<void>;
};
