"use client";

import Link from "next/link";
import { useState } from "react";
import { EditConflictPanel } from "#components/audit/edit-conflict-panel.tsx";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { VALIDITY_RANGE } from "#lib/list-signing/validity.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { FOLLOW_MODES, type FollowMode, NOTICE_ROLES } from "#lib/vo-image-list/schema.ts";
import { followModeWords } from "./follow-mode.ts";

type ListSettings = {
  visibility: "public" | "token";
  followDefault: FollowMode;
  validityDays: number;
  needsApproval: boolean;
  noticeRoles: readonly string[];
  noticeAddresses: readonly string[];
};

type ListSettingsFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  vo: string;
  settings: ListSettings;
  /** How many people curate the list. */
  curators: number;
  /** To how many providers it is open. */
  openings: number;
  /** Names of the providers that have fetched it lately with a token. */
  fetchers: readonly string[];
  /** The state of the settings that this page shows. */
  seen: string;
};

type Values = Readonly<Record<string, string>>;
type SectionProps = { values: Values; errors: Values };

/** What a VO decides about its image list as a whole. */
export function ListSettingsForm(props: ListSettingsFormProps) {
  const { vo, settings, curators, openings, fetchers, seen } = props;
  const initial: Values = {
    visibility: settings.visibility,
    closingIsMeant: "",
    followDefault: settings.followDefault,
    validityDays: String(settings.validityDays),
    needsApproval: settings.needsApproval ? "on" : "",
    noticeRoles: settings.noticeRoles.join("\n"),
    noticeAddresses: settings.noticeAddresses.join("\n"),
  };
  const kept = useKeptForm(props.action, { form: "list-settings", thing: vo, seen, initial });
  const { state, values } = kept;
  const section = { values, errors: state.fieldErrors };
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={state} title="That was not saved" />
      <EditConflictPanel kept={kept} />
      <input type="hidden" name="vo" value={vo} />
      <div>
        <AccessSection
          {...section}
          vo={vo}
          isPublic={settings.visibility === "public"}
          openings={openings}
          fetchers={fetchers}
        />
        <PublishingSection {...section} curators={curators} />
        <FollowSection {...section} />
        <NoticeSection {...section} />
      </div>
      <FormButtons>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
        <Button href={paths.imageList(vo)} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </KeptForm>
  );
}

type AccessSectionProps = SectionProps & {
  vo: string;
  isPublic: boolean;
  openings: number;
  fetchers: readonly string[];
};

function AccessSection({ vo, isPublic, openings, fetchers, values, errors }: AccessSectionProps) {
  const [visibility, setVisibility] = useState(values.visibility ?? "token");
  const closes = isPublic && visibility === "token";
  const to = openings === 0 ? "no provider" : openings === 1 ? "one provider" : `${openings} providers`;
  return (
    <FormSection
      title="Who may fetch it"
      description={
        <>
          It is open to {to}:{" "}
          <Link href={paths.listAccess(vo)} className="prose-link">
            say to which
          </Link>
          .
        </>
      }
    >
      <RadioCards
        legend="Who may fetch the list?"
        name="visibility"
        required
        error={errors.visibility}
        value={visibility}
        onValueChange={setVisibility}
        options={[
          { value: "public", label: "Public", description: "Everybody, without signing in." },
          {
            value: "token",
            label: "Access tokens only",
            description: "The VO's own people, and the providers that the VO opens it to.",
          },
        ]}
      />
      {closes && (
        <Notice tone="warn" title="Sites may delete the images of this VO">
          <p>
            From the moment you save, sites that fetch the list without a token are told that they may not.
            Some clients take that for an empty list and delete its images. Let the providers make tokens
            first, then close it.
          </p>
          <p className="mt-2">
            {fetchers.length === 0
              ? "No provider has fetched it with a token of its own lately; who fetches it without one is not known."
              : `Lately fetched with a token: ${fetchers.join(", ")}. Who fetches it without one is not known.`}
          </p>
          <Checkbox
            name="closingIsMeant"
            value="on"
            label="Close it: the sites that need it have tokens"
            defaultChecked={values.closingIsMeant === "on"}
            aria-invalid={errors.closingIsMeant ? true : undefined}
            {...(errors.closingIsMeant ? { description: errors.closingIsMeant } : {})}
          />
        </Notice>
      )}
    </FormSection>
  );
}

function PublishingSection({ values, errors, curators }: SectionProps & { curators: number }) {
  return (
    <FormSection
      title="Publishing"
      description="Signed lists are renewed by themselves, long before they run out."
    >
      <Checkbox
        name="needsApproval"
        value="on"
        label="A second pair of eyes"
        description="Whoever curates the list proposes a draft, and another of them publishes it. Nothing is published by following alone then; expired, hidden and revoked images still leave by themselves."
        defaultChecked={values.needsApproval === "on"}
      />
      {curators < 2 && (
        <Notice tone="warn" title="There is nobody to agree">
          Only {curators === 1 ? "one person curates" : "administrators curate"} this list. With a second pair
          of eyes, nothing could be published until another manager, deputy, expert or shifter has signed in.
        </Notice>
      )}
      <Field
        label="Validity in days"
        required
        error={errors.validityDays}
        description={`How long sites may trust a signed copy, ${VALIDITY_RANGE.min} to ${VALIDITY_RANGE.max}. Shorter: a stale copy is noticed sooner. It holds from the next signing on.`}
      >
        {(control) => (
          <TextInput
            {...control}
            name="validityDays"
            inputMode="numeric"
            autoComplete="off"
            className="max-w-28"
            defaultValue={values.validityDays}
          />
        )}
      </Field>
    </FormSection>
  );
}

const FOLLOW_EXPLAINED: Record<FollowMode, string> = {
  decide: "Newer versions wait until somebody updates the entry.",
  prepare: "The draft takes newer versions, and you are told; you publish.",
  publish: "Versions that passed their integrity check are published, and you are told.",
};

function FollowSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="Newer versions"
      description="For appliances that come into the draft from now on; each can be told otherwise there."
    >
      <RadioCards
        legend="When an appliance publishes a newer version"
        name="followDefault"
        required
        error={errors.followDefault}
        defaultValue={values.followDefault}
        options={FOLLOW_MODES.map((mode) => ({
          value: mode,
          label: followModeWords[mode].choice,
          description: FOLLOW_EXPLAINED[mode],
        }))}
      />
    </FormSection>
  );
}

const ROLE_LABELS: Record<(typeof NOTICE_ROLES)[number], string> = {
  manager: "Managers",
  deputy: "Deputy managers",
  expert: "Experts",
  shifter: "Shifters",
};

function NoticeSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="Who is told"
      description="By e-mail: of newer versions, of images that are about to leave the list, of proposals and requests."
    >
      <CheckboxGroup
        legend="Roles"
        name="noticeRoles"
        columns={2}
        error={errors.noticeRoles}
        options={NOTICE_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        chosen={(values.noticeRoles ?? "").split("\n")}
      />
      <Field
        label="Further addresses"
        error={errors.noticeAddresses}
        description="Such as a mailing list or a ticket system; one a line."
      >
        {(control) => (
          <Textarea
            {...control}
            name="noticeAddresses"
            rows={3}
            spellCheck={false}
            autoCapitalize="none"
            defaultValue={values.noticeAddresses}
          />
        )}
      </Field>
    </FormSection>
  );
}
