/** How a process of ours ends: on SIGTERM, on SIGINT, and when the launcher that started it is gone. */

let ending = false;

/**
 * Runs `finish` once when the process is asked to end, then exits.
 *
 * A process started by the launcher holds a channel to it; when the launcher is killed, the channel breaks and the
 * process ends by itself instead of holding its port for ever.
 */
export function onShutdown(finish: () => Promise<void>): void {
  const end = () => {
    if (ending) return;
    ending = true;
    finish()
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.channel) process.on("disconnect", end);
}
