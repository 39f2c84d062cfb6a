import type { ComponentProps, ReactNode } from "react";
import { controlLook } from "./control-look.ts";
import { joinClasses } from "./join-classes.ts";

type TextInputProps = ComponentProps<"input"> & {
  /** For identifiers, checksums, addresses. */
  mono?: boolean;
  /** A unit or other short text at the right end, e.g. "GiB". */
  suffix?: ReactNode;
};

/** A one-line input. */
export function TextInput({ mono = false, suffix, className, ...rest }: TextInputProps) {
  const input = (
    <input
      type="text"
      {...rest}
      className={joinClasses(
        controlLook,
        "h-10 read-only:bg-sunken max-sm:h-11",
        mono && "font-mono",
        Boolean(suffix) && "pr-14",
        className,
      )}
    />
  );
  if (!suffix) return input;
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-muted">
        {suffix}
      </span>
    </span>
  );
}
