import { Equal, Minus, Plus, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type Change = "added" | "removed" | "changed" | "unchanged";
export type DiffRow = { key: string; change: Change; text: ReactNode; detail?: ReactNode };

const signs: Record<Change, { icon: ReactNode; word: string; look: string }> = {
  added: { icon: <Plus aria-hidden />, word: "Added", look: "text-ok" },
  removed: { icon: <Minus aria-hidden />, word: "Removed", look: "text-danger" },
  changed: { icon: <RefreshCw aria-hidden />, word: "Changed", look: "text-warn" },
  unchanged: { icon: <Equal aria-hidden />, word: "Unchanged", look: "text-ink-muted" },
};

const grounds: Record<Change, string> = {
  added: "bg-ok-soft/60",
  removed: "bg-danger-soft/60",
  changed: "bg-warn-soft/60",
  unchanged: "",
};

/** What differs between two states of a list: every row with sign, word and text. */
export function DiffList({
  label,
  rows,
  className,
}: {
  label: string;
  rows: readonly DiffRow[];
  className?: string;
}) {
  return (
    <ul aria-label={label} className={joinClasses("divide-y divide-line text-sm", className)}>
      {rows.map((row) => {
        const sign = signs[row.change];
        return (
          <li
            key={row.key}
            className={joinClasses(
              "grid gap-x-4 gap-y-1 px-5 py-3 sm:grid-cols-[7rem_1fr]",
              grounds[row.change],
            )}
          >
            <span
              className={joinClasses("flex h-6 items-center gap-2 font-semibold [&_svg]:size-4", sign.look)}
            >
              {sign.icon}
              {sign.word}
            </span>
            <span className="grid min-w-0 gap-0.5 leading-6 wrap-anywhere">
              <span
                className={joinClasses(
                  row.change === "removed" && "line-through decoration-danger/60",
                  row.change === "unchanged" && "text-ink-muted",
                )}
              >
                {row.text}
              </span>
              {row.detail && <span className="text-ink-muted">{row.detail}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
