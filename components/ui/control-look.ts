/** The classes shared by all one-line controls and text areas: border of 3:1 contrast, calm, red when invalid. */
export const controlLook =
  "block w-full rounded-md border border-control bg-surface px-3 text-base text-ink shadow-sm transition-colors " +
  "sm:text-sm placeholder:text-ink-faint hover:border-ink-muted focus-visible:border-focus " +
  "focus-visible:outline-offset-0 aria-invalid:border-danger-solid aria-invalid:bg-danger-soft " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint";
