"use client";

import { ScanSearch } from "lucide-react";
import { useEffect, useRef, useState, useTransition } from "react";
import { UPLOADED_EVENT } from "#components/image-file/uploaded-event.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

export type LookIntoFile = (state: FormState, form: FormData) => Promise<FormState>;

type FilePrefillProps = {
  slug: string;
  look: LookIntoFile;
  /** What the fields showed when the page came: such a value was not typed by anybody and gives way. */
  untouched: Readonly<Record<string, string>>;
};

/** A field about which the file says something. */
type Guess = { field: string; value: string; isTaken: boolean };
type Outcome = { error: string } | { problem: string | null; guesses: Guess[] };

const LABELS: Readonly<Record<string, string>> = {
  format: "Format",
  arch: "Architecture",
  osFamily: "Family",
  osName: "Operating system",
  osVersion: "Release",
  diskMinimumBytes: "Disk, at least",
  declaredSizeBytes: "Size in bytes",
};

/**
 * Asks the file at the typed address what it is, and fills in what is still empty. What was typed stays: beside it stands
 * what the file says, to be taken over by a press.
 */
export function FilePrefill({ slug, look, untouched }: FilePrefillProps) {
  const root = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isLooking, startLooking] = useTransition();
  const ask = () => {
    const form = root.current?.closest("form");
    const url = form && fieldOf(form, "url")?.value.trim();
    if (!form || !url) {
      setOutcome({ error: "Give the address of the file first." });
      return;
    }
    startLooking(async () => {
      const sent = new FormData();
      sent.set("slug", slug);
      sent.set("url", url);
      const state = await look(IDLE, sent).catch(() => null);
      setOutcome(readOutcome(state, form, untouched));
    });
  };
  const askNow = useRef(ask);
  useEffect(() => {
    askNow.current = ask;
  });
  useEffect(() => {
    const form = root.current?.closest("form");
    const listen = () => askNow.current();
    form?.addEventListener(UPLOADED_EVENT, listen);
    return () => form?.removeEventListener(UPLOADED_EVENT, listen);
  }, []);
  const take = (taken: Guess) => {
    const form = root.current?.closest("form");
    if (!form || !outcome || "error" in outcome) return;
    fill(form, taken.field, taken.value);
    setOutcome({
      ...outcome,
      guesses: outcome.guesses.map((guess) =>
        guess.field === taken.field ? { ...guess, isTaken: true } : guess,
      ),
    });
  };
  return (
    <div ref={root} className="grid justify-items-start gap-3">
      <Button size="sm" icon={<ScanSearch aria-hidden />} onClick={ask} pending={isLooking}>
        {isLooking ? "Looking into the file…" : "Fill in what the file tells"}
      </Button>
      {outcome && <OutcomeNotice outcome={outcome} take={take} />}
    </div>
  );
}

function OutcomeNotice({ outcome, take }: { outcome: Outcome; take: (guess: Guess) => void }) {
  if ("error" in outcome) {
    return (
      <Notice tone="warn" live="polite" title="The file could not be looked into">
        {outcome.error}
      </Notice>
    );
  }
  const { problem, guesses } = outcome;
  return (
    <Notice
      tone={problem ? "warn" : "info"}
      live="polite"
      title={
        problem ? "Look at this file again" : guesses.length > 0 ? "The file says" : "The file tells nothing"
      }
    >
      {problem && <p>{problem}</p>}
      {!problem && guesses.length === 0 && (
        <p>Fill in the fields by hand; the integrity check reads all of it.</p>
      )}
      {guesses.length > 0 && (
        <ul className="mt-1 grid gap-1.5">
          {guesses.map((guess) => (
            <li key={guess.field} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>
                {LABELS[guess.field]}: <strong>{guess.value}</strong>
              </span>
              {guess.isTaken ? (
                <span className="text-ink-muted">filled in</span>
              ) : (
                <Button
                  size="sm"
                  onClick={() => take(guess)}
                  aria-label={`Use ${guess.value} as ${LABELS[guess.field]}`}
                >
                  Use this
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function readOutcome(
  state: FormState | null,
  form: HTMLFormElement,
  untouched: Readonly<Record<string, string>>,
): Outcome {
  if (!state) return { error: "The service could not be reached. Try again in a minute." };
  if (state.status === "refused") {
    return { error: state.message ?? state.fieldErrors.url ?? "Give the whole address of the file." };
  }
  const { problem = "", ...said } = state.answer ?? {};
  const guesses = Object.keys(LABELS).flatMap((field): Guess[] => {
    const value = said[field];
    const present = fieldOf(form, field);
    if (!value || !present) return [];
    const isFree = present.value === "" || present.value === untouched[field];
    if (isFree) fill(form, field, value);
    return [{ field, value, isTaken: isFree || present.value === value }];
  });
  return { problem: problem || null, guesses };
}

type Control = HTMLInputElement | HTMLSelectElement;

function fieldOf(form: HTMLFormElement, name: string): Control | null {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
}

/**
 * As if it had been typed, so that it is kept like anything typed. The browser's own setter is called, not the one that
 * React puts before it to remember what it wrote itself: a line whose text React holds would take this for no change.
 */
function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = fieldOf(form, name);
  if (!field) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  own?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
