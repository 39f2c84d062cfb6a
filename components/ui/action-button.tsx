"use client";

import { type ComponentProps, useActionState, useEffect } from "react";
import { toast } from "sonner";
import { SubmitButton } from "./submit-button.tsx";

/** What a server action answers; structurally the state of a form. */
type ActionState = {
  status: "idle" | "refused";
  message: string | null;
  fieldErrors: Readonly<Record<string, string>>;
};

type ActionButtonProps<State extends ActionState> = Omit<ComponentProps<typeof SubmitButton>, "name" | "value"> & {
  action: (state: State, form: FormData) => Promise<State>;
  /** The state before the first press. */
  idle: State;
  /** Hidden values sent along. */
  fields: Readonly<Record<string, string>>;
  /** Said when it went well. */
  done?: string;
};

/** One button that does one thing at once; a refusal is said in a toast. For what cannot be undone use ConfirmDialog. */
export function ActionButton<State extends ActionState>(props: ActionButtonProps<State>) {
  const { action, idle, fields, done, variant = "secondary", ...button } = props;
  const [state, act] = useActionState(action, idle as Awaited<State>);
  useEffect(() => {
    if (state === idle) return;
    if (state.status === "idle") {
      if (done) toast.success(done);
      return;
    }
    toast.error(state.message ?? Object.values(state.fieldErrors)[0] ?? "That did not work.");
  }, [state, idle, done]);
  return (
    <form action={act}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} variant={variant} />
    </form>
  );
}
