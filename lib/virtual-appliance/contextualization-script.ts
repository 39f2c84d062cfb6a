/**
 * Contextualization scripts: the text that a machine is started with to set itself up (user data of clouds). Pure.
 *
 * Kinds as cloud-init tells them apart by their first line (cloud-init, "User data formats"); Ignition, which is JSON, as
 * Flatcar and Fedora CoreOS read it.
 */
import { parseDocument } from "yaml";

export const SCRIPT_FORMATS = [
  "cloud-config",
  "cloud-config template",
  "cloud-init archive",
  "shell script",
  "include file",
  "MIME multi-part",
  "Ignition",
] as const;
export type ScriptFormat = (typeof SCRIPT_FORMATS)[number];

/** The kind of a script, or a sentence that says what is wrong with it. */
export type ScriptReading = { format: ScriptFormat } | { problem: string };

/**
 * Reads a script as the machine would.
 *
 * @param text line ends as LF
 */
export function readScript(text: string): ScriptReading {
  const [first = ""] = text.split("\n", 1);
  const line = first.trimEnd();
  if (line === "#cloud-config") return readCloudConfig(text);
  if (line === "#cloud-config-archive") return readArchive(text);
  if (/^## template:\s*(jinja|basic)$/.test(line)) return { format: "cloud-config template" };
  if (line.startsWith("#!")) return { format: "shell script" };
  if (line === "#include" || line === "#include-once") return { format: "include file" };
  if (/^(Content-Type:\s*multipart\/|MIME-Version:)/i.test(line)) return { format: "MIME multi-part" };
  if (text.trimStart().startsWith("{")) return readIgnition(text);
  return {
    problem:
      "A machine would ignore this text: its first line must be #cloud-config, begin with #! or be another header that cloud-init knows.",
  };
}

function readCloudConfig(text: string): ScriptReading {
  const read = readYaml(text);
  if ("problem" in read) return read;
  if (isMapping(read.value)) return { format: "cloud-config" };
  return { problem: "After #cloud-config the text must hold settings, such as “packages:” and a list." };
}

function readArchive(text: string): ScriptReading {
  const read = readYaml(text);
  if ("problem" in read) return read;
  if (Array.isArray(read.value)) return { format: "cloud-init archive" };
  return {
    problem: "After #cloud-config-archive the text must hold a list of parts, each beginning with “-”.",
  };
}

/** Aliases are counted, so that a small text cannot become a huge one. */
const MOST_ALIASES = 100;

function readYaml(text: string): { value: unknown } | { problem: string } {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const [reason = ""] = error.message.split(/ at line | \(line /);
    return {
      problem: `${line ? `Line ${line}` : "The text"} is not valid YAML: ${reason.replace(/[.:]?\s*$/, "")}.`,
    };
  }
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch {
    return { problem: "The text refers to its own parts (“*name”) too often: write them out." };
  }
}

function readIgnition(text: string): ScriptReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "The text looks like an Ignition configuration, but it is not valid JSON." };
  }
  const version = isMapping(value) && isMapping(value.ignition) ? value.ignition.version : null;
  if (typeof version === "string" && version !== "") return { format: "Ignition" };
  return { problem: "An Ignition configuration needs its version: { “ignition”: { “version”: “3.4.0” } }." };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
