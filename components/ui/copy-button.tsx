import { Check, Copy } from "lucide-react";
import { buttonLook } from "./button-look.ts";

type CopyButtonProps = {
  /** The text put on the clipboard. */
  value: string;
  /** Accessible name, e.g. "Copy checksum". */
  label?: string;
  /** Also show the word beside the icon. */
  withText?: boolean;
  className?: string;
};

/**
 * Copies a text and says so, to the eye and to screen readers. Pages have dozens of these, so the button itself is plain:
 * one listener for all (copy-listener.tsx) does the work, and marks what it came to in `data-copied`.
 */
export function CopyButton({ value, label = "Copy", withText = false, className }: CopyButtonProps) {
  return (
    <button
      type="button"
      data-copy={value}
      title={label}
      aria-label={label}
      className={`group/copy needs-script ${buttonLook("quiet", "sm", { square: !withText, className })}`}
    >
      <Check aria-hidden className="hidden text-ok group-data-[copied=yes]/copy:block" />
      <Copy aria-hidden className="group-data-[copied=yes]/copy:hidden" />
      {withText && (
        <>
          <span className="group-data-copied/copy:hidden">Copy</span>
          <span className="hidden group-data-[copied=yes]/copy:inline">Copied</span>
          <span className="hidden group-data-[copied=no]/copy:inline">Could not copy</span>
        </>
      )}
    </button>
  );
}
