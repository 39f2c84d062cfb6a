import type { ReactNode } from "react";
import { Pagination } from "#components/ui/pagination.tsx";
import type { NamedThings } from "#lib/audit/named-things.ts";
import { type EventPage, formatCursor, type RecordedEvent } from "#lib/audit/recorded-event.ts";
import { EventList } from "./event-list.tsx";

/** Events, and what the things in them are called. */
export type TrailPage = EventPage & { things: NamedThings };

type TrailProps = {
  page: TrailPage;
  /** Address of this trail without a position. */
  address: string;
  /** Shown where nothing was recorded, or nothing was found. */
  empty: ReactNode;
  toActor?: (actorId: string) => string;
  /** What can be done about an event, where anything can. */
  eventActions?: (event: RecordedEvent) => ReactNode;
};

/** One page of a trail, with the ways to the pages beside it. */
export function Trail({ page, address, empty, toActor, eventActions }: TrailProps) {
  const { events, things, previous, next } = page;
  const at = (direction: "before" | "after", cursor: EventPage["next"]) =>
    cursor ? `${address}${address.includes("?") ? "&" : "?"}${direction}=${formatCursor(cursor)}` : undefined;
  return (
    <div className="grid grid-cols-1 gap-6">
      {events.length === 0 ? (
        empty
      ) : (
        <EventList
          events={events}
          things={things}
          {...(toActor ? { toActor } : {})}
          {...(eventActions ? { eventActions } : {})}
        />
      )}
      <Pagination
        label="Pages of the trail"
        previousHref={at("before", previous)}
        nextHref={at("after", next)}
        summary={events.length > 0 ? "Times are UTC." : undefined}
      />
    </div>
  );
}
