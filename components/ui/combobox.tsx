"use client";

import { useCombobox } from "downshift";
import { useEffect, useMemo, useRef, useState } from "react";
import type { FieldControl } from "./field.tsx";
import { joinClasses } from "./join-classes.ts";
import { matchChoices } from "./match-choices.ts";
import { TextInput } from "./text-input.tsx";

type ComboboxProps = {
  /** From `Field`. */
  control: FieldControl;
  name: string;
  /** Offered while typing; anything else may be typed as well. */
  choices: readonly string[];
  defaultValue: string;
  placeholder?: string;
  autoComplete?: string;
  disabled?: boolean;
};

/**
 * A line with choices that open below it and narrow while one types (ARIA combobox, on downshift). Until scripts run, and
 * without them, the browser's own suggestions do the same; what is sent is the text in the line in either case.
 */
export function Combobox(props: ComboboxProps) {
  const { control, name, choices, defaultValue, placeholder, autoComplete = "off", disabled } = props;
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const [text, setText] = useState(defaultValue);
  // Another value came from outside: a draft was restored, or the server sent the form back.
  const [shown, setShown] = useState(defaultValue);
  if (shown !== defaultValue) {
    setShown(defaultValue);
    setText(defaultValue);
  }
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo(() => matchChoices(choices, text), [choices, text]);
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<string>({
    id: `${control.id}-combobox`,
    inputId: control.id,
    items: found,
    inputValue: text,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem === null) return;
      setText(selectedItem);
      // Forms that keep what is typed listen to this.
      requestAnimationFrame(() => input.current?.dispatchEvent(new Event("input", { bubbles: true })));
    },
    selectedItem: null,
    stateReducer: (_state, { changes, type }) =>
      // Whoever leaves the line keeps what they typed: only a chosen choice replaces it.
      type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem: null } : changes,
  });
  const suggestions = `${control.id}-suggestions`;
  const isShown = isOpen && found.length > 0;
  return (
    <div className="relative">
      <TextInput
        {...control}
        {...getInputProps({
          ref: input,
          "aria-labelledby": undefined,
          onChange: ({ currentTarget }) => setText(currentTarget.value),
        })}
        name={name}
        autoComplete={autoComplete}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(disabled === undefined ? {} : { disabled })}
        {...(isAwake ? {} : { list: suggestions })}
      />
      {!isAwake && (
        <datalist id={suggestions}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <ul
        {...getMenuProps({ "aria-label": "Suggestions", "aria-labelledby": undefined })}
        className={joinClasses(
          "absolute inset-x-0 top-full z-40 mt-1 max-h-72 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lg",
          !isShown && "hidden",
        )}
      >
        {isShown &&
          found.map((choice, index) => (
            <li
              key={choice}
              {...getItemProps({ item: choice, index })}
              className={joinClasses(
                "flex min-h-9 cursor-default items-center rounded-sm px-2.5 py-1.5 text-sm select-none max-sm:min-h-11",
                index === highlightedIndex && "bg-hover",
              )}
            >
              {choice}
            </li>
          ))}
      </ul>
    </div>
  );
}
