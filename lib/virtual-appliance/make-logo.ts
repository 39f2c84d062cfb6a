/**
 * Makes a picture that is safe to show out of whatever somebody uploaded: it is decoded and drawn anew, so that nothing of the
 * file itself (scripts in an SVG, metadata, a second file behind the picture) is ever served.
 */
import sharp from "sharp";
import { AppError } from "#lib/platform/errors.ts";
import { LARGEST_LOGO } from "./logo.ts";

/** A small file may unfold into a huge picture. */
const MOST_PIXELS = 40_000_000;
const FORMATS = ["png", "jpeg", "svg", "webp"];

/**
 * @returns WebP, 256 and 96 pixels square, the picture whole in the middle
 * @throws AppError `invalid_input` for what is no picture of a known kind, too large or broken
 */
export async function makeLogo(bytes: Uint8Array): Promise<{ large: Uint8Array; small: Uint8Array }> {
  if (bytes.byteLength > LARGEST_LOGO) throw refuse("The picture must have at most 2 MiB.");
  try {
    const { format } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    if (!FORMATS.includes(format ?? "")) throw refuse("Only PNG, JPEG, SVG and WebP pictures can be used.");
    return { large: await draw(bytes, 256), small: await draw(bytes, 96) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse("The file is no picture that can be read. Save it as PNG and try again.");
  }
}

async function draw(bytes: Uint8Array, edge: number): Promise<Uint8Array> {
  const drawn = await sharp(bytes, { limitInputPixels: MOST_PIXELS, density: 144 })
    .rotate()
    .resize(edge, edge, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .webp({ quality: 90 })
    .toBuffer();
  return new Uint8Array(drawn);
}

function refuse(message: string): AppError {
  return new AppError("invalid_input", "unusable_picture", message, { logo: message });
}
