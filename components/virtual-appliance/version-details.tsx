"use client";

import { Pencil } from "lucide-react";
import { type ComponentProps, type ReactNode, useCallback, useEffect, useState } from "react";
import { useHasDraft } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { toast } from "#components/ui/toast.ts";
import { VersionForm, versionDraft } from "./version-form.tsx";

type VersionDetailsProps = Omit<
  ComponentProps<typeof VersionForm>,
  "secondary" | "onSaved" | "submitLabel"
> & {
  /** The details as they are, shown until somebody edits them. */
  children: ReactNode;
  /** Begin with the form, because something is still to be written. */
  startOpen: boolean;
};

/** The details of the working version: to read, and at the press of a button to edit. */
export function VersionDetails({ children, startOpen, ...form }: VersionDetailsProps) {
  const [editing, setEditing] = useState(startOpen);
  const hasDraft = useHasDraft(versionDraft(form));
  useEffect(() => {
    if (hasDraft) setEditing(true);
  }, [hasDraft]);
  const saved = useCallback(() => {
    setEditing(false);
    toast.success("Details saved");
  }, []);
  return (
    <Panel
      title="Details"
      actions={
        !editing && (
          <Button size="sm" icon={<Pencil aria-hidden />} onClick={() => setEditing(true)}>
            Edit details
          </Button>
        )
      }
    >
      {editing ? (
        <VersionForm
          {...form}
          submitLabel="Save details"
          onSaved={saved}
          secondary={
            <Button variant="quiet" onClick={() => setEditing(false)}>
              Cancel
            </Button>
          }
        />
      ) : (
        children
      )}
    </Panel>
  );
}
