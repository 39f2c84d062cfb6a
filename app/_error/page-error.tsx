"use client";

import { CloudAlert } from "lucide-react";
import { unstable_isUnrecognizedActionError as isOfOlderRelease } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { errorReference, readRefusedAction } from "../error-reference.ts";

/** The narrow page of components/layout/page-shell.tsx: this file is part of every page, and must be small. */
const FRAME =
  "gutter mx-auto grid w-full max-w-[calc(var(--container-form)+5rem)] justify-items-start gap-4 py-16 sm:py-24";

/** A page failed while it was made; the frame around it still stands. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  // The page was open while a newer release was started: what it wants to send no longer has a receiver.
  if (isOfOlderRelease(error)) return <OlderRelease />;
  const refusal = readRefusedAction(error);
  if (refusal) return <RefusedAction sentence={refusal} retry={retry} />;
  const reference = errorReference(error);
  return (
    <div className={FRAME}>
      <CloudAlert aria-hidden className="size-9 text-accent" strokeWidth={1.5} />
      <h1 className="text-3xl">This page could not be shown</h1>
      <p className="text-lg text-ink-muted">
        Something went wrong on our side. What was saved before is safe.
      </p>
      {reference && (
        <p className="text-sm text-ink-muted">
          If you report it, name this reference: <code className="font-mono text-ink">{reference}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2.5 pt-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <Button href="/">Go to the start page</Button>
      </div>
    </div>
  );
}

function RefusedAction({ sentence, retry }: { sentence: string; retry: () => void }) {
  return (
    <div className={FRAME}>
      <CloudAlert aria-hidden className="size-9 text-accent" strokeWidth={1.5} />
      <h1 className="text-3xl">This was not done</h1>
      <p className="text-lg text-ink-muted">{sentence}</p>
      <Button variant="primary" onClick={retry}>
        Back to the page
      </Button>
    </div>
  );
}

function OlderRelease() {
  return (
    <div className={FRAME}>
      <CloudAlert aria-hidden className="size-9 text-accent" strokeWidth={1.5} />
      <h1 className="text-3xl">Slipway was renewed meanwhile</h1>
      <p className="text-lg text-ink-muted">
        This page was opened before. Nothing was changed by your last step: load the page again and repeat it.
      </p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        Load the page again
      </Button>
    </div>
  );
}
