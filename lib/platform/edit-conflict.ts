/** Two people change one thing: what the second is told, and the refusal that carries it. */
import { AppError } from "./errors.ts";

/** A field that somebody else changed and that would be saved with another value. Values are as the audit trail has them. */
export type ConflictingField = {
  field: string;
  /** When the form was loaded. */
  before: unknown;
  /** What somebody else made of it since. */
  theirs: unknown;
  /** What was sent. */
  mine: unknown;
  /** False: whoever sends left it as it was, and saving would only undo what the other did. */
  isTyped: boolean;
};

export type EditConflict = {
  /** The state that the thing is in now: sent along as what one has seen, it lets the change through. */
  mark: string;
  /** Who changed it since, the first first; times in ISO 8601, UTC. */
  edits: readonly { who: string; at: string }[];
  fields: readonly ConflictingField[];
};

/** `conflict`, reason `changed_meanwhile`. */
export class EditConflictError extends AppError {
  readonly conflict: EditConflict;

  constructor(conflict: EditConflict) {
    const [who = "Somebody", ...others] = new Set(conflict.edits.map((edit) => edit.who));
    const people = others.length === 0 ? who : `${who} and others`;
    super(
      "conflict",
      "changed_meanwhile",
      `${people} changed this after you had opened it. Nothing was saved, and what you typed is still here: see what is different and decide.`,
    );
    this.name = "EditConflictError";
    this.conflict = conflict;
  }
}
