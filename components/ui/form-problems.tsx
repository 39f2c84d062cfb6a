"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

type FormProblemsProps = {
  /** What the form's action answered. */
  state: {
    status: "idle" | "refused";
    message: string | null;
    fieldErrors: Readonly<Record<string, string>>;
    /** Where to go to put it right. */
    remedy?: { label: string; href: string } | undefined;
  };
  /** What did not happen, e.g. "The appliance was not registered". */
  title?: string;
};

/** Stands first in a form: says why it came back and brings the focus to the first field that must be corrected. */
export function FormProblems({ state, title = "That was not saved" }: FormProblemsProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "refused") return;
    const form = place.current?.closest("form");
    const wrong = form?.querySelector<HTMLElement>("[aria-invalid='true']");
    if (wrong) wrong.focus();
    else place.current?.scrollIntoView({ block: "center" });
  }, [state]);
  // Parts of a list, like `links.1.url`, belong to their field.
  const fields = new Set(Object.keys(state.fieldErrors).map((key) => key.split(".")[0])).size;
  return (
    <div ref={place} className="empty:hidden">
      {state.status === "refused" && (
        <Notice
          tone="danger"
          title={title}
          live="assertive"
          action={state.remedy && <Button href={state.remedy.href}>{state.remedy.label}</Button>}
        >
          {state.message ??
            (fields === 1
              ? "One field needs another look: see the message below it."
              : `${fields} fields need another look: see the messages below them.`)}
        </Notice>
      )}
    </div>
  );
}
