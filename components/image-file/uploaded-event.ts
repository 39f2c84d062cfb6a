/** Told to a form when the address of an uploaded file was put into it. */
export const UPLOADED_EVENT = "image-file-uploaded";
