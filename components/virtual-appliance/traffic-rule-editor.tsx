"use client";

import { CircleAlert, Plus, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import {
  EVERYWHERE,
  hasPorts,
  parseTrafficRule,
  TRAFFIC_DIRECTIONS,
  TRAFFIC_PROTOCOLS,
  writePorts,
} from "#lib/virtual-appliance/traffic-rule.ts";

type Row = { key: number; direction: string; protocol: string; ports: string; range: string };

type TrafficRuleEditorProps = {
  /** One rule a line. */
  rules: string;
  error?: string | undefined;
};

/** Rules of traffic, a row each; sent as one field with a line for each row. */
export function TrafficRuleEditor({ rules, error }: TrafficRuleEditorProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [rows, setRows] = useState<readonly Row[]>(() => rules.split("\n").filter(Boolean).map(toRow));
  const change = (key: number, changed: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  const add = () => {
    const key = Math.max(0, ...rows.map((row) => row.key + 1));
    const row = { key, direction: "inbound", protocol: "tcp", ports: "", range: "" };
    flushSync(() => setRows([...rows, row]));
    list.current?.querySelector<HTMLElement>("li:last-child select")?.focus();
  };
  return (
    <fieldset className="grid min-w-0 gap-4" {...(error ? { "aria-describedby": `${id}-error` } : {})}>
      <legend className="mb-1 text-sm font-semibold">
        Traffic rules<span className="ml-2 font-normal text-ink-faint">optional</span>
      </legend>
      <input type="hidden" name="trafficRules" value={rows.map(toLine).join("\n")} />
      {rows.length > 0 && (
        <ul ref={list} className="grid gap-3">
          {rows.map((row, index) => (
            <RuleRow
              key={row.key}
              row={row}
              number={index + 1}
              change={(changed) => change(row.key, changed)}
              remove={() => setRows(rows.filter(({ key }) => key !== row.key))}
            />
          ))}
        </ul>
      )}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      <Button size="sm" icon={<Plus aria-hidden />} onClick={add} className="justify-self-start">
        Add a rule
      </Button>
    </fieldset>
  );
}

type RuleRowProps = {
  row: Row;
  number: number;
  change: (changed: Partial<Row>) => void;
  remove: () => void;
};

function RuleRow({ row, number, change, remove }: RuleRowProps) {
  const withPorts = hasPorts(row.protocol);
  return (
    <li className="grid grid-cols-2 items-end gap-3 rounded-md border border-line bg-sunken/40 p-3 sm:grid-cols-[8rem_6rem_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Field label="Direction" required>
        {(control) => (
          <Select
            {...control}
            options={TRAFFIC_DIRECTIONS.map((value) => ({ value, label: value }))}
            value={row.direction}
            onChange={(event) => change({ direction: event.target.value })}
          />
        )}
      </Field>
      <Field label="Protocol" required>
        {(control) => (
          <Select
            {...control}
            options={TRAFFIC_PROTOCOLS.map((value) => ({ value, label: value }))}
            value={row.protocol}
            onChange={(event) => change({ protocol: event.target.value })}
          />
        )}
      </Field>
      <Field label="Ports" required>
        {(control) => (
          <TextInput
            {...control}
            disabled={!withPorts}
            placeholder={withPorts ? "22, 8000-8010" : "none"}
            autoComplete="off"
            value={withPorts ? row.ports : ""}
            onChange={(event) => change({ ports: event.target.value })}
          />
        )}
      </Field>
      <Field label={row.direction === "inbound" ? "From" : "To"} required>
        {(control) => (
          <TextInput
            {...control}
            placeholder={EVERYWHERE}
            autoComplete="off"
            value={row.range}
            onChange={(event) => change({ range: event.target.value })}
          />
        )}
      </Field>
      <IconButton
        label={`Remove rule ${number}`}
        icon={<X aria-hidden />}
        onClick={remove}
        className="justify-self-end max-sm:col-span-2"
      />
    </li>
  );
}

/** A line that is no rule comes back as it was typed. */
function toRow(line: string, key: number): Row {
  const rule = parseTrafficRule(line);
  if (typeof rule !== "string") {
    return {
      key,
      ...rule,
      ports: writePorts(rule.ports),
      range: rule.range === EVERYWHERE ? "" : rule.range,
    };
  }
  const [direction = "inbound", protocol = "tcp", ...rest] = line.split(" ");
  const [ports = "", range = ""] = hasPorts(protocol) ? rest : ["", rest[0]];
  return { key, direction, protocol, ports: ports === "?" ? "" : ports, range };
}

/** Blanks inside a field would make it two: they go. `?` stands for ports that are missing, which is refused. */
function toLine({ direction, protocol, ports, range }: Row): string {
  const words = [direction, protocol];
  if (hasPorts(protocol)) words.push(ports.replaceAll(/\s/g, "") || "?");
  words.push(range.replaceAll(/\s/g, ""));
  return words.join(" ").trim();
}
