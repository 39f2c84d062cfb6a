/**
 * Joins class lists as they are. Where two contradict each other, the order in the stylesheet decides, not the order here:
 * what a component lets others change says so with `by-default:`.
 */
export function joinClasses(...classes: readonly (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(" ");
}
