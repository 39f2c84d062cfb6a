/** What stands in a form's fields, by name, in the shape in which the service gives it back after a refusal. */

/**
 * @param as "typed": what is in the fields now; "shown": what the page put there
 * @returns several fields of one name as lines; a name of which nothing is chosen is there, and empty. Secrets, files and
 *   what is marked `data-not-kept` stay out
 */
export function readTypedValues(form: HTMLFormElement, as: "typed" | "shown"): Record<string, string> {
  const lines = new Map<string, string[]>();
  for (const field of form.elements) {
    if (!isKept(field)) continue;
    const known = lines.get(field.name) ?? [];
    lines.set(field.name, [...known, ...valuesOf(field, as)]);
  }
  return Object.fromEntries([...lines].map(([name, values]) => [name, values.join("\n")]));
}

type KeptField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NOT_KEPT: readonly string[] = ["password", "file", "submit", "button", "reset", "image"];

function isKept(field: Element): field is KeptField {
  const isField =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  return (
    isField &&
    field.name !== "" &&
    // React's own fields begin so.
    !field.name.startsWith("$ACTION") &&
    !field.disabled &&
    !NOT_KEPT.includes(field.type) &&
    !("notKept" in field.dataset)
  );
}

function valuesOf(field: KeptField, as: "typed" | "shown"): string[] {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options];
    const chosen = options.filter((option) => (as === "typed" ? option.selected : option.defaultSelected));
    // A browser chooses the first one where the page chose none.
    const shown = chosen.length === 0 && !field.multiple ? options.slice(0, 1) : chosen;
    return shown.map(({ value }) => value);
  }
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
    return (as === "typed" ? field.checked : field.defaultChecked) ? [field.value] : [];
  }
  return [as === "typed" ? field.value : field.defaultValue];
}
