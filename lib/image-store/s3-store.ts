/**
 * Image files in a bucket of S3-compatible object storage, each an object named by its identifier. Uploads are S3's own
 * multipart uploads: what has arrived survives every process here.
 */
import type { Readable } from "node:stream";
import { S3 } from "@aws-sdk/client-s3";
import { S3Store } from "@tus/s3-store";
import type { S3Settings } from "#lib/platform/env.ts";
import { findWhole } from "./find-whole.ts";
import type { ImageStore } from "./image-store.ts";

/** S3 wants parts of 5 MiB at least and 10,000 at most. */
const PART_BYTES = 16 * 1024 * 1024;
/** Parts wait on disk and in memory until they are sent. */
const PARTS_AT_A_TIME = 4;

export function openS3Store({
  bucket,
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Settings): ImageStore {
  const config = {
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Other servers than Amazon's have no host name for each bucket, and know no checksums in trailers.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: "WHEN_REQUIRED" as const,
    responseChecksumValidation: "WHEN_REQUIRED" as const,
  };
  const client = new S3(config);
  const uploads = new S3Store({
    partSize: PART_BYTES,
    maxConcurrentPartUploads: PARTS_AT_A_TIME,
    // Not all servers know tags; what is unfinished is swept by our own record.
    useTags: false,
    s3ClientConfig: { ...config, bucket },
  });
  return {
    uploads,
    find: (id) => findWhole(uploads, id),
    read: async (id, range) => {
      const { Body } = await client.getObject({
        ...{ Bucket: bucket, Key: id },
        ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
      });
      return Body as Readable;
    },
    remove: async (id) => {
      // Ends the parts of an unfinished upload; of a finished one there are none, which it calls an error.
      await uploads.remove(id).catch(() => undefined);
      for (const Key of [id, `${id}.info`, `${id}.part`]) await client.deleteObject({ Bucket: bucket, Key });
    },
  };
}
