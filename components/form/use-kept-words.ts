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
 * @param send what happens with it; when that went well, the text is forgotten
 */
export function useKeptWords({ form, thing }: { form: string; thing: string }, send: Send) {
  const owner = useDraftsOwner();
  const [words, setWords] = useState("");

  useEffect(() => {
    if (owner === null) return;
    const draft = withStore((store) => readDraft(store, { owner, form, thing }, Date.now()));
    if (draft?.values.words) setWords(draft.values.words);
  }, [owner, form, thing]);

  function keep(text: string) {
    setWords(text);
    if (owner === null) return;
    const place = { owner, form, thing };
    const draft = { values: { words: text }, basis: null, at: Date.now() };
    withStore((store) =>
      text === "" ? forgetDraft(store, place) : writeDraft(store, place, draft, performance.timeOrigin),
    );
  }

  async function sendAndForget(data: FormData): Promise<Outcome> {
    try {
      const outcome = (await send(data)) ?? undefined;
      if (!outcome?.error) keep("");
      return outcome;
    } catch (error) {
      const { digest } = error as { digest?: unknown };
      if (String(digest).startsWith("NEXT_REDIRECT")) keep("");
      throw error;
    }
  }

  return { words, setWords: keep, send: sendAndForget };
}
