"use client";

import { Tabs } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type MarkdownFieldProps = {
  label: string;
  name: string;
  description?: ReactNode;
  defaultValue: string;
  error?: string | undefined;
  required?: boolean;
  /** For texts of a page or more. */
  tall?: boolean;
  placeholder?: string;
};

const tabLook =
  "flex h-9 items-center border-b-2 border-transparent px-3 text-sm font-medium text-ink-muted -outline-offset-2 " +
  "hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink max-sm:h-11";

/** A text in Markdown, with a second tab that shows how it will look. The text is sent whichever tab is open. */
export function MarkdownField(props: MarkdownFieldProps) {
  const {
    label,
    name,
    description,
    defaultValue,
    error,
    required = false,
    tall = false,
    placeholder,
  } = props;
  const textarea = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState("");
  return (
    <Field label={label} description={description} error={error} required={required}>
      {(control) => (
        <Tabs.Root defaultValue="write" onValueChange={() => setPreview(textarea.current?.value ?? "")}>
          <Tabs.List
            aria-label={`${label}: write or preview`}
            className="-mt-1 mb-2 flex border-b border-line"
          >
            <Tabs.Trigger value="write" className={tabLook}>
              Write
            </Tabs.Trigger>
            <Tabs.Trigger value="preview" className={tabLook}>
              Preview
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="write" forceMount tabIndex={-1} className="data-[state=inactive]:hidden">
            <Textarea
              {...control}
              ref={textarea}
              name={name}
              className={tall ? "min-h-56" : "min-h-32"}
              placeholder={placeholder}
              defaultValue={defaultValue}
            />
          </Tabs.Content>
          <Tabs.Content value="preview" className="min-h-24 rounded-md border border-line bg-surface p-4">
            {preview.trim() === "" ? (
              <p className="text-sm text-ink-muted">Nothing written yet.</p>
            ) : (
              <Markdown text={preview} />
            )}
          </Tabs.Content>
        </Tabs.Root>
      )}
    </Field>
  );
}
