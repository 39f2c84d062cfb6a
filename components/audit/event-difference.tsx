import { DiffList } from "#components/ui/diff-list.tsx";
import type { FieldChange } from "./event-changes.ts";

/** Fields before and after. */
export function EventDifference({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <DiffList
      label="What changed"
      className="overflow-clip rounded-md border border-line"
      rows={changes.map(({ field, label, before, after }) => {
        if (before === null)
          return { key: field, change: "added", text: label, detail: <Text text={after} /> };
        if (after === null)
          return { key: field, change: "removed", text: label, detail: <Text text={before} /> };
        return {
          key: field,
          change: "changed",
          text: label,
          detail: (
            <span className="grid gap-1">
              <del className="decoration-danger/60">
                <span className="sr-only">Before: </span>
                <Text text={before} />
              </del>
              <ins className="text-ink no-underline">
                <span className="sr-only">After: </span>
                <Text text={after} />
              </ins>
            </span>
          ),
        };
      })}
    />
  );
}

function Text({ text }: { text: string | null }) {
  return <span className="whitespace-pre-line">{text ?? "empty"}</span>;
}
