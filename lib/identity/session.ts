/** How long a browser stays signed in, and how closely it is watched. */

/** After a working day one signs in again, and with it one's roles are told anew. */
export const SESSION_HOURS = 12;

/** `lastSeenAt` is that precise: a page is no reason to write, a minute is. */
export const SEEN_EVERY_MS = 60_000;

/** How long after asking to link a second identity the next sign-in in that browser is taken for it. */
export const LINKING_MINUTES = 10;
