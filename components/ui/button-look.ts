import { joinClasses } from "./join-classes.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap no-underline " +
  "transition-colors select-none [&_svg]:size-[1.15em] [&_svg]:shrink-0 " +
  "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-65 print:hidden";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-primary text-on-primary shadow-sm hover:bg-primary-hover",
  secondary: "border-line-strong bg-surface text-ink shadow-sm hover:border-control hover:bg-hover",
  quiet: "border-transparent bg-transparent text-ink-muted hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger-solid text-on-danger shadow-sm hover:bg-danger-solid-hover",
};

// On phones every size but the small one is at least 44 px high.
const heights: Record<ButtonSize, string> = {
  sm: "h-8 text-sm max-sm:h-9",
  md: "h-10 text-sm max-sm:h-11",
  lg: "h-12 text-base",
};

const paddings: Record<ButtonSize, string> = { sm: "px-2.5", md: "px-4 max-sm:px-3", lg: "px-5" };

const squares: Record<ButtonSize, string> = {
  sm: "w-8 max-sm:w-9",
  md: "w-10 max-sm:w-11",
  lg: "w-12",
};

/**
 * The classes of a button, shared by buttons, links that look like buttons and square icon buttons. What is given in
 * addition and contradicts them needs an exclamation mark.
 */
export function buttonLook(
  variant: ButtonVariant,
  size: ButtonSize,
  { square = false, className }: { square?: boolean; className?: string | undefined } = {},
): string {
  const width = square ? squares[size] : paddings[size];
  return joinClasses(base, variants[variant], heights[size], width, className);
}
