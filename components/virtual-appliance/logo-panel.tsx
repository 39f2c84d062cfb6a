"use client";

import { useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { toast } from "#components/ui/toast.ts";
import { ApplianceLogo } from "./appliance-logo.tsx";

type LogoPanelProps = {
  slug: string;
  name: string;
  logoSha256: string | null;
  action: (form: FormData) => Promise<{ error?: string }>;
};

/** The picture of the appliance: shown at once when a file is chosen. */
export function LogoPanel({ slug, name, logoSha256, action }: LogoPanelProps) {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const [isSaving, startSaving] = useTransition();
  const save = (fields: Record<string, string | File>, done: string) =>
    startSaving(async () => {
      const form = new FormData();
      form.set("slug", slug);
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      const outcome = await action(form).catch(() => ({
        error: "The service could not be reached. Try again.",
      }));
      setError(outcome.error ?? null);
      if (!outcome.error) toast.success(done);
    });
  return (
    <Panel title="Logo" className="mb-8">
      <div className="flex flex-wrap items-center gap-5">
        <ApplianceLogo appliance={{ name, logoSha256 }} size={80} />
        <div className="grid min-w-0 flex-1 gap-3">
          <label htmlFor={id} className="text-sm text-ink-muted">
            PNG, JPEG, SVG or WebP, at most 2 MiB. It is drawn anew, 256 pixels square.
          </label>
          <div className="flex flex-wrap items-center gap-3">
            <input
              id={id}
              type="file"
              accept="image/png,image/jpeg,image/svg+xml,image/webp"
              disabled={isSaving}
              className="max-w-full text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) save({ logo: file }, "Logo saved");
                event.target.value = "";
              }}
            />
            {logoSha256 && (
              <Button
                size="sm"
                variant="quiet"
                pending={isSaving}
                onClick={() => save({ remove: "yes" }, "Logo removed")}
              >
                Remove the logo
              </Button>
            )}
          </div>
          {error && (
            <p role="alert" className="text-sm font-medium text-danger">
              {error}
            </p>
          )}
        </div>
      </div>
    </Panel>
  );
}
