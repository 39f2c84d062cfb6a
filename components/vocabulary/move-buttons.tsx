"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useActionState, useEffect, useRef } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type MoveAction = (state: FormState, form: FormData) => Promise<FormState>;
type MoveButtonsProps = {
  termId: string;
  name: string;
  action: MoveAction;
  /** First or last among its siblings: there is nowhere to go. */
  first: boolean;
  last: boolean;
};

/** One place up, one place down. */
export function MoveButtons({ first, last, ...term }: MoveButtonsProps) {
  return (
    <>
      <MoveButton {...term} direction="up" atEnd={first} />
      <MoveButton {...term} direction="down" atEnd={last} />
    </>
  );
}

type MoveButtonProps = Pick<MoveButtonsProps, "termId" | "name" | "action"> & {
  direction: "up" | "down";
  atEnd: boolean;
};

function MoveButton({ termId, name, action, direction, atEnd }: MoveButtonProps) {
  const [state, act] = useActionState(action, IDLE);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (state === IDLE) return;
    if (state.status === "refused") toast.error(state.message ?? "That did not work.");
    // Its row has another place in the page now, and the browser forgets the focus of what moves.
    button.current?.focus();
  }, [state]);
  return (
    <form
      action={act}
      className="self-center"
      onSubmit={(event) => {
        if (atEnd) event.preventDefault();
      }}
    >
      <input type="hidden" name="termId" value={termId} />
      <input type="hidden" name="direction" value={direction} />
      <IconButton
        ref={button}
        type="submit"
        size="sm"
        label={`Move “${name}” ${direction}`}
        icon={direction === "up" ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
        // Disabled it would lose the focus when it comes to the end.
        aria-disabled={atEnd || undefined}
        className="aria-disabled:opacity-35!"
      />
    </form>
  );
}
