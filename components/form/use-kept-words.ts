"use client";

import { useEffect, useState } from "react";
import { useDraftsOwner, withStore } from "./drafts-owner.tsx";
import { forgetDraft, readDraft, writeDraft } from "./kept-draft.ts";

type Outcome = { error?: string | undefined } | undefined;
type Send = ((form: FormData) => Promise<Outcome>) | ((form: FormData) => Promise<void>);

/**
 * A text in a dialog, kept in the browser until it was sent: it survives a refusal, closing the dialog, a reload and a
 * session that ran out.
 *
 * @param form which dialog
 * @param thing what it is about
 * @param initial what stands there before anything is typed
 * @param send what happens with it; when that went well, the text is forgotten
 */
export function useKeptWords(
  { form, thing, initial = "" }: { form: string; thing: string; initial?: string },
  send: Send,
) {
  const owner = useDraftsOwner();
  const [words, setWords] = useState<string | null>(null);

  useEffect(() => {
    if (owner === null) return;
    const draft = withStore((store) => readDraft(store, { owner, form, thing }, Date.now()));
    if (draft?.values.words) setWords(draft.values.words);
  }, [owner, form, thing]);

  function keep(text: string | null) {
    setWords(text);
    if (owner === null) return;
    const place = { owner, form, thing };
    withStore((store) =>
      text
        ? writeDraft(
            store,
            place,
            { values: { words: text }, basis: null, at: Date.now() },
            performance.timeOrigin,
          )
        : forgetDraft(store, place),
    );
  }

  async function sendAndForget(data: FormData): Promise<Outcome> {
    try {
      const outcome = (await send(data)) ?? undefined;
      if (!outcome?.error) keep(null);
      return outcome;
    } catch (error) {
      const { digest } = error as { digest?: unknown };
      if (String(digest).startsWith("NEXT_REDIRECT")) keep(null);
      throw error;
    }
  }

  return { words: words ?? initial, setWords: keep, send: sendAndForget };
}
