/** The page of the embedded identity provider on which one chooses whom to be. Plain HTML, no script. */
import type { DemoPerson } from "#prisma/seed/types.ts";

const STYLE = `
:root { color-scheme: light dark; --ink: #14202e; --muted: #52606f; --ground: #f4f6f8; --card: #fff; --line: #d5dce3; --focus: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef4; --muted: #a3b1bf; --ground: #0b1420; --card: #131f2d; --line: #2a3a4b; --focus: #7cc0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
p { color: var(--muted); margin: 0 0 1.5rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { width: 100%; text-align: left; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; cursor: pointer; }
button:hover { border-color: var(--focus); }
button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
strong { display: block; }
small { color: var(--muted); font-size: .9rem; }`;

/** @param uid of the interaction, as the provider gave it */
export function signInPage(uid: string, people: readonly DemoPerson[]): string {
  const choices = people
    .map(
      ({ key, name, summary }) =>
        `<li><button name="person" value="${escapeHtml(key)}"><strong>${escapeHtml(name)}</strong><small>${escapeHtml(summary)}</small></button></li>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo identity provider</title><style>${STYLE}</style></head>
<body><main>
<h1>Who do you want to be?</h1>
<p>This is the identity provider of the demo. Its people are invented and have no passwords; choose one to sign in as.</p>
<form method="post" action="/interaction/${escapeHtml(uid)}"><ul>
${choices}
</ul></form>
</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
