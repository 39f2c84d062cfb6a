/**
 * Values of `hv:format` that may be signed, lower case (provider contract section 0, point 6). Every client takes
 * `qcow2` and a single-disk `ova`; cloudkeeper leaves out `vhd` and `vhdx` images (section 6).
 */
export const imageFormats = ["qcow2", "raw", "vmdk", "ova", "vdi", "vhd", "vhdx"] as const;

export type ImageFormat = (typeof imageFormats)[number];

/** Whether a text is one of {@link imageFormats}, in lower case. */
export function isImageFormat(text: string): text is ImageFormat {
  return (imageFormats as readonly string[]).includes(text);
}
