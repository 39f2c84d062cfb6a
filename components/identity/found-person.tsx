import type { ReactNode } from "react";
import { Monogram } from "#components/ui/monogram.tsx";
import type { FoundPerson } from "#lib/identity/find-people.ts";

type FoundPersonRowProps = {
  person: Pick<FoundPerson, "name" | "affiliation" | "email">;
  /** What can be done with them. */
  children: ReactNode;
};

/** Somebody whom a search has found; a row of a list. */
export function FoundPersonRow({ person: { name, affiliation, email }, children }: FoundPersonRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-line bg-surface px-4 py-3">
      <Monogram name={name} size={32} shape="round" />
      <span className="grid min-w-0 flex-1 basis-40 text-sm">
        <span className="font-semibold wrap-anywhere">{name}</span>
        <span className="text-ink-muted wrap-anywhere">
          {[email, affiliation].filter(Boolean).join(", ") || "No affiliation given"}
        </span>
      </span>
      {children}
    </li>
  );
}
