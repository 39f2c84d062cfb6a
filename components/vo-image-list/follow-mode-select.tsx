"use client";

import { useOptimistic, useTransition } from "react";
import { toast } from "sonner";
import { Select } from "#components/ui/select.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { FOLLOW_MODES, type FollowMode } from "#lib/vo-image-list/schema.ts";
import { followModeWords } from "./follow-mode.ts";

type FollowModeSelectProps = {
  vo: string;
  appliance: { id: string; name: string };
  mode: FollowMode;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** How the list goes on when an appliance publishes a newer version; saved as soon as it is chosen. */
export function FollowModeSelect({ vo, appliance, mode, action }: FollowModeSelectProps) {
  const [isSaving, startSaving] = useTransition();
  const [shown, show] = useOptimistic(mode);

  function save(chosen: FollowMode) {
    const form = new FormData();
    form.set("vo", vo);
    form.set("applianceId", appliance.id);
    form.set("mode", chosen);
    startSaving(async () => {
      show(chosen);
      const state = await action(IDLE, form);
      if (state.status === "refused") toast.error(state.message ?? "That was not saved. Try again.");
      else toast.success(`${appliance.name}: ${followModeWords[chosen].done}`);
    });
  }

  return (
    <Select
      aria-label={`When ${appliance.name} publishes a newer version`}
      aria-busy={isSaving}
      className="min-w-44"
      value={shown}
      onChange={(event) => {
        const chosen = FOLLOW_MODES.find((each) => each === event.target.value);
        if (chosen) save(chosen);
      }}
      options={FOLLOW_MODES.map((each) => ({ value: each, label: followModeWords[each].choice }))}
    />
  );
}
