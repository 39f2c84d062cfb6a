/** What is around a dialog. */
export const dialogShade = "backdrop:animate-fade backdrop:bg-shade";

/** The dialog's own surface: a sheet at the bottom on phones, a centred card above. */
export const dialogSurface =
  "fixed inset-x-0 top-auto bottom-0 max-h-[90dvh] w-full max-w-none animate-rise flex-col overflow-hidden rounded-t-xl border " +
  "border-line bg-raised text-ink shadow-lg outline-none open:flex sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 " +
  "sm:w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl";

/** The row of buttons at the bottom of a dialog: the main one last, below each other on phones. */
export const dialogButtons =
  "flex flex-col-reverse gap-2 border-t border-line bg-sunken/60 px-5 py-4 sm:flex-row sm:justify-end sm:px-6";
