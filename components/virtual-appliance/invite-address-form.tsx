"use client";

import { type FormEvent, useState } from "react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { MESSAGE_LENGTH } from "#lib/virtual-appliance/invitation.ts";
import { inviteAddressSchema } from "#lib/virtual-appliance/people-schema.ts";
import { HandOverWords } from "./hand-over-words.tsx";

type InviteAddressFormProps = {
  slug: string;
  name: string;
  /** Who owns it now, as the reader would say it; null: nobody. */
  owner: string | null;
  invite: (state: FormState, form: FormData) => Promise<FormState>;
};

const NOTHING_TYPED = { email: "", role: "maintainer", message: "" };

type Offer = { email: string; message: string };

/** Invites whoever has an address. Handing over asks once more, and says what it means. */
export function InviteAddressForm({ slug, name, owner, invite }: InviteAddressFormProps) {
  const [offer, setOffer] = useState<Offer>({ email: "", message: "" });
  const [isAsking, setIsAsking] = useState(false);

  async function send(before: FormState, form: FormData): Promise<FormState> {
    const state = await invite(before, form);
    if (state.status === "idle") toast.success(`An invitation is on its way to ${form.get("email")}`);
    return state;
  }

  async function confirm(form: FormData) {
    const { status, message, fieldErrors } = await send(IDLE, form);
    if (status === "refused")
      return { error: message ?? Object.values(fieldErrors)[0] ?? "That did not work." };
    kept.discard();
    return {};
  }

  /** What is not filled in well is told by the server, like everything else. */
  function askBeforeHandingOver(event: FormEvent<HTMLFormElement>) {
    const { success, data } = inviteAddressSchema.safeParse(
      Object.fromEntries(new FormData(event.currentTarget)),
    );
    if (!success || data.role !== "owner") return;
    event.preventDefault();
    setOffer({ email: data.email, message: data.message ?? "" });
    setIsAsking(true);
  }

  const kept = useKeptForm(send, { form: "invite", thing: slug, initial: NOTHING_TYPED });
  return (
    <>
      <KeptForm kept={kept} onSubmit={askBeforeHandingOver} className="grid grid-cols-1 gap-5">
        <FormProblems state={kept.state} title="Nothing was sent" />
        <input type="hidden" name="slug" value={slug} />
        <Fields values={kept.values} fieldErrors={kept.state.fieldErrors} />
        <div>
          <SubmitButton pendingLabel="Sending…">Send the invitation</SubmitButton>
        </div>
      </KeptForm>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Hand ${name} over to ${offer.email}?`}
        description={<HandOverWords to={`Whoever has the link sent to ${offer.email}`} owner={owner} />}
        confirmLabel="Offer the ownership"
        action={confirm}
        fields={{ slug, role: "owner", ...offer }}
      />
    </>
  );
}

function Fields({ values, fieldErrors }: { values: typeof NOTHING_TYPED } & Pick<FormState, "fieldErrors">) {
  return (
    <>
      <Field
        label="E-mail address"
        required
        error={fieldErrors.email}
        description="They get a link that stands for 14 days. Whoever has the link can accept."
      >
        {(control) => (
          <TextInput {...control} type="email" name="email" autoComplete="off" defaultValue={values.email} />
        )}
      </Field>
      <RadioCards
        legend="Invite them to"
        name="role"
        columns={2}
        defaultValue={values.role}
        error={fieldErrors.role}
        options={[
          {
            value: "maintainer",
            label: "Maintain it",
            description: "Edit the entry and publish versions, together with you.",
          },
          { value: "owner", label: "Own it", description: "Take it over and decide who works on it." },
        ]}
      />
      <Field label="Message" error={fieldErrors.message} description="They read it in the invitation.">
        {(control) => (
          <Textarea
            {...control}
            name="message"
            rows={3}
            maxLength={MESSAGE_LENGTH.max}
            defaultValue={values.message}
          />
        )}
      </Field>
    </>
  );
}
