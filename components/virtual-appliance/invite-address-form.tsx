"use client";

import { useActionState, useState } from "react";
import { toast } from "sonner";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { MESSAGE_LENGTH } from "#lib/virtual-appliance/invitation.ts";
import { HandOverWords } from "./hand-over-words.tsx";

type InviteAddressFormProps = {
  slug: string;
  name: string;
  /** Who owns it now, as the reader would say it; null: nobody. */
  owner: string | null;
  invite: (state: FormState, form: FormData) => Promise<FormState>;
};

const EMPTY = { email: "", message: "", role: "maintainer" };

/** Invites whoever has an address. Handing over asks once more, and says what it means. */
export function InviteAddressForm({ slug, name, owner, invite }: InviteAddressFormProps) {
  const [typed, setTyped] = useState(EMPTY);
  const change = (field: keyof typeof EMPTY) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));

  async function send(before: FormState, form: FormData): Promise<FormState> {
    const state = await invite(before, form);
    if (state.status === "idle") {
      toast.success(`An invitation is on its way to ${typed.email}`);
      setTyped(EMPTY);
    }
    return state;
  }

  const [state, action] = useActionState(send, IDLE);

  async function confirm(form: FormData) {
    const { status, message, fieldErrors } = await send(IDLE, form);
    if (status === "idle") return {};
    return { error: message ?? Object.values(fieldErrors)[0] ?? "That did not work." };
  }

  return (
    <div className="grid gap-5">
      <form action={action} noValidate id="invite-address" className="grid gap-5">
        <FormProblems state={state} title="Nothing was sent" />
        <input type="hidden" name="slug" value={slug} />
        <Field
          label="E-mail address"
          required
          error={state.fieldErrors.email}
          description="They get a link that stands for 14 days. Whoever has the link can accept."
        >
          {(control) => (
            <TextInput
              {...control}
              type="email"
              name="email"
              autoComplete="off"
              value={typed.email}
              onChange={(event) => change("email")(event.target.value)}
            />
          )}
        </Field>
        <RadioCards
          legend="Invite them to"
          name="role"
          columns={2}
          value={typed.role}
          onValueChange={change("role")}
          error={state.fieldErrors.role}
          options={[
            {
              value: "maintainer",
              label: "Maintain it",
              description: "Edit the entry and publish versions, together with you.",
            },
            {
              value: "owner",
              label: "Own it",
              description: "Take it over and decide who works on it.",
            },
          ]}
        />
        <Field
          label="Message"
          error={state.fieldErrors.message}
          description="They read it in the invitation."
        >
          {(control) => (
            <Textarea
              {...control}
              name="message"
              rows={3}
              maxLength={MESSAGE_LENGTH.max}
              value={typed.message}
              onChange={(event) => change("message")(event.target.value)}
            />
          )}
        </Field>
        {typed.role === "maintainer" && (
          <div>
            <SubmitButton pendingLabel="Sending…">Send the invitation</SubmitButton>
          </div>
        )}
      </form>
      {typed.role === "owner" && (
        <div>
          <ConfirmDialog
            trigger={<Button variant="primary">Hand over…</Button>}
            title={`Hand ${name} over to ${typed.email || "…"}?`}
            description={
              <HandOverWords
                to={`Whoever has the link sent to ${typed.email || "the address"}`}
                owner={owner}
              />
            }
            confirmLabel="Offer the ownership"
            action={confirm}
            fields={{ slug, ...typed }}
          />
        </div>
      )}
    </div>
  );
}
