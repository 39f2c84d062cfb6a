import { Bell, Hand, RefreshCw } from "lucide-react";
import { Card } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { COUNTRY_NAMES } from "#lib/provider/country.ts";
import { demoAction } from "./demo-action.ts";
import { Specimen } from "./specimen.tsx";

export function FormsSpecimen() {
  return (
    <Specimen id="forms" title="Forms">
      <SearchBox action="/design" label="Search the specimen" size="lg" withButton className="max-w-2xl" />
      <Card className="p-6 sm:p-8">
        <form action={submitDemo} className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
          <TextFields />
          <Choices />
          <div className="border-t border-line pt-6 lg:col-span-2">
            <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
          </div>
        </form>
      </Card>
    </Specimen>
  );
}

async function submitDemo(form: FormData) {
  "use server";
  await demoAction(form);
}

function TextFields() {
  return (
    <div className="grid content-start gap-6">
      <Field label="Name" description="As people will look for it; at most 60 characters." required>
        {(control) => <TextInput {...control} name="name" defaultValue="Rocky Linux 9" />}
      </Field>
      <Field label="Checksum" error="A SHA-512 has 128 hexadecimal digits; this has 12.">
        {(control) => <TextInput {...control} name="checksum" mono defaultValue="9c56cc51b374" />}
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Memory" required>
          {(control) => (
            <TextInput {...control} name="memory" inputMode="decimal" suffix="GiB" defaultValue="4" />
          )}
        </Field>
        <Field label="Architecture" required>
          {(control) => (
            <Select
              {...control}
              name="architecture"
              options={[
                { value: "x86_64", label: "x86_64" },
                { value: "aarch64", label: "aarch64" },
              ]}
            />
          )}
        </Field>
      </div>
      <Field
        label="Country"
        description="A combobox: type, or press the arrow down. Without scripts the browser suggests."
      >
        {(control) => <Combobox control={control} name="country" choices={COUNTRY_NAMES} defaultValue="" />}
      </Field>
      <Field label="Notes">
        {(control) => <Textarea {...control} name="notes" placeholder="What is new?" />}
      </Field>
    </div>
  );
}

function Choices() {
  return (
    <div className="grid content-start gap-6">
      <RadioCards
        legend="When the thing has a new version"
        name="follow"
        defaultValue="prepare"
        options={[
          {
            value: "manual",
            label: "I decide",
            description: "Nothing changes by itself.",
            icon: <Hand aria-hidden />,
          },
          {
            value: "prepare",
            label: "Prepare it in the draft and tell me",
            description: "You only have to look and publish.",
            icon: <Bell aria-hidden />,
          },
          {
            value: "automatic",
            label: "Publish updates for me",
            description: "Every new version goes out as soon as it has passed its checks.",
            icon: <RefreshCw aria-hidden />,
          },
        ]}
      />
      <div>
        <Checkbox
          name="public"
          label="Open to everybody"
          description="Anyone may fetch it without a token."
          defaultChecked
        />
        <Checkbox name="mail" label="Send me a message when it is done" />
        <Checkbox name="never" label="Cannot be chosen now" disabled />
      </div>
    </div>
  );
}
