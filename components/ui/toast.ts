/** Says in a corner of the window what came of something; the page shows it too. Loads what it needs when it is first used. */

type Kind = "success" | "error" | "info" | "warning";
type Options = { description?: string };

/** Resolves when the area in which toasts appear is on the page. */
type Opener = () => Promise<void>;

let openArea: Opener | null = null;

/** The one place on the page where toasts appear says how it is opened. Returns how to take that back. */
export function provideToastArea(open: Opener): () => void {
  openArea = open;
  return () => {
    openArea = null;
  };
}

async function say(kind: Kind, message: string, options?: Options): Promise<void> {
  await openArea?.();
  const { toast: show } = await import("sonner");
  show[kind](message, options);
}

export const toast = {
  success: (message: string, options?: Options) => void say("success", message, options),
  error: (message: string, options?: Options) => void say("error", message, options),
  info: (message: string, options?: Options) => void say("info", message, options),
  warning: (message: string, options?: Options) => void say("warning", message, options),
};
