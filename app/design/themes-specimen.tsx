import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Specimen } from "./specimen.tsx";

/** The same things in both themes, beside each other, whichever is on. */
export function ThemesSpecimen() {
  return (
    <Specimen id="themes" title="Both themes">
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        {["light", "dark"].map((theme) => (
          <div
            key={theme}
            className={`${theme} grid grid-cols-1 content-start gap-5 rounded-xl border border-line bg-canvas p-5 text-ink sm:p-6`}
          >
            <Sampler theme={theme} />
          </div>
        ))}
      </div>
    </Specimen>
  );
}

function Sampler({ theme }: { theme: string }) {
  return (
    <>
      <p className="font-mono text-xs text-ink-muted">{theme}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary">Publish</Button>
        <Button>Save draft</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Revoke</Button>
        <Button disabled>Disabled</Button>
      </div>
      <div className="flex flex-wrap gap-2">
        <Badge tone="ok">Up to date</Badge>
        <Badge tone="warn">Outdated</Badge>
        <Badge tone="danger">Revoked</Badge>
        <Badge tone="info">Checking</Badge>
      </div>
      <Panel title="A panel" description="With what goes below its title." level={3}>
        <div className="grid gap-4">
          <Field label="Name" error="Somebody has taken this name." required>
            {(control) => <TextInput {...control} name={`${theme}-name`} defaultValue="biomed" />}
          </Field>
          <Field label="Discipline">
            {(control) => (
              <Select
                {...control}
                name={`${theme}-discipline`}
                options={[{ value: "physics", label: "Physical sciences" }]}
              />
            )}
          </Field>
          <Progress label="Downloading" value={312} max={612} valueText="312 MB of 612 MB" />
          <Skeleton className="w-2/3" />
        </div>
      </Panel>
      <Notice tone="warn" title="Two entries expire this week">
        They leave at the next signing.
      </Notice>
    </>
  );
}
