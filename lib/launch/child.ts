/** A process of ours that the launcher starts, waits for, restarts and stops. */
import { type ChildProcess, spawn } from "node:child_process";

/** A child that dies is started again, but not faster than this. */
const RESTART_MS = 2_000;
/** A library of the sign-in (openid-client) uses an old function of Node's; nobody who starts this can do anything about it. */
const KNOWN_WARNINGS = ["DEP0169"];
/** Longer than the children's own patience. */
const STOP_MS = 20_000;

export type Child = { stop(): Promise<void> };

/**
 * Starts `node <script>` and resolves when it says that it is ready.
 *
 * It gets a process group of its own, so that Ctrl-C reaches the launcher alone, and a channel whose end tells it that
 * the launcher is gone. What it has to say to people goes to standard error; on standard output there is only what
 * libraries print, and that is for developers.
 *
 * @throws Error when it ends before it is ready; what it printed has been seen by then
 */
export async function startChild(
  name: string,
  script: string,
  env: Readonly<Record<string, string>>,
  { showsOutput = false }: { showsOutput?: boolean } = {},
): Promise<Child> {
  let stopping = false;
  let current: ChildProcess;
  const launch = () => {
    const options = ["--enable-source-maps", ...KNOWN_WARNINGS.map((code) => `--disable-warning=${code}`)];
    const child = spawn(process.execPath, [...options, script], {
      env: { ...process.env, ...env },
      stdio: ["ignore", showsOutput ? "inherit" : "ignore", "inherit", "ipc"],
      detached: true,
    });
    child.once("exit", (code, signal) => {
      if (stopping || !wasReady) return;
      console.error(`The ${name} process ended (${signal ?? `code ${code}`}); it is started again.`);
      setTimeout(() => {
        if (!stopping) current = launch();
      }, RESTART_MS);
    });
    return child;
  };
  let wasReady = false;
  current = launch();
  await untilReady(name, current);
  wasReady = true;
  return {
    async stop() {
      stopping = true;
      await end(current);
    },
  };
}

function untilReady(name: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("error", reject);
    child.once("exit", (_code, signal) =>
      reject(
        new Error(
          signal
            ? `The ${name} process did not start: it was ended by ${signal}.`
            : `The ${name} process did not start; the sentence above says why.`,
        ),
      ),
    );
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    child.once("exit", () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
