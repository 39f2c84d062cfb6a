/** What the form of an image knows of uploaded files; amounts of bytes as text, for they cross to the browser. */
export type UploadsPage = {
  quotaBytes: string;
  usedBytes: string;
  files: readonly UploadedFileRow[];
};

export type UploadedFileRow = {
  id: string;
  fileName: string;
  sizeBytes: string;
  /** Of an unfinished one: so many bytes are here. */
  arrivedBytes: string;
  state: "uploading" | "stored";
  url: string;
  /** By an image of any version. */
  isUsed: boolean;
};
