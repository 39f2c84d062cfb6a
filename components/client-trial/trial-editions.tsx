import { Play } from "lucide-react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { EDITIONS, type Edition } from "#lib/client-trial/edition.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { editionWords } from "./edition-words.ts";

type TrialEditionsProps = {
  slug: string;
  /** Which one is answered now. */
  served: Edition;
  choose: (state: FormState, form: FormData) => Promise<FormState>;
};

/** The editions, each with what it is, what clients are known to do with it, and a button that has it answered. Put it in `<Panel flush>`. */
export function TrialEditions({ slug, served, choose }: TrialEditionsProps) {
  return (
    <ul className="divide-y divide-line">
      {EDITIONS.map((edition) => {
        const { name, what, clients } = editionWords[edition];
        return (
          <li key={edition} aria-label={name} className="grid grid-cols-1 gap-2 p-5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h3 className="text-base font-semibold">{name}</h3>
              {edition === served ? (
                <Badge tone="accent">Served now</Badge>
              ) : (
                <ActionButton
                  action={choose}
                  idle={IDLE}
                  fields={{ slug, edition }}
                  done={`The address answers the edition “${name}” now.`}
                  size="sm"
                  icon={<Play aria-hidden />}
                  aria-label={`Serve ${name}`}
                >
                  Serve this
                </ActionButton>
              )}
            </div>
            <p className="max-w-reading text-sm">{what}</p>
            <p className="max-w-reading text-sm text-ink-muted">{clients}</p>
          </li>
        );
      })}
    </ul>
  );
}
