/** How soon news come by e-mail; in the application they stand at once. The browser may import this file. */

export const MAIL_RHYTHMS = ["at_once", "daily", "weekly", "never"] as const;
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];
