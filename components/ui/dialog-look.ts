/** Backdrop of dialogs. */
export const dialogShade = "fixed inset-0 z-40 animate-fade bg-shade";

/** The dialog's own surface: a sheet at the bottom on phones, a centred card above. */
export const dialogSurface =
  "fixed inset-x-0 bottom-0 z-50 flex max-h-[90dvh] animate-rise flex-col overflow-hidden rounded-t-xl border border-line " +
  "bg-raised text-ink shadow-lg outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-3rem)] " +
  "sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl";

/** The row of buttons at the bottom of a dialog: the main one last, below each other on phones. */
export const dialogButtons =
  "flex flex-col-reverse gap-2 border-t border-line bg-sunken/60 px-5 py-4 sm:flex-row sm:justify-end sm:px-6";
