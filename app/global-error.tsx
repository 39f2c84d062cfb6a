"use client";

import { errorReference } from "./error-reference.ts";

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#f7f9fb, #0b1420); color: light-dark(#0f1c2c, #e9f0f6); }
  main { max-width: 38rem; margin: 0 auto; padding: 16vh 1.5rem; }
  h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.02em; }
  button { min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: 0.4375rem; font: inherit; font-weight: 600; cursor: pointer; background: light-dark(#123f66, #9fd0f2); color: light-dark(#fff, #0b1a2a); }
  button:focus-visible { outline: 2px solid light-dark(#2273b8, #a9d8f8); outline-offset: 2px; }
`;

/** The frame itself failed: a page of its own, without the stylesheet and fonts of the rest. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <html lang="en-GB">
      <head>
        <title>Something went wrong · Slipway</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <h1>Slipway could not show this page</h1>
          <p>Something went wrong on our side. Trying again often helps.</p>
          {reference && (
            <p>
              If you report it, name this reference: <code>{reference}</code>
            </p>
          )}
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
