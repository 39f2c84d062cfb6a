/**
 * What trust anchors are made of, kept as `DATA_DIR/lists/signing-certificate.json` beside the lists, so that they are
 * answered while the database is away. Public all of it.
 */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { getSettings } from "#lib/platform/env.ts";
import { writeAtomically } from "./write-atomically.ts";

const schema = z.object({
  authorityPem: z.string().nullable(),
  revocationListPem: z.string().nullable(),
  notBefore: z.coerce.date(),
});

/** The public part of a signing certificate's announcement; PEM, and UTC. */
export type CertificateFile = z.infer<typeof schema>;

function certificateFile(): string {
  return path.join(getSettings().dataDir, "lists", "signing-certificate.json");
}

/** Keeps what was announced last. */
export async function writeCertificateFile(certificate: CertificateFile): Promise<void> {
  await mkdir(path.dirname(certificateFile()), { recursive: true });
  await writeAtomically(certificateFile(), JSON.stringify(schema.parse(certificate)));
}

/** What was kept; null when nothing ever was. */
export async function readCertificateFile(): Promise<CertificateFile | null> {
  try {
    return schema.parse(JSON.parse(await readFile(certificateFile(), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
