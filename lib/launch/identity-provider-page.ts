/** The look of the embedded identity provider's pages. Plain HTML: no script, nothing from elsewhere. */
import { createHash } from "node:crypto";

const STYLE = `
:root { color-scheme: light dark; --ink: #14222f; --muted: #4d5b69; --ground: #f5f8fb; --card: #fff; --sunken: #eaf0f5; --line: #d7e0e8; --control: #75879a; --link: #1d5a8f; --primary: #17497a; --primary-hover: #103a63; --on-primary: #fbfdff; --focus: #1f6fb8; --danger: #a3243b; --danger-soft: #fcf0f2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef5; --muted: #a9b7c6; --ground: #0d1724; --card: #132030; --sunken: #0a121d; --line: #2a3b4f; --control: #71859b; --link: #8cc4f5; --primary: #8cc4f5; --primary-hover: #aad4f9; --on-primary: #0c1826; --focus: #8cc4f5; --danger: #ff9aa8; --danger-soft: #33161d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 "Schibsted Grotesk", ui-sans-serif, system-ui, sans-serif; }
.bar { border-bottom: 1px solid var(--line); background: var(--card); }
.bar p { max-width: 60rem; margin: 0 auto; padding: .8rem 1.25rem; font-size: .9rem; color: var(--muted); display: flex; gap: .6rem; align-items: center; }
.bar svg { width: 1.4rem; height: 1.4rem; color: var(--primary); flex: none; }
main { max-width: 60rem; margin: 0 auto; padding: 2.25rem 1.25rem 4rem; }
main.narrow { max-width: 42rem; }
h1 { font-size: 1.7rem; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .75rem; }
p { margin: 0 0 1rem; }
.lead { color: var(--muted); max-width: 42rem; margin-bottom: 1.5rem; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; display: flex; flex-direction: column; }
li:hover { border-color: var(--control); }
.person { flex: 1; display: flex; flex-direction: column; width: 100%; text-align: left; font: inherit; color: inherit; background: none; border: 0; border-radius: 10px; padding: .85rem 1rem .45rem; cursor: pointer; }
.person strong { display: block; }
.person small { display: block; color: var(--muted); font-size: .9rem; line-height: 1.4; }
.other { font-size: .85rem; color: var(--muted); padding: .25rem 1rem .75rem; align-self: flex-start; }
form.fields { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
.field { display: grid; grid-template-columns: minmax(0, 1fr); gap: .3rem; }
label { font-weight: 600; }
.hint { color: var(--muted); font-size: .9rem; margin: 0; overflow-wrap: anywhere; }
input[type=text], input[type=email], textarea { font: inherit; color: inherit; width: 100%; background: var(--ground); border: 1px solid var(--control); border-radius: 8px; padding: .55rem .7rem; }
textarea { font: .85rem/1.6 "Spline Sans Mono", ui-monospace, monospace; min-height: 8.5rem; overflow-wrap: anywhere; }
.tick { display: flex; gap: .6rem; align-items: flex-start; }
.tick label { font-weight: 400; }
.tick input { width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--primary); flex: none; }
.problem { color: var(--danger); margin: 0; font-size: .9rem; }
.problems { border: 1px solid var(--danger); background: var(--danger-soft); border-radius: 10px; padding: .8rem 1rem; margin: 0 0 1.25rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.button { display: inline-block; font: inherit; font-weight: 600; border-radius: 8px; padding: .6rem 1.1rem; cursor: pointer; text-decoration: none; border: 1px solid var(--primary); background: var(--primary); color: var(--on-primary); }
.button:hover { background: var(--primary-hover); border-color: var(--primary-hover); }
.button.plain { background: var(--card); color: var(--ink); border-color: var(--control); }
@media (max-width: 30rem) { main { padding-top: 1.5rem; } form.fields { padding: 1rem; } }`;

const MARK =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7"/></svg>';

/** @param body HTML, with everything that is not ours escaped */
export function page(title: string, body: string, { narrow = false }: { narrow?: boolean } = {}): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Demo identity provider</title><style>${STYLE}</style></head>
<body><div class="bar"><p>${MARK} Demo identity provider. Nobody here is real, and nobody has a password.</p></div>
<main${narrow ? ' class="narrow"' : ""}>
${body}
</main></body></html>`;
}

/** A page that says one thing. */
export function messagePage(title: string, sentence: string, link?: { href: string; label: string }): string {
  const way = link
    ? `<p><a class="button" href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`
    : "";
  return page(title, `<h1>${escapeHtml(title)}</h1>\n<p class="lead">${escapeHtml(sentence)}</p>\n${way}`, {
    narrow: true,
  });
}

/**
 * What these pages may do: show themselves in their one style, and send their forms here and on to the product.
 *
 * @param productUrl address of the product, where a sign-in ends
 */
export function pageHeaders(productUrl: string): Record<string, string> {
  const style = createHash("sha256").update(STYLE).digest("base64");
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": [
      "default-src 'none'",
      `style-src 'sha256-${style}'`,
      `form-action 'self' ${new URL(productUrl).origin}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
