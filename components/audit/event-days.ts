/** Groups events that stand in order of time into days of UTC. */
export function groupByDay<Event extends { occurredAt: Date }>(
  events: readonly Event[],
): { day: string; events: Event[] }[] {
  const days: { day: string; events: Event[] }[] = [];
  for (const event of events) {
    const day = event.occurredAt.toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
