/**
 * What trust anchors are made of, kept as `DATA_DIR/lists/signing-certificate.json` beside the lists, so that they are
 * answered while the database is away. Public all of it.
 */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { getSettings } from "#lib/platform/env.ts";
import { writeAtomically } from "./write-atomically.ts";

const certificateSchema = z.object({
  authorityPem: z.string().nullable(),
  revocationListPem: z.string().nullable(),
  notBefore: z.coerce.date(),
});
// Files of earlier releases hold one certificate.
const schema = z.preprocess(
  (kept) => (Array.isArray(kept) || kept === null ? kept : [kept]),
  z.array(certificateSchema),
);

/** The public part of a signing certificate's announcement; PEM, and UTC. */
export type KeptCertificate = z.infer<typeof certificateSchema>;

function certificateFile(): string {
  return path.join(getSettings().dataDir, "lists", "signing-certificate.json");
}

/** Keeps what is offered to sites, the certificate in use first. */
export async function writeCertificateFile(certificates: readonly KeptCertificate[]): Promise<void> {
  await mkdir(path.dirname(certificateFile()), { recursive: true });
  await writeAtomically(certificateFile(), JSON.stringify(schema.parse(certificates)));
}

/** What was kept; null when nothing ever was. */
export async function readCertificateFile(): Promise<KeptCertificate[] | null> {
  try {
    return schema.parse(JSON.parse(await readFile(certificateFile(), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
