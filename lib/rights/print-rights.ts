/** The table of rights as Markdown, for docs/rights.md. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Outcome, RIGHTS, ROLES } from "./rights-table.ts";

const SIGNS: Readonly<Record<Outcome, string>> = { yes: "✓", "sign in": "sign in", no: "–", hidden: "·" };

const INTRODUCTION = `# Who may do what

Printed from [lib/rights/rights-table.ts](../lib/rights/rights-table.ts) by \`npm run print-rights\`; every cell is tried by
\`lib/rights/rights.db.test.ts\`. ✓ may; – is told that it is not theirs to do; · is told that there is no such thing.`;

/** The whole document. */
export function printRights(): string {
  const roles = ROLES.map(([, title, who]) => (who ? `- **${title}**: ${who}.` : `- **${title}**.`));
  const groups = RIGHTS.map(({ title, rights }) => {
    const rows = rights.map(({ action, outcomes }) => [
      capitalise(action),
      ...ROLES.map(([role]) => SIGNS[outcomes[role]]),
    ]);
    const heading = ["", ...ROLES.map(([, role]) => role)];
    return [`## ${title}`, "", row(heading), row(heading.map(() => "---")), ...rows.map(row)].join("\n");
  });
  return `${[INTRODUCTION, roles.join("\n"), ...groups].join("\n\n")}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, "../../docs/rights.md");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, printRights());
}
