import type { FieldControl } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type SuggestedInputProps = {
  control: FieldControl;
  name: string;
  /** Offered while typing; anything else may be typed as well. */
  suggestions: readonly string[];
  defaultValue: string;
  placeholder?: string;
};

/** A line with suggestions, by the browser's own means. */
export function SuggestedInput({
  control,
  name,
  suggestions,
  defaultValue,
  placeholder,
}: SuggestedInputProps) {
  const listId = `${control.id}-suggestions`;
  return (
    <>
      <TextInput
        {...control}
        name={name}
        list={listId}
        autoComplete="off"
        placeholder={placeholder}
        defaultValue={defaultValue}
      />
      <datalist id={listId}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
