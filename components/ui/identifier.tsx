import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { joinClasses } from "./join-classes.ts";
import { shortenMiddle } from "./shorten-middle.ts";

type IdentifierProps = {
  /** UUID, checksum, token id, address. */
  value: string;
  /** What it is, for the copy button: "Copy <what>". */
  what: string;
  /** Show at most this many characters, the middle left out; the whole is copied. */
  shorten?: number;
  className?: string;
};

/** A machine's word in monospace, with a button to copy it. */
export function Identifier({ value, what, shorten, className }: IdentifierProps) {
  const shown = shorten === undefined ? value : shortenMiddle(value, shorten);
  return (
    <span className={joinClasses("inline-flex max-w-full items-center gap-1", className)}>
      <code
        className="min-w-0 font-mono text-[0.9em] wrap-anywhere"
        title={shown === value ? undefined : value}
      >
        {breakable(shown)}
      </code>
      <CopyButton value={value} label={`Copy ${what}`} className="-my-1" />
    </span>
  );
}

/** The same text; an address is broken after a slash rather than within a word. */
function breakable(text: string): ReactNode {
  const [first, ...others] = text.split(/(?<=[^:/]\/)(?=[^/])/);
  return others.reduce<ReactNode>(
    (before, part) => (
      <>
        {before}
        <wbr />
        {part}
      </>
    ),
    first,
  );
}
