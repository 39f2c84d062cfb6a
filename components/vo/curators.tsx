import { Monogram } from "#components/ui/monogram.tsx";
import { roleWord } from "./role-words.ts";

type CuratorsProps = { curators: readonly { role: string; personId: string; name: string }[] };

/** The people who decide what is in a VO's image list, with their roles. */
export function Curators({ curators }: CuratorsProps) {
  if (curators.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        Nobody with a role that may curate the list has signed in here yet.
      </p>
    );
  }
  return (
    <ul className="grid gap-3 text-sm">
      {curators.map(({ role, personId, name }) => (
        <li key={`${role} ${personId}`} className="flex items-center gap-3">
          <Monogram name={name} size={32} shape="round" />
          <span className="grid min-w-0">
            <span className="font-medium wrap-anywhere">{name}</span>
            <span className="text-ink-muted">{roleWord(role)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
