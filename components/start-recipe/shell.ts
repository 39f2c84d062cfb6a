/** Words and commands of a POSIX shell that the recipes share. Pure. */
import type { StartableImage } from "./startable-image.ts";

/** Where the recipes expect the cloud-init file that the page makes. */
export const USER_DATA_FILE = "user-data.yaml";

/** Fetches the image into the present folder. */
export function downloadCommand(image: Pick<StartableImage, "url">): string {
  return lines(["curl --fail --location", `--output ${fileNameOf(image.url)}`, shellWord(image.url)]);
}

/** Compares what was fetched with the catalogue; null when the catalogue has no SHA-512 of it. */
export function verifyCommand(image: Pick<StartableImage, "url" | "sha512">): string | null {
  return image.sha512 && lines([`echo '${image.sha512}  ${fileNameOf(image.url)}'`, "| sha512sum --check"]);
}

/** The disk of the image in a format that the tool takes: the fetched file, or what it is converted to first. */
export function diskFile(
  image: Pick<StartableImage, "url" | "format">,
  accepted: readonly string[],
): { file: string; format: string; convert: string[] } {
  const fetched = fileNameOf(image.url);
  const format = image.format.toLowerCase();
  if (accepted.includes(format)) return { file: fetched, format, convert: [] };
  const file = `${fetched.replace(/\.[a-z0-9]+$/i, "")}.converted.qcow2`;
  const convert =
    format === "ova"
      ? [`tar --extract --wildcards --file ${fetched} '*.vmdk'`, `qemu-img convert -O qcow2 ./*.vmdk ${file}`]
      : [`qemu-img convert -O qcow2 ${fetched} ${file}`];
  return { file, format: "qcow2", convert };
}

/** Writes these lines to a file; nothing in them is evaluated. */
export function writeFileCommand(file: string, content: string): string {
  const mark = content.split("\n").includes("EOF") ? "END_OF_FILE" : "EOF";
  return `cat > ${file} <<'${mark}'\n${content.replace(/\n$/, "")}\n${mark}`;
}

/** The last part of the address, fit to be a file's name in any shell. */
export function fileNameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const name = (path.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^[-.]+/, "");
  return name || "image";
}

/** One word for a POSIX shell, quoted only where it must be. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9._/:=+-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** One command over several lines. */
export function lines(parts: readonly string[]): string {
  return parts.join(" \\\n  ");
}
