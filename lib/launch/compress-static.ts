/** Compresses scripts and styles once, as tightly as it goes: on the fly there is time for a weaker compression only. */
import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** Writes a file with `.br` added to its name beside every script and style in a folder. */
export async function compressStatic(folder: string): Promise<void> {
  const files = globSync("**/*.{js,css}", { cwd: folder });
  await Promise.all(
    files.map(async (name) => {
      const content = await readFile(path.join(folder, name));
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      await writeFile(path.join(folder, `${name}.br`), await compress(content, { params }));
    }),
  );
}
