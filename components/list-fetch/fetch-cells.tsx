import { describeClient } from "#components/access-token/client-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { describeBehind } from "./fleet-words.ts";

/** How many revisions a provider is behind; null: it has fetched none. */
export function Standing({ behind }: { behind: number | null }) {
  const tone = behind === null ? "neutral" : behind === 0 ? "ok" : "warn";
  return <Badge tone={tone}>{describeBehind(behind)}</Badge>;
}

/** The VO was removed: when its list stops, or that it has. */
export function Ending({ at, now }: { at: Date; now: Date }) {
  return (
    <Badge tone="warn">
      <span>
        {at <= now ? "Stopped" : "Stops"} <RelativeTime at={at} now={now} show="date" />
      </span>
    </Badge>
  );
}

type FetchedLastProps = {
  revision: number | null;
  /** Said beside it where the newest one is not told elsewhere. */
  of?: number | null;
  at: Date | null;
  now: Date;
};

/** Which revision was fetched last, and when; nothing where none was. */
export function FetchedLast({ revision, of, at, now }: FetchedLastProps) {
  if (revision === null || at === null) return null;
  return (
    <span className="grid">
      <span>
        Revision {revision}
        {of != null && ` of ${of}`}
      </span>
      <span className="text-ink-muted">
        <RelativeTime at={at} now={now} />
      </span>
    </span>
  );
}

/** With what it was fetched, and how often; nothing where it was not. */
export function FetchingClient({ client, fetches }: { client: string | null; fetches: number }) {
  if (client === null) return null;
  return (
    <span className="grid" title={client}>
      <span>{describeClient(client)}</span>
      <span className="text-ink-muted">
        {fetches} {fetches === 1 ? "fetch" : "fetches"}
      </span>
    </span>
  );
}
