/**
 * Compares what an image file is with what its author declared, in words the author can act on.
 *
 * Pure. What the container is like is said as in image reports.
 */
import { z } from "zod";
import {
  findContainerProblems,
  type ImageTrait,
  refusalOfFormat,
} from "#lib/image-report/container-problems.ts";
import { inBytes } from "#lib/platform/net/quantity.ts";
import type { DetectedFormat } from "./image-format.ts";
import type { MeasuredImage } from "./measure-image.ts";

/** Findings are stored as JSON with the check; this is their shape when read again. */
export const findingsSchema = z.array(
  z.object({
    /** `address`: the file could not be read to its end. `change`: it is no longer what it was. */
    field: z.enum(["size", "sha512", "format", "content", "address", "change"]),
    severity: z.enum(["error", "warning"]),
    message: z.string(),
  }),
);

export type Finding = Readonly<z.infer<typeof findingsSchema>[number]>;

export interface Verdict {
  /** Failed when at least one finding is an error. */
  readonly outcome: "passed" | "failed";
  readonly findings: readonly Finding[];
}

/** What the author declared; null stands for "fill it in for me". */
export interface ImageDeclaration {
  readonly sizeBytes: bigint | null;
  /** Hex, in either case. */
  readonly sha512: string | null;
  /** Format name, in either case. */
  readonly format: string | null;
}

export function compareWithDeclaration(
  measured: Pick<MeasuredImage, "sizeBytes" | "sha512" | "format">,
  declared: ImageDeclaration,
): Verdict {
  const findings = [
    ...compareSize(measured.sizeBytes, declared.sizeBytes),
    ...compareSha512(measured.sha512, declared.sha512),
    ...compareFormat(measured.format, declared.format),
    ...judgeContent(measured.format),
  ];
  const outcome = findings.some(({ severity }) => severity === "error") ? "failed" : "passed";
  return { outcome, findings };
}

function compareSize(sizeBytes: bigint, declared: bigint | null): Finding[] {
  if (declared === null || declared === sizeBytes) return [];
  return [error("size", `Declared ${inBytes(declared)}, the file has ${inBytes(sizeBytes)}.`)];
}

function compareSha512(sha512: string, declared: string | null): Finding[] {
  const wanted = declared?.trim().toLowerCase();
  if (wanted === undefined || wanted === sha512) return [];
  return [error("sha512", `Declared SHA-512 ${wanted}, the file has ${sha512}.`)];
}

/** Says nothing about a file that is no image: the finding about its content explains that better. */
function compareFormat(detected: DetectedFormat, declared: string | null): Finding[] {
  const wanted = declared?.trim().toLowerCase();
  if (detected.kind !== "image" || wanted === undefined || wanted === detected.format) return [];
  return [error("format", `Declared format ${wanted}, the file is ${detected.format}.`)];
}

/**
 * Compares a file with what its version was published with; what is not known of that (imported lists) differs from
 * nothing.
 *
 * @param published bytes, and hex in lower case
 * @returns null when it is the same file
 */
export function findChangeSincePublication(
  measured: Pick<MeasuredImage, "sizeBytes" | "sha512">,
  published: { readonly sizeBytes: bigint | null; readonly sha512: string | null },
): Finding | null {
  const changes: string[] = [];
  if (published.sizeBytes !== null && published.sizeBytes !== measured.sizeBytes) {
    changes.push(`it had ${inBytes(published.sizeBytes)} and has ${inBytes(measured.sizeBytes)}`);
  }
  if (published.sha512 !== null && published.sha512 !== measured.sha512) {
    changes.push(`its SHA-512 was ${published.sha512} and is ${measured.sha512}`);
  }
  if (changes.length === 0) return null;
  const remedy = "Put the published file back, or publish a new version.";
  return error(
    "change",
    `The file has changed since the version was published: ${changes.join("; ")}. ${remedy}`,
  );
}

/**
 * @param change what follows "the file", as `findMarkChange` gives it
 */
export function changedWhileRead(change: string): Finding {
  return error(
    "change",
    `The file changed while it was read: it ${change}. Wait until the new file is complete, then check again; better, give each state of the file an address of its own.`,
  );
}

function judgeContent(detected: DetectedFormat): Finding[] {
  switch (detected.kind) {
    case "image":
      return [...judgeTraits(detected.traits), ...judgeRefusedFormats(detected)];
    case "empty":
      return [error("content", "The file is empty.")];
    case "document":
      return [error("content", documentInsteadOfImage(detected.type))];
    case "compressed":
      return [
        error(
          "content",
          `The file is compressed with ${detected.method}; sites do not unpack it, so offer the image itself (qcow2 compresses inside).`,
        ),
      ];
    case "archive":
      return [
        error(
          "content",
          `The file is a tar archive that begins with "${detected.firstFile}"; an OVA begins with its OVF descriptor (.ovf).`,
        ),
      ];
    case "outdated":
      return [
        error(
          "content",
          `The file is in the outdated format ${detected.name}; convert it with "qemu-img convert -O qcow2".`,
        ),
      ];
  }
}

function documentInsteadOfImage(type: "html" | "xml" | "text"): string {
  if (type === "html") {
    return "The address answers a web page instead of an image; give the address of the file itself, one that needs no sign-in.";
  }
  const name = type === "xml" ? "an XML document" : "a text file";
  return `The address answers ${name} instead of an image; give the address of the image file itself.`;
}

function judgeTraits(traits: readonly ImageTrait[]): Finding[] {
  return findContainerProblems(traits).map(({ severity, message }) => ({
    field: "content",
    severity,
    message,
  }));
}

function judgeRefusedFormats(detected: DetectedFormat & { kind: "image" }): Finding[] {
  const refusal = refusalOfFormat(detected.format);
  return refusal === null ? [] : [warning("format", refusal)];
}

function error(field: Finding["field"], message: string): Finding {
  return { field, severity: "error", message };
}

function warning(field: Finding["field"], message: string): Finding {
  return { field, severity: "warning", message };
}
