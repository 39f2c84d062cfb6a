"use client";

import { type RefObject, useActionState, useCallback, useEffect, useRef, useState } from "react";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { useDraftsOwner, withStore } from "./drafts-owner.tsx";
import { forgetDraft, type KeptDraft, readDraft, writeDraft } from "./kept-draft.ts";
import { readTypedValues } from "./typed-values.ts";

type Send = (state: FormState, form: FormData) => Promise<FormState>;

type KeptFormOptions<Values> = {
  /** Which form this is, e.g. `appliance`. */
  form: string;
  /** Which thing it is about; `new` for what is not there yet. */
  thing: string;
  /** The state of the thing that the page shows; a change of another one is refused with the difference. */
  seen?: string | undefined;
  /** What the fields show before anything is typed. */
  initial: Values;
};

export type KeptForm<Values> = {
  state: FormState;
  action: (form: FormData) => void;
  /** For the fields: what was typed and not sent, or came back; else what the page shows. */
  values: Values;
  /** What was typed earlier and stands in the fields again; null when there was nothing. */
  restored: { at: number; isOutdated: boolean } | null;
  discard: () => void;
  /** All that the form element needs to know. */
  element: {
    ref: RefObject<HTMLFormElement | null>;
    /** Another one when fields must show other values than they were made with. */
    round: number;
    seen: string | undefined;
    onInput: () => void;
    onSubmit: () => void;
  };
};

const PAUSE_MS = 300;

/**
 * A form whose typed text is kept in the browser until it was sent: after a reload, a crash, the way back or a sign-in it
 * stands there again. Hand the result to `KeptForm`, and `values` to the fields.
 *
 * What the action refuses stays in the fields; boxes that were all unticked stay so.
 */
export function useKeptForm<Values extends Readonly<Record<string, string>>>(
  send: Send,
  { form, thing, seen, initial }: KeptFormOptions<Values>,
): KeptForm<Values> {
  const owner = useDraftsOwner();
  const ref = useRef<HTMLFormElement>(null);
  /** What the page showed, as text to compare with. */
  const shown = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The fields that were typed into last; still there when the page is not. */
  const fields = useRef<HTMLFormElement | null>(null);
  const isUnsaved = useRef(false);
  const [restored, setRestored] = useState<KeptDraft | null>(null);
  /** The state of the thing when typing began: the page may show a newer one since. */
  const [typedOn, setTypedOn] = useState<string | undefined>(undefined);
  const [round, setRound] = useState(0);
  const [discarded, setDiscarded] = useState<FormState | null>(null);
  const basis = typedOn ?? seen;

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    isUnsaved.current = false;
    if (owner !== null) withStore((store) => forgetDraft(store, { owner, form, thing }));
  }, [owner, form, thing]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!fields.current || owner === null) return;
    const values = readTypedValues(fields.current, "typed");
    isUnsaved.current = JSON.stringify(values) !== shown.current;
    setTypedOn(isUnsaved.current ? basis : undefined);
    const place = { owner, form, thing };
    const draft = { values, basis: basis ?? null, at: Date.now() };
    withStore((store) =>
      isUnsaved.current ? writeDraft(store, place, draft, performance.timeOrigin) : forgetDraft(store, place),
    );
  }, [owner, form, thing, basis]);

  const keepNow = useRef(keep);
  useEffect(() => {
    keepNow.current = keep;
  }, [keep]);

  const [answer, action] = useActionState(async (_before: FormState, data: FormData) => {
    const typed = ref.current ? readTypedValues(ref.current, "typed") : {};
    const state = await attempt(send, data, forget);
    if (state.status === "refused") {
      const values = { ...typed, ...state.values };
      return state.reason === SIGN_IN_FIRST ? { ...state, ...signInAgain(), values } : { ...state, values };
    }
    forget();
    setRestored(null);
    setTypedOn(undefined);
    return state;
  }, IDLE);
  const state = answer === discarded ? IDLE : answer;

  const page = JSON.stringify(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: fields show other values when the page does
  useEffect(() => {
    if (!ref.current || isUnsaved.current) return;
    shown.current = JSON.stringify(readTypedValues(ref.current, "shown"));
  }, [page]);

  useEffect(() => {
    if (owner === null) return;
    const draft = withStore((store) => readDraft(store, { owner, form, thing }, Date.now()));
    if (!draft) return;
    if (JSON.stringify(draft.values) === shown.current) {
      withStore((store) => forgetDraft(store, { owner, form, thing }));
      return;
    }
    isUnsaved.current = true;
    setRestored(draft);
    setTypedOn(draft.basis ?? undefined);
    setRound((before) => before + 1);
  }, [owner, form, thing]);

  useEffect(() => {
    const flush = () => timer.current !== undefined && keepNow.current();
    const warn = (event: BeforeUnloadEvent) => {
      flush();
      if (isUnsaved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("pagehide", flush);
      flush();
      if (isUnsaved.current) toast.info("What you typed is kept: open the form again to go on.");
    };
  }, []);

  const scheduleKeeping = useCallback(() => {
    fields.current = ref.current;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => keepNow.current(), PAUSE_MS);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another element
  useEffect(() => {
    const element = ref.current;
    // Rows are added and taken away by buttons.
    element?.addEventListener("click", scheduleKeeping);
    return () => element?.removeEventListener("click", scheduleKeeping);
  }, [round, scheduleKeeping]);

  return {
    state,
    action,
    values: { ...initial, ...restored?.values, ...state.values },
    restored: restored && { at: restored.at, isOutdated: isOutdated(restored.basis, seen) },
    discard: () => {
      forget();
      setRestored(null);
      setTypedOn(undefined);
      setDiscarded(answer);
      setRound((before) => before + 1);
    },
    element: {
      ref,
      round,
      seen: basis,
      onInput: scheduleKeeping,
      onSubmit: () => {
        fields.current = ref.current;
        keep();
      },
    },
  };
}

/** Has something been typed into this form and not been sent? Known a moment after the page is there. */
export function useHasDraft({ form, thing }: { form: string; thing: string }): boolean {
  const owner = useDraftsOwner();
  const [has, setHas] = useState(false);
  useEffect(() => {
    if (owner === null) return;
    setHas(withStore((store) => readDraft(store, { owner, form, thing }, Date.now())) !== null);
  }, [owner, form, thing]);
  return has;
}

const SIGN_IN_FIRST = "sign_in_first";

function signInAgain(): Partial<FormState> {
  return {
    message: "Your session has ended. What you typed is kept in this browser: sign in and go on.",
    remedy: { label: "Sign in again", href: paths.signIn(window.location.pathname) },
  };
}

function isOutdated(basis: string | null, seen: string | undefined): boolean {
  return basis !== null && seen !== undefined && basis !== seen;
}

/** Whatever goes on to another page was accepted; what never reached the service is refused like anything else. */
async function attempt(send: Send, data: FormData, accepted: () => void): Promise<FormState> {
  try {
    return await send(IDLE, data);
  } catch (error) {
    if (!isOfFramework(error)) {
      return {
        ...IDLE,
        status: "refused",
        message: "The service could not be reached. What you typed is still here: try again in a minute.",
      };
    }
    if (error.digest.startsWith("NEXT_REDIRECT")) accepted();
    throw error;
  }
}

/** Next.js goes on to other pages, and says that there is none, by throwing. */
function isOfFramework(error: unknown): error is { digest: string } {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === "string" && digest.startsWith("NEXT_");
}
