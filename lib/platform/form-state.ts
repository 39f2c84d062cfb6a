/** What a form knows after it was sent: shared by server actions and the components that show it. */

import type { EditConflict } from "./edit-conflict.ts";

export type FormState = {
  status: "idle" | "refused";
  /** For the whole form; null when every complaint stands at a field. */
  message: string | null;
  /** By field name. */
  fieldErrors: Readonly<Record<string, string>>;
  /** What was typed, so that nothing is lost when the form comes back. */
  values: Readonly<Record<string, string>>;
  /** Which rule refused, where it was one of ours. */
  reason?: string;
  /** Where to go to put it right. */
  remedy?: { label: string; href: string };
  /** What somebody else changed meanwhile; saving all the same is a second step. */
  conflict?: EditConflict;
  /** What the service said when all went well, where it says anything. */
  answer?: Readonly<Record<string, string>>;
};

export const IDLE: FormState = { status: "idle", message: null, fieldErrors: {}, values: {} };
