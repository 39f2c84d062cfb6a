"use client";

import { useActionState } from "react";
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
import { DEFAULT_LIFETIME_DAYS, LIFETIME_PRESETS_DAYS } from "#lib/access-token/lifetime.ts";
import type { ReadableList } from "#lib/access-token/queries.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { TokenOnce } from "./token-once.tsx";

/** What may be chosen: nothing that the holder may not do now. */
type TokenChoices = {
  readableLists: readonly ReadableList[];
  /** Absent for a provider, whose tokens read lists only. */
  personal?: {
    appliances: readonly { id: string; name: string }[];
    curatableVos: readonly { name: string; title: string }[];
  };
};

type TokenFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  choices: TokenChoices;
  /** Of the provider that the token is for. */
  providerId?: string;
  /** The first and the last day on which it may expire, `2026-11-24`. */
  firstDay: string;
  lastDay: string;
  /** Where the holder's tokens are. */
  listHref: string;
  tokenUrl: string;
};

/** Makes an access token, and shows it once. */
export function TokenForm(props: TokenFormProps) {
  const { choices, providerId, listHref } = props;
  const [state, action] = useActionState(props.action, IDLE);
  if (state.answer) {
    const { token = "", name = "", listUrl, secretRoots = "" } = state.answer;
    const uses = {
      ...{ token, listUrl: listUrl || null, tokenUrl: props.tokenUrl },
      secretRoots: secretRoots.split("\n").filter((root) => root !== ""),
    };
    return <TokenOnce name={name} uses={uses} doneHref={listHref} />;
  }
  const { values, fieldErrors: errors } = state;
  return (
    <form action={action} noValidate className="grid grid-cols-1 gap-8">
      <FormProblems state={state} title="The token was not made" />
      {providerId && <input type="hidden" name="providerId" value={providerId} />}
      <div>
        <NameSection values={values} errors={errors} />
        <ScopeSection choices={choices} values={values} errors={errors} />
        <ExpirySection {...props} values={values} errors={errors} />
        <AddressSection values={values} errors={errors} />
      </div>
      <FormButtons>
        <SubmitButton pendingLabel="Making it…">Create the token</SubmitButton>
        <Button href={listHref} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </form>
  );
}

type Texts = Readonly<Record<string, string>>;
type SectionProps = { values: Texts; errors: Texts };

function NameSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="What uses it"
      description="One token for each program: then each can be revoked by itself."
    >
      <Field
        label="Name"
        required
        error={errors.name}
        description="By which you know it again when you wonder what to revoke, such as: atrope on cloud3."
      >
        {(control) => (
          <TextInput {...control} name="name" autoComplete="off" maxLength={100} defaultValue={values.name} />
        )}
      </Field>
    </FormSection>
  );
}

function ScopeSection({ choices, values, errors }: SectionProps & { choices: TokenChoices }) {
  const { readableLists, personal } = choices;
  return (
    <FormSection
      title="What it may do"
      description={
        personal
          ? "As little as it needs. It never can more than you can at the moment it is used: if you lose a role, it loses what came with it."
          : "As little as it needs. When a VO closes its list to this provider, the token opens it no more."
      }
    >
      {errors.scope && (
        <Notice tone="danger" title={errors.scope}>
          Tick a box below.
        </Notice>
      )}
      {readableLists.length > 0 ? (
        <CheckboxGroup
          legend="Read image lists"
          description="For clients at a site that subscribe to them. Public lists answer without a token, too."
          name="readableVos"
          options={readableLists.map(toListOption)}
          chosen={linesOf(values.readableVos)}
          error={errors.readableVos}
          columns={2}
        />
      ) : (
        <Notice tone="info" title="No list is open to this provider">
          Ask the managers of the VOs that the site supports to open their lists to it.
        </Notice>
      )}
      {personal && <PersonalScope personal={personal} values={values} errors={errors} />}
    </FormSection>
  );
}

function PersonalScope({
  personal: { appliances, curatableVos },
  values,
  errors,
}: SectionProps & { personal: NonNullable<TokenChoices["personal"]> }) {
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="text-sm font-semibold">Use the API</legend>
        <Checkbox
          className="mt-2"
          name="readsApi"
          label="Read what I can see"
          description="Working and hidden versions of my appliances, too. What is public needs no token."
          defaultChecked={values.readsApi === "on"}
        />
      </fieldset>
      {appliances.length > 0 && (
        <CheckboxGroup
          legend="Edit and publish appliances"
          description="For build pipelines: edit the entry, start and publish versions."
          name="writableAppliances"
          options={appliances.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={linesOf(values.writableAppliances)}
          error={errors.writableAppliances}
          columns={2}
        />
      )}
      {curatableVos.length > 0 && (
        <CheckboxGroup
          legend="Curate image lists"
          description="Change the draft and publish revisions, which reach every site that follows the list."
          name="curatableVos"
          options={curatableVos.map(({ name, title }) => ({
            value: name,
            label: title || name,
            description: <span className="font-mono text-xs">{name}</span>,
          }))}
          chosen={linesOf(values.curatableVos)}
          error={errors.curatableVos}
          columns={2}
        />
      )}
    </>
  );
}

function toListOption({ name, title, visibility }: ReadableList) {
  return {
    value: name,
    label: title || name,
    description: (
      <>
        <span className="font-mono text-xs">{name}</span>
        {visibility === "public" && " · public"}
      </>
    ),
  };
}

function ExpirySection({
  firstDay,
  lastDay,
  values,
  errors,
}: SectionProps & Pick<TokenFormProps, "firstDay" | "lastDay">) {
  return (
    <FormSection title="Expiry" description="After it nothing works with the token. Two years at most.">
      <div className="group grid grid-cols-1 gap-4">
        <RadioCards
          legend="Expires"
          name="expiry"
          columns={3}
          options={EXPIRIES}
          defaultValue={values.expiry ?? String(DEFAULT_LIFETIME_DAYS)}
          error={errors.expiry}
        />
        <Field
          label="Day"
          required
          error={errors.expiresOn}
          description="It works until the end of that day (UTC)."
          className="hidden group-has-[input[value=date]:checked]:grid"
        >
          {({ required: _required, ...control }) => (
            <TextInput
              {...control}
              type="date"
              name="expiresOn"
              min={firstDay}
              max={lastDay}
              className="sm:max-w-56"
              defaultValue={values.expiresOn}
            />
          )}
        </Field>
      </div>
    </FormSection>
  );
}

const LIFETIME_WORDS: Record<(typeof LIFETIME_PRESETS_DAYS)[number], string> = {
  30: "In 30 days",
  90: "In 90 days",
  365: "In a year",
  730: "In two years",
};

const EXPIRIES = [
  ...LIFETIME_PRESETS_DAYS.map((days) => ({ value: String(days), label: LIFETIME_WORDS[days] })),
  { value: "date", label: "On another day" },
];

function AddressSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="Where from"
      description="A token that was stolen is worth nothing elsewhere. Leave it empty if the machine's address changes."
    >
      <Field
        label="Addresses"
        error={errors.allowedRanges}
        description="Addresses and CIDR ranges, IPv4 or IPv6, one a line, such as: 192.0.2.17, 192.0.2.0/24, 2001:db8::/48."
      >
        {(control) => (
          <Textarea
            {...control}
            name="allowedRanges"
            mono
            rows={3}
            spellCheck={false}
            defaultValue={values.allowedRanges}
          />
        )}
      </Field>
    </FormSection>
  );
}

function linesOf(text: string | undefined): string[] {
  return (text ?? "").split("\n").filter(Boolean);
}
