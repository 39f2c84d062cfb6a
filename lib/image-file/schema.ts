/** What programs and forms send about uploaded files. The browser may import this file. */
import { z } from "zod";

export const beginUploadSchema = z.object({
  slug: z.string({ error: "Name the appliance: its slug, in the metadata “appliance”." }).min(1).max(200),
  fileName: z.string({ error: "Name the file, in the metadata “filename”." }).min(1).max(1000),
  sizeBytes: z.coerce.bigint({ error: "Say beforehand how large the file is." }),
});
export type BeginUpload = z.output<typeof beginUploadSchema>;

export const imageFileRefSchema = z.object({ fileId: z.uuid() });
