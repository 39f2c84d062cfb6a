import type { ReactNode } from "react";
import { type Change, DiffList } from "#components/ui/diff-list.tsx";
import type { FieldChange } from "./event-changes.ts";
import type { ListedItem } from "./list-difference.ts";
import type { TextPart } from "./text-difference.ts";

type EventDifferenceProps = {
  changes: readonly FieldChange[];
  /** Names the list for assistive technology. */
  label?: string;
};

/** Fields before and after: changed words of texts, items of lists, and values side by side. */
export function EventDifference({ changes, label = "What changed" }: EventDifferenceProps) {
  return (
    <DiffList
      label={label}
      className="overflow-clip rounded-md border border-line"
      rows={changes.map((change) => ({
        key: change.field,
        change: kindOf(change),
        text: <span className="font-semibold">{change.label}</span>,
        detail: <FieldDifference change={change} />,
      }))}
    />
  );
}

function kindOf(change: FieldChange): Change {
  if (change.kind !== "value") return "changed";
  if (change.before === null) return "added";
  return change.after === null ? "removed" : "changed";
}

/** What became of one field. */
export function FieldDifference({ change }: { change: FieldChange }) {
  switch (change.kind) {
    case "text":
      return <Words parts={change.parts} />;
    case "list":
      return <Items items={change.items} kept={change.kept} />;
    case "value":
      return <BeforeAndAfter before={change.before} after={change.after} />;
  }
}

function BeforeAndAfter({ before, after }: { before: string | null; after: string | null }) {
  if (before === null || after === null) {
    return <span className="whitespace-pre-line">{before ?? after ?? "empty"}</span>;
  }
  return (
    <span className="grid gap-1">
      <Removed word="Before: ">{before}</Removed>
      <Added word="After: ">{after}</Added>
    </span>
  );
}

function Words({ parts }: { parts: readonly TextPart[] }) {
  return (
    <span className="max-w-reading whitespace-pre-line">
      {parts.map((part, index) => {
        const key = `${index}`;
        return <Word key={key} part={part} />;
      })}
    </span>
  );
}

function Word({ part: { change, text } }: { part: TextPart }) {
  switch (change) {
    case "added":
      return <Added>{text}</Added>;
    case "removed":
      return <Removed>{text}</Removed>;
    case "gap":
      return <span className="px-1 text-ink-faint">[…]</span>;
    case "same":
      return text;
  }
}

function Items({ items, kept }: { items: readonly ListedItem[]; kept: number }) {
  return (
    <span className="grid gap-1">
      {items.map((item) => (
        <ItemDifference key={`${item.change} ${item.text}`} item={item} />
      ))}
      {kept > 0 && (
        <span className="text-ink-faint">{kept === 1 ? "1 other stays" : `${kept} others stay`}</span>
      )}
    </span>
  );
}

function ItemDifference({ item: { change, text, fields = [] } }: { item: ListedItem }) {
  if (change === "added") {
    return (
      <Added word="Added: ">
        <span aria-hidden>+ </span>
        {text}
      </Added>
    );
  }
  if (change === "removed") {
    return (
      <Removed word="Removed: ">
        <span aria-hidden>− </span>
        {text}
      </Removed>
    );
  }
  if (change === "moved") return <span>In another order: {text}</span>;
  return (
    <span className="grid gap-1">
      <span>{text}</span>
      {fields.map(({ label, before, after }) => (
        <span key={label} className="grid gap-0.5 border-l-2 border-line-strong pl-3">
          <span className="text-ink-faint">{label}</span>
          {before !== null && <Removed word="Before: ">{before}</Removed>}
          {after !== null && <Added word="After: ">{after}</Added>}
        </span>
      ))}
    </span>
  );
}

type MarkProps = { word?: string; children: ReactNode };

/** The line through and the colour are for the eye, the word for the ear. */
function Removed({ word = "removed: ", children }: MarkProps) {
  return (
    <del className="justify-self-start rounded-xs bg-danger-soft whitespace-pre-line text-danger decoration-danger/70">
      <span className="sr-only">{word}</span>
      {children}
    </del>
  );
}

function Added({ word = "added: ", children }: MarkProps) {
  return (
    <ins className="justify-self-start rounded-xs bg-ok-soft whitespace-pre-line text-ok no-underline">
      <span className="sr-only">{word}</span>
      {children}
    </ins>
  );
}
