/** What a VO may be named. The name is part of addresses that sites keep, so it is chosen once. */

/** DNS-like names, as VOs have them. */
const VO_NAME_FORM = /^[a-z0-9]+([._-][a-z0-9]+)*$/;

/** Means something else in `/store/vo/<name>`. */
const RESERVED_NAME = "image";

const MAX_LENGTH = 100;

/** The sentence for names that are none. */
export const VO_NAME_RULE = `A VO's name has lower-case letters and digits, with single dots, hyphens or underscores between them: at most ${MAX_LENGTH} characters, such as vo.example.org.`;

/** Can a VO have this name? */
export function isVoName(name: string): boolean {
  return VO_NAME_FORM.test(name) && name !== RESERVED_NAME && name.length <= MAX_LENGTH;
}
