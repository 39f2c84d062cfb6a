import Link from "next/link";
import { Monogram } from "#components/ui/monogram.tsx";
import { paths } from "#lib/platform/paths.ts";
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
            <Link
              href={paths.person(personId)}
              className="inline-block min-h-6 font-medium underline-offset-4 wrap-anywhere hover:underline max-sm:min-h-8"
            >
              {name}
            </Link>
            <span className="text-ink-muted">{roleWord(role)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
