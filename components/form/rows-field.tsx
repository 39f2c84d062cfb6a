"use client";

import { CircleAlert, Plus, X } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A column of a list: a line of text, or a choice. */
export type RowColumn = {
  name: string;
  label: string;
  required?: boolean;
  placeholder?: string;
  choices?: readonly string[];
  /** Twice as wide as the others, where there is room. */
  wide?: boolean;
};

type Row = { key: number; values: Readonly<Record<string, string>> };

type RowsFieldProps = {
  legend: string;
  description?: ReactNode;
  /** Of the field that is sent: all rows as JSON. */
  name: string;
  columns: readonly RowColumn[];
  /** JSON as the form has it. */
  value: string;
  /** What a row is called on its buttons, e.g. "link". */
  rowName: string;
  /** Of the whole form: those of this list by its name, those of a field in a row by name, row from 0, and column. */
  errors: Readonly<Record<string, string>>;
  /** Something else that adds rows. */
  more?: (add: (rows: readonly Readonly<Record<string, string>>[]) => void) => ReactNode;
};

/** A list of things with several fields each; sent as one field. Works by keyboard, and a row below the other on phones. */
export function RowsField(props: RowsFieldProps) {
  const { legend, description, name, columns, value, rowName, errors, more } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [rows, setRows] = useState<readonly Row[]>(() => readRows(value, columns));
  /** Complaints count rows as they were sent: once one was taken away, they no longer say which is meant. */
  const [outdated, setOutdated] = useState<RowsFieldProps["errors"] | null>(null);
  const errorOf = (place: string) => (errors === outdated ? undefined : errors[`${name}.${place}`]);
  const isAtRows = rows.some((_, index) =>
    ["", ...columns.map((column) => `.${column.name}`)].some((place) => errorOf(`${index}${place}`)),
  );
  const error = isAtRows ? undefined : errors[name];
  const remove = (gone: number) => {
    setRows(rows.filter(({ key }) => key !== gone));
    setOutdated(errors);
  };
  const append = (added: readonly Readonly<Record<string, string>>[]) => {
    const next = Math.max(0, ...rows.map(({ key }) => key + 1));
    flushSync(() => setRows([...rows, ...added.map((values, index) => ({ key: next + index, values }))]));
  };
  const addEmpty = () => {
    append([Object.fromEntries(columns.map((column) => [column.name, column.choices?.[0] ?? ""]))]);
    list.current?.querySelector<HTMLElement>("li:last-child select, li:last-child input")?.focus();
  };
  const change = (key: number, column: string, text: string) =>
    setRows((before) =>
      before.map((row) => (row.key === key ? { ...row, values: { ...row.values, [column]: text } } : row)),
    );
  const describedBy = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="grid min-w-0 gap-3" {...(describedBy ? { "aria-describedby": describedBy } : {})}>
      <legend className={joinClasses("text-sm font-semibold", description ? "" : "mb-2")}>
        {legend}
        <span className="ml-2 font-normal text-ink-faint">optional</span>
      </legend>
      {description && (
        <p id={`${id}-help`} className="mt-1 text-sm text-ink-muted">
          {description}
        </p>
      )}
      <input type="hidden" name={name} value={JSON.stringify(rows.map((row) => row.values))} />
      {rows.length > 0 && (
        <ul ref={list} className="grid gap-3">
          {rows.map((row, index) => (
            <li key={row.key} className="flex items-end gap-3 rounded-md border border-line bg-sunken/40 p-3">
              <div className="grid min-w-0 flex-1 grid-cols-1 gap-3 sm:grid-cols-2">
                {columns.map((column) => (
                  <Field
                    key={column.name}
                    label={column.label}
                    required={column.required ?? false}
                    error={errorOf(`${index}.${column.name}`)}
                    className={joinClasses(column.wide && "sm:col-span-2")}
                  >
                    {(control) =>
                      column.choices ? (
                        <Select
                          {...control}
                          options={column.choices.map((choice) => ({ value: choice, label: choice }))}
                          value={row.values[column.name] ?? ""}
                          onChange={(event) => change(row.key, column.name, event.target.value)}
                        />
                      ) : (
                        <TextInput
                          {...control}
                          autoComplete="off"
                          placeholder={column.placeholder}
                          value={row.values[column.name] ?? ""}
                          onChange={(event) => change(row.key, column.name, event.target.value)}
                        />
                      )
                    }
                  </Field>
                ))}
                <Complaint className="sm:col-span-2" text={errorOf(String(index))} />
              </div>
              <IconButton
                label={`Remove ${rowName} ${index + 1}`}
                icon={<X aria-hidden />}
                onClick={() => remove(row.key)}
                className="shrink-0"
              />
            </li>
          ))}
        </ul>
      )}
      <Complaint id={`${id}-error`} text={error} />
      <div className="flex flex-wrap items-end gap-3">
        <Button size="sm" icon={<Plus aria-hidden />} onClick={addEmpty}>
          Add {/^[aeiou]/.test(rowName) ? "an" : "a"} {rowName}
        </Button>
        {more?.(append)}
      </div>
    </fieldset>
  );
}

function Complaint({ id, text, className }: { id?: string; text: string | undefined; className?: string }) {
  if (!text) return null;
  return (
    <p
      {...(id ? { id } : {})}
      className={joinClasses("flex gap-1.5 text-sm font-medium text-danger", className)}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  );
}

/** What cannot be read is nothing: the service says so when it is sent. */
function readRows(value: string, columns: readonly RowColumn[]): Row[] {
  let parsed: unknown = [];
  try {
    parsed = JSON.parse(value || "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return parsed.map((row: Record<string, unknown>, key) => ({
    key,
    values: Object.fromEntries(
      columns.map(({ name }) => [name, typeof row?.[name] === "string" ? row[name] : ""]),
    ),
  }));
}
