/** What a block stops, said before it happens. */

type Running = { sessions: number; accessTokens: number };

/** "2 sessions end and 1 access token stops working at once." */
export function describeWhatStops({ sessions, accessTokens }: Running): string {
  const ending = sessions > 0 && `${counted(sessions, "session")} ${sessions === 1 ? "ends" : "end"}`;
  const stopping =
    accessTokens > 0 &&
    `${counted(accessTokens, "access token")} ${accessTokens === 1 ? "stops" : "stop"} working`;
  const what = [ending, stopping].filter(Boolean).join(" and ");
  return what === ""
    ? "They are not signed in now, and no access token of theirs works."
    : `${what} at once.`;
}

/** "No session", "1 session", "2 sessions". */
export function counted(count: number, what: string): string {
  return count === 0 ? `No ${what}` : `${count} ${what}${count === 1 ? "" : "s"}`;
}
