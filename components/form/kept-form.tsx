"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { KeptForm as Kept } from "./use-kept-form.ts";

type KeptFormProps = {
  /** From `useKeptForm`. */
  kept: Kept<Readonly<Record<string, string>>>;
  className?: string;
  /** Looks at what is about to be sent, and may prevent it. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** The form element of `useKeptForm`; says first what stands in it from an earlier time, and how to get rid of that. */
export function KeptForm({ kept, className, onSubmit: look, children }: KeptFormProps) {
  const { ref, round, seen, onInput, onSubmit } = kept.element;
  return (
    <form
      ref={ref}
      key={round}
      action={kept.action}
      noValidate
      onInput={onInput}
      onChange={onInput}
      onSubmit={(event) => {
        onSubmit();
        look?.(event);
      }}
      className={className}
    >
      {kept.restored && <RestoredNotice {...kept.restored} discard={kept.discard} />}
      {seen !== undefined && <input type="hidden" name="seen" value={seen} data-not-kept="" />}
      {children}
    </form>
  );
}

type RestoredNoticeProps = { at: number; isOutdated: boolean; discard: () => void };

function RestoredNotice({ at, isOutdated, discard }: RestoredNoticeProps) {
  return (
    <Notice
      tone={isOutdated ? "warn" : "info"}
      live="polite"
      title={`You have unsaved changes from ${formatMoment(new Date(at), new Date())}: restored`}
      action={
        <Button size="sm" onClick={discard}>
          Discard them
        </Button>
      }
    >
      {isOutdated
        ? "Somebody has changed this since. When you save, you see what they changed and decide."
        : "They were kept in this browser only. Nobody sees them until you save."}
    </Notice>
  );
}

/** In the reader's own time, since it is about what they did: "10:42", "3 May, 10:42" on another day. */
function formatMoment(at: Date, now: Date): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(at);
  if (at.toDateString() === now.toDateString()) return time;
  return `${new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(at)}, ${time}`;
}
