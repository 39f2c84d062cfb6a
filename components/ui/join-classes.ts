/**
 * Joins class lists as they are. For components that run in the browser on every page: there, deciding between classes that
 * contradict each other (class-names.ts) would cost more than all the rest of them.
 */
export function joinClasses(...classes: readonly (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(" ");
}
