/** A refusal as a page of its own, made without Next.js: no script, no file but itself. */
import type { Refusal } from "./refusal.ts";

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#f7f9fb, #0b1420); color: light-dark(#0f1c2c, #e9f0f6); }
  main { max-width: 38rem; margin: 0 auto; padding: 16vh 1.5rem; }
  small { font-family: ui-monospace, monospace; color: light-dark(#4a5b6c, #a9b8c6); }
  h1 { margin: 0.5rem 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.02em; text-wrap: balance; }
  a { color: light-dark(#12507f, #9fd0f2); text-underline-offset: 0.2em; }
  a:focus-visible { outline: 2px solid light-dark(#2273b8, #a9d8f8); outline-offset: 2px; }
`;

const HEADINGS: Record<number, string> = {
  403: "This was not done",
  413: "That is too much at once",
  429: "A little too fast",
};

/**
 * @param requestId what to name in a report
 * @param wasForm whether something was sent, and not only asked for
 */
export function renderRefusalPage({ status, detail }: Refusal, requestId: string, wasForm: boolean): string {
  const heading = HEADINGS[status] ?? "This cannot be answered";
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${heading} · Slipway</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<small>${status}</small>
<h1>${heading}</h1>
<p>${escapeHtml(detail)}</p>
${wasForm ? "<p>If you filled in a form, go back in your browser: what you typed is still there.</p>" : ""}
<p><a href="/">Go to the start page</a></p>
<p><small>Reference: ${escapeHtml(requestId)}</small></p>
</main>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
