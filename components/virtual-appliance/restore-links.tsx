import Link from "next/link";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import type { RecordedEvent } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";

type RestoreLinksProps = {
  slug: string;
  event: RecordedEvent;
  /** The entry is as this event left it. */
  isPresent: boolean;
};

/** Under an edit of the entry: the ways to what undoing it, or going back to it, would change. */
export function RestoreLinks({ slug, event: { id, action, occurredAt }, isPresent }: RestoreLinksProps) {
  const isEdit = action === "appliance.edited";
  if (!isEdit && action !== "appliance.registered") return null;
  const moment = formatUtc(occurredAt);
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 pt-1 text-sm">
      {isEdit && (
        <Link
          href={paths.restoreEntry(slug, id, "edit")}
          prefetch={false}
          className="prose-link"
          aria-label={`Undo this edit, of ${moment}`}
        >
          Undo this edit
        </Link>
      )}
      {!isPresent && (
        <Link
          href={paths.restoreEntry(slug, id, "entry")}
          prefetch={false}
          className="prose-link"
          aria-label={`Go back to this state of the entry: ${moment}`}
        >
          Go back to this state
        </Link>
      )}
    </p>
  );
}
