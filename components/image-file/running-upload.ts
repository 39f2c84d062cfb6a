/** An upload in the browser, by the tus protocol: goes on by itself after a lost connection, stops for what cannot be mended. */
import { type DetailedError, Upload } from "tus-js-client";
import { bytesPerSecond, type Sample, withSample } from "#components/virtual-appliance/transfer-rate.ts";
import { paths } from "#lib/platform/paths.ts";

export type UploadState = {
  /** waiting: for the connection. failed: somebody must do something. */
  phase: "sending" | "waiting" | "paused" | "failed" | "done";
  name: string;
  sentBytes: number;
  totalBytes: number;
  /** Bytes a second; null while it is not known. */
  rate: number | null;
  /** What to do, in a sentence. */
  problem: string | null;
  /** Null before the service has taken it. */
  fileId: string | null;
};

export type RunningUpload = { pause: () => void; resume: () => void; giveUp: () => Promise<void> };

/** Pieces of this size: what is sent of a piece when a proxy breaks off is sent again. */
const PIECE_BYTES = 32 * 1024 * 1024;
/** How long it waits after a failure, and after those that follow it. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Begins, or goes on with what this browser has begun of the same file.
 *
 * @param changed told of each new state
 */
export function startUpload(file: File, slug: string, changed: (state: UploadState) => void): RunningUpload {
  let samples: readonly Sample[] = [];
  let knocking: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let state: UploadState = {
    phase: "sending",
    name: file.name,
    sentBytes: 0,
    totalBytes: file.size,
    rate: null,
    problem: null,
    fileId: null,
  };
  const set = (next: Partial<UploadState>) => {
    state = { ...state, ...next, fileId: upload.url?.split("/").at(-1) ?? state.fileId };
    changed(state);
  };
  const stopKnocking = () => {
    clearTimeout(knocking);
    window.removeEventListener("online", resume);
  };
  const resume = () => {
    stopKnocking();
    samples = [];
    // Until the first byte goes it is still waiting.
    if (state.phase !== "waiting") set({ phase: "sending", problem: null, rate: null });
    upload.start();
  };
  const upload = new Upload(file, {
    endpoint: paths.uploads(),
    metadata: { filename: file.name, appliance: slug },
    chunkSize: PIECE_BYTES,
    // Ours tell whoever watches that it waits, and end when the browser is online again.
    retryDelays: null,
    removeFingerprintOnSuccess: true,
    fingerprint: async () => [slug, file.name, file.size, file.lastModified].join("|"),
    onProgress: (sentBytes) => {
      pauseMs = FIRST_PAUSE_MS;
      samples = withSample(samples, { at: performance.now(), bytes: BigInt(sentBytes) });
      set({ phase: "sending", sentBytes, rate: bytesPerSecond(samples), problem: null });
    },
    onError: (error) => {
      if ("originalResponse" in error && !canMendItself(error)) {
        set({ phase: "failed", problem: explain(error) });
        return;
      }
      set({ phase: "waiting", problem: null });
      stopKnocking();
      window.addEventListener("online", resume);
      knocking = setTimeout(resume, pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    },
    onSuccess: () => set({ phase: "done", sentBytes: file.size, problem: null }),
  });
  void upload.findPreviousUploads().then(([previous]) => {
    if (previous) upload.resumeFromPreviousUpload(previous);
    upload.start();
  });
  set({});
  return {
    pause: () => {
      stopKnocking();
      void upload.abort();
      if (state.phase !== "done") set({ phase: "paused", rate: null });
    },
    resume,
    giveUp: async () => {
      stopKnocking();
      // What the service has of it is removed as well; if it cannot be reached, that is swept in some days.
      await upload.abort(true).catch(() => undefined);
    },
  };
}

/** Whatever is no answer of ours, and what may be another in a moment: locked, overloaded, restarting. */
function canMendItself(error: Error | DetailedError): boolean {
  const status = "originalResponse" in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
  return status === 0 || status === 423 || status === 429 || status >= 500 || status === 409;
}

function explain(error: DetailedError): string {
  const status = error.originalResponse?.getStatus() ?? 0;
  const said = error.originalResponse?.getBody().trim() ?? "";
  if (status === 401)
    return "You are not signed in any more. Sign in in another tab, then try again: nothing is lost.";
  if (said !== "" && said.length < 500) return said;
  return "The service refused the file. Try again in a minute.";
}
