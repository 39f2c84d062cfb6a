import { FileUpload } from "#components/image-file/file-upload.tsx";
import { getUploadsPage } from "#lib/image-file/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { removeFileAction } from "./actions.ts";

/** The part of the form in which the file is uploaded; nothing where the service takes no files. */
export async function UploadHere({ actor, slug }: { actor: Actor; slug: string }) {
  const uploads = await getUploadsPage(actor, slug);
  if (!uploads || uploads.quotaBytes === 0n) return null;
  return (
    <FileUpload
      slug={slug}
      remove={removeFileAction}
      uploads={{
        quotaBytes: uploads.quotaBytes.toString(),
        usedBytes: uploads.usedBytes.toString(),
        files: uploads.files.map(({ id, fileName, sizeBytes, arrivedBytes, state, url, isUsed }) => ({
          ...{ id, fileName, state, url, isUsed },
          sizeBytes: sizeBytes.toString(),
          arrivedBytes: arrivedBytes.toString(),
        })),
      }}
    />
  );
}
