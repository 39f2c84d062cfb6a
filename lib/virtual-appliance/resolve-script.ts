/** From what the form of an image says of its contextualization script to the script itself. */
import { createHash } from "node:crypto";
import { AppError } from "#lib/platform/errors.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { fetchText } from "#lib/platform/net/fetch-text.ts";
import { readScript } from "./contextualization-script.ts";
import { SCRIPT_LENGTH } from "./schema.ts";

/** The columns of an image that hold its script. */
export type ScriptColumns = {
  scriptText: string | null;
  scriptFormat: string | null;
  scriptSha256: string | null;
  scriptUrl: string | null;
};

type ScriptFields = { scriptText: string | null; scriptUrl: string | null; scriptAgain: boolean };

const NO_SCRIPT: ScriptColumns = {
  scriptText: null,
  scriptFormat: null,
  scriptSha256: null,
  scriptUrl: null,
};
/** A character has four bytes at most in UTF-8. */
const MAX_BYTES = BigInt(SCRIPT_LENGTH) * 4n;

/**
 * The script as it is kept: a text of its own, even where it was given by an address, so that a published version always
 * starts machines the same way.
 *
 * @param present what the image has now; an address that has not changed is not fetched again unless that is asked for
 * @throws AppError `invalid_input` beside the field, when it cannot be fetched or no machine would understand it
 */
export async function resolveScript(
  { scriptText, scriptUrl, scriptAgain }: ScriptFields,
  present: ScriptColumns = NO_SCRIPT,
): Promise<ScriptColumns> {
  if (scriptUrl !== null) {
    if (scriptUrl === present.scriptUrl && present.scriptText !== null && !scriptAgain) return pick(present);
    return { ...describe(await fetchScript(scriptUrl), "scriptUrl"), scriptUrl };
  }
  if (scriptText === null) return NO_SCRIPT;
  return { ...describe(scriptText, "scriptText"), scriptUrl: null };
}

/** Is anything to be fetched for it? */
export function needsFetching(fields: ScriptFields): boolean {
  return fields.scriptUrl !== null;
}

function pick({ scriptText, scriptFormat, scriptSha256, scriptUrl }: ScriptColumns): ScriptColumns {
  return { scriptText, scriptFormat, scriptSha256, scriptUrl };
}

function describe(text: string, field: "scriptText" | "scriptUrl") {
  const reading = readScript(text);
  if ("problem" in reading) throw refuse(field, reading.problem);
  const scriptSha256 = createHash("sha256").update(text).digest("hex");
  return { scriptText: text, scriptFormat: reading.format, scriptSha256 };
}

async function fetchScript(url: string): Promise<string> {
  try {
    const { text } = await fetchText(url, { maxBytes: MAX_BYTES, accept: "text/*, */*;q=0.5" });
    if (text.length > SCRIPT_LENGTH) {
      throw refuse("scriptUrl", `The script must have at most ${SCRIPT_LENGTH} characters.`);
    }
    if (text.includes("\0")) throw refuse("scriptUrl", "What lies at the address is no text.");
    return text;
  } catch (error) {
    if (!(error instanceof FetchRefusedError)) throw error;
    throw refuse("scriptUrl", error.message);
  }
}

function refuse(field: string, message: string): AppError {
  return new AppError("invalid_input", "unusable_script", message, { [field]: message });
}
