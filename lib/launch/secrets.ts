/** Secrets that are made once and kept in `DATA_DIR/secrets`, readable for their owner only. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** The kept text of this name; what `make` gives where there is none yet. */
export async function keepSecret(
  dataDir: string,
  name: string,
  make: () => string | Promise<string> = () => randomBytes(32).toString("base64url"),
): Promise<string> {
  const file = path.join(dataDir, "secrets", name);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secret = await make();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}
