"use client";

import { useOptimistic, useTransition } from "react";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { FOLLOW_MODES, type FollowMode } from "#lib/vo-image-list/schema.ts";
import { followModeWords } from "./follow-mode.ts";

type FollowModeSelectProps = {
  /** Sent along: which entries are meant. */
  fields: Readonly<Record<string, string>>;
  label: string;
  /** Of the appliance or the image, for saying what was saved. */
  name: string;
  /** Null: several entries are meant, which differ. */
  mode: FollowMode | null;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** How the list goes on when an appliance publishes a newer version; saved as soon as it is chosen. */
export function FollowModeSelect({ fields, label, name, mode, action }: FollowModeSelectProps) {
  const [isSaving, startSaving] = useTransition();
  const [shown, show] = useOptimistic(mode);

  function save(chosen: FollowMode) {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set("mode", chosen);
    startSaving(async () => {
      show(chosen);
      const state = await action(IDLE, form);
      if (state.status === "refused") toast.error(state.message ?? "That was not saved. Try again.");
      else toast.success(`${name}: ${followModeWords[chosen].done}`);
    });
  }

  return (
    <Select
      aria-label={label}
      aria-busy={isSaving}
      className="min-w-36"
      value={shown ?? ""}
      onChange={(event) => {
        const chosen = FOLLOW_MODES.find((each) => each === event.target.value);
        if (chosen) save(chosen);
      }}
      options={[
        ...(shown === null ? [{ value: "", label: "Differs by image", disabled: true }] : []),
        ...FOLLOW_MODES.map((each) => ({ value: each, label: followModeWords[each].choice })),
      ]}
    />
  );
}
