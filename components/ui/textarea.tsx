import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";

type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

/** A text of several lines; grows with its content where the browser can. */
export function Textarea({ mono = false, rows = 5, className, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      {...rest}
      className={classNames(
        controlLook,
        "min-h-24 resize-y py-2.5 read-only:bg-sunken leading-relaxed field-sizing-content",
        mono && "font-mono",
        className,
      )}
    />
  );
}
