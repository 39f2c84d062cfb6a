import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import type { UploadedFileRow } from "./uploads-page.ts";

export type RemoveFile = (form: FormData) => Promise<{ error?: string }>;

type UploadedFilesProps = {
  files: readonly UploadedFileRow[];
  /** Puts the address of a file into the form. */
  use: (url: string) => void;
  remove: RemoveFile;
  /** The file that is on its way at the moment. */
  current: string | null;
};

/** What was uploaded for the appliance before. */
export function UploadedFiles({ files, use, remove, current }: UploadedFilesProps) {
  const listed = files.filter(({ id, state }) => id !== current || state === "stored");
  if (listed.length === 0) return null;
  const count = listed.length === 1 ? "1 uploaded file" : `${listed.length} uploaded files`;
  return (
    <Disclosure summary={`${count} of this appliance`}>
      <ul className="grid divide-y divide-line">
        {listed.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <span className="grid min-w-0 text-sm">
              <span className="font-medium wrap-anywhere">{file.fileName}</span>
              <span className="text-ink-muted">{describe(file)}</span>
            </span>
            <span className="flex flex-wrap gap-2">
              {file.state === "stored" && (
                <Button size="sm" onClick={() => use(file.url)} aria-label={`Use ${file.fileName}`}>
                  Use
                </Button>
              )}
              {!file.isUsed && (
                <ConfirmDialog
                  trigger={
                    <Button size="sm" variant="quiet" aria-label={`Remove ${file.fileName}`}>
                      Remove
                    </Button>
                  }
                  title="Remove this file?"
                  description={`${file.fileName} is deleted from the service. Nothing uses it.`}
                  confirmLabel="Remove"
                  tone="danger"
                  action={remove}
                  fields={{ fileId: file.id }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function describe({ sizeBytes, arrivedBytes, state, isUsed }: UploadedFileRow): string {
  const size = formatBytes(BigInt(sizeBytes));
  if (state === "uploading") {
    return `${formatBytes(BigInt(arrivedBytes))} of ${size} are here. Choose the same file again to go on.`;
  }
  return isUsed ? `${size}, in use` : `${size}, used by no image`;
}
