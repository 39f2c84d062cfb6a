"use client";

import { type ComponentProps, useActionState } from "react";
import { SubmitButton } from "./submit-button.tsx";
import { toast } from "./toast.ts";

/** What a server action answers: the state of a form. */
type ActionState = {
  status: "idle" | "refused";
  message: string | null;
  fieldErrors: Readonly<Record<string, string>>;
};

type ActionButtonProps<State extends ActionState> = ComponentProps<typeof SubmitButton> & {
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
  const [, act] = useActionState<State, FormData>(
    async (before, form) => {
      const state = await action(before as State, form);
      if (state.status === "refused") toast.error(describeRefusal(state));
      else if (done) toast.success(done);
      return state as Awaited<State>;
    },
    idle as Awaited<State>,
  );
  return (
    <form action={act}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} variant={variant} />
    </form>
  );
}

function describeRefusal({ message, fieldErrors }: ActionState): string {
  return message ?? Object.values(fieldErrors)[0] ?? "That did not work.";
}
