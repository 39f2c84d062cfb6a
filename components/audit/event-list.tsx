import { Cog, KeyRound, UserRoundX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { Monogram } from "#components/ui/monogram.tsx";
import { keyOf, type NamedThings } from "#lib/audit/named-things.ts";
import type { RecordedEvent } from "#lib/audit/recorded-event.ts";
import { changesOf, type FieldChange } from "./event-changes.ts";
import { groupByDay } from "./event-days.ts";
import { EventDifference } from "./event-difference.tsx";
import { describeEvent, type EventFact, type Words } from "./event-words.ts";

type EventListProps = {
  events: readonly RecordedEvent[];
  /** What the things are called that the events speak of. */
  things: NamedThings;
  /** Address of what is shown when the name of who did it is followed; names are no links without it. */
  toActor?: (actorId: string) => string;
  /** What can be done about an event, where anything can. */
  eventActions?: (event: RecordedEvent) => ReactNode;
};

/** Events day by day: who, what, when, and what changed. Times are UTC. */
export function EventList({ events, things, toActor, eventActions }: EventListProps) {
  return (
    <div className="grid grid-cols-1 gap-8">
      {groupByDay(events).map(({ day, events: ofDay }) => (
        <section key={`${day} ${ofDay[0]?.id}`} aria-labelledby={`day-${ofDay[0]?.id}`}>
          <h2 id={`day-${ofDay[0]?.id}`} className="pb-2 text-sm font-semibold text-ink-muted">
            <time dateTime={day}>{formatUtcDate(new Date(day))}</time>
          </h2>
          <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
            {ofDay.map((event) => (
              <EventItem
                key={event.id}
                event={event}
                things={things}
                toActor={toActor}
                actions={eventActions?.(event)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type EventItemProps = {
  event: RecordedEvent;
  things: NamedThings;
  toActor: EventListProps["toActor"] | undefined;
  actions: ReactNode;
};

function EventItem({ event, things, toActor, actions }: EventItemProps) {
  const { sentence, facts, evidence } = describeEvent(event, things);
  return (
    <li className="flex gap-3 px-4 py-3 sm:px-5">
      <ActorPicture event={event} />
      <div className="grid min-w-0 flex-1 grid-cols-1 content-start gap-1">
        <div className="flex min-h-8 flex-wrap items-baseline justify-between gap-x-4 pt-1 sm:flex-nowrap">
          <p className="min-w-0 leading-6 wrap-anywhere">
            <Actor event={event} toActor={toActor} /> <Sentence words={sentence} />
          </p>
          <Moment at={event.occurredAt} />
        </div>
        <Facts items={[...facts, ...originOf(event, things)]} />
        <Evidence changes={changesOf(event.details)} facts={evidence} />
        {actions}
      </div>
    </li>
  );
}

/** What few ask for, folded. */
function Evidence({ changes, facts }: { changes: readonly FieldChange[]; facts: readonly EventFact[] }) {
  if (changes.length === 0 && facts.length === 0) return null;
  const fields = changes.length === 1 ? "1 field" : `${changes.length} fields`;
  return (
    <Disclosure summary={changes.length > 0 ? `What changed: ${fields}` : "Details"}>
      <div className="grid grid-cols-1 gap-3 pb-1">
        {changes.length > 0 && <EventDifference changes={changes} />}
        <Facts items={facts} />
      </div>
    </Disclosure>
  );
}

/** To the second: two things may happen in one minute, and their order matters. */
function Moment({ at }: { at: Date }) {
  const iso = at.toISOString();
  return (
    <time
      dateTime={iso}
      title={iso}
      className="shrink-0 text-sm whitespace-nowrap text-ink-muted font-figures"
    >
      {iso.slice(11, 19)}
    </time>
  );
}

function ActorPicture({ event: { actorKind, actorName } }: { event: RecordedEvent }) {
  if (actorKind === "person" || actorKind === "provider") {
    return <Monogram name={actorName} size={32} shape={actorKind === "person" ? "round" : "square"} />;
  }
  const icon = { system: <Cog />, token: <KeyRound /> }[actorKind] ?? <UserRoundX />;
  return (
    <span
      aria-hidden
      className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-muted [&_svg]:size-4"
    >
      {icon}
    </span>
  );
}

function Actor({ event, toActor }: Pick<EventItemProps, "event" | "toActor">) {
  const { actorKind, actorId, actorName } = event;
  if (actorKind === "anonymous") return <strong className="font-semibold">Somebody not signed in</strong>;
  const name = actorKind === "system" ? `The service (${actorName})` : actorName;
  return toActor ? (
    <Link
      href={toActor(actorId)}
      prefetch={false}
      className="font-semibold underline-offset-4 hover:text-link hover:underline"
    >
      {name}
    </Link>
  ) : (
    <strong className="font-semibold">{name}</strong>
  );
}

function Sentence({ words }: { words: readonly Words[] }) {
  return words.map((piece, index) => {
    const key = `${index}`;
    if (typeof piece === "string") return <span key={key}>{piece}</span>;
    if (!piece.href) {
      return (
        <span key={key} className="font-medium">
          {piece.name}
        </span>
      );
    }
    return (
      <Link key={key} href={piece.href} prefetch={false} className="prose-link">
        {piece.name}
      </Link>
    );
  });
}

/** With what and from where: only in events whose origin the reader may see. */
function originOf({ tokenId, address, requestId }: RecordedEvent, things: NamedThings): EventFact[] {
  const token = tokenId && things[keyOf({ kind: "access_token", id: tokenId })];
  return [
    ...(tokenId ? [{ label: "Access token", value: token ? `${token.name} (${tokenId})` : tokenId }] : []),
    ...(address ? [{ label: "From", value: address }] : []),
    ...(requestId ? [{ label: "Request", value: requestId }] : []),
  ];
}

function Facts({ items }: { items: readonly EventFact[] }) {
  if (items.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm text-ink-muted">
      {items.map(({ label, value }) => (
        <div key={label} className="flex min-w-0 flex-wrap gap-x-1.5">
          <dt>{label}</dt>
          <dd className="min-w-0 text-ink wrap-anywhere font-figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
