"use client";

import { CircleAlert, CloudUpload, Pause, Play, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Progress } from "#components/ui/progress.tsx";
import { describeProgress } from "#components/virtual-appliance/transfer-progress.ts";
import { type RunningUpload, startUpload, type UploadState } from "./running-upload.ts";
import { UPLOADED_EVENT } from "./uploaded-event.ts";
import { type RemoveFile, UploadedFiles } from "./uploaded-files.tsx";
import type { UploadsPage } from "./uploads-page.ts";

type FileUploadProps = { slug: string; uploads: UploadsPage; remove: RemoveFile };

/**
 * Uploads the file of an image and writes its address into the field `url` of the form it stands in. An upload survives a lost
 * connection by itself, and a closed page when the same file is chosen again.
 */
export function FileUpload({ slug, uploads, remove }: FileUploadProps) {
  const root = useRef<HTMLDivElement>(null);
  const running = useRef<RunningUpload | null>(null);
  const [state, setState] = useState<UploadState | null>(null);
  /** Arrived; its address comes with the next state of the page. */
  const [arrived, setArrived] = useState<string | null>(null);
  const router = useRouter();

  useEffect(() => () => running.current?.pause(), []);

  const isUnderWay = state !== null && state.phase !== "done";
  useEffect(() => {
    if (!isUnderWay) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnderWay]);

  const use = (url: string) => {
    const form = root.current?.closest("form");
    const field = form?.elements.namedItem("url");
    if (!form || !(field instanceof HTMLInputElement)) return;
    field.value = url;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    form.dispatchEvent(new CustomEvent(UPLOADED_EVENT));
  };

  const useNow = useRef(use);
  useNow.current = use;
  const { files } = uploads;
  useEffect(() => {
    const file = files.find(({ id, state: at }) => id === arrived && at === "stored");
    if (!file) return;
    setArrived(null);
    useNow.current(file.url);
  }, [files, arrived]);

  const begin = (file: File) => {
    running.current?.pause();
    running.current = startUpload(file, slug, (next) => {
      setState(next);
      if (next.phase !== "done") return;
      setArrived(next.fileId);
      router.refresh();
    });
  };

  const leave = async () => {
    await running.current?.giveUp();
    running.current = null;
    setState(null);
    router.refresh();
  };

  return (
    <div ref={root} className="grid grid-cols-1 gap-4">
      {state === null || state.phase === "done" ? (
        <DropArea uploads={uploads} begin={begin} />
      ) : (
        <UploadCard
          state={state}
          pause={() => running.current?.pause()}
          resume={() => running.current?.resume()}
          giveUp={leave}
        />
      )}
      {state?.phase === "done" && (
        <p role="status" className="text-sm text-ok">
          {state.name} has arrived. Its address stands below; it becomes part of the version when you save.
        </p>
      )}
      <UploadedFiles files={files} use={use} remove={remove} current={state?.fileId ?? null} />
    </div>
  );
}

function DropArea({ uploads, begin }: { uploads: UploadsPage; begin: (file: File) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) begin(file);
  };
  const left = BigInt(uploads.quotaBytes) - BigInt(uploads.usedBytes);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={take}
      className={joinClasses(
        "grid justify-items-start gap-3 rounded-md border border-dashed p-5",
        isOver ? "border-focus bg-hover" : "border-line-strong bg-sunken/40",
      )}
    >
      <p className="text-sm" id={`${id}-help`}>
        Drop the image file here, or choose it. You can pause, and a lost connection is no loss: it goes on
        where it was.
      </p>
      <span className="relative">
        <input
          id={id}
          type="file"
          aria-describedby={`${id}-help`}
          className="peer absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) begin(file);
            event.target.value = "";
          }}
        />
        <label
          htmlFor={id}
          className={joinClasses(
            buttonLook("secondary", "md", {}),
            "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
          )}
        >
          <CloudUpload aria-hidden />
          Upload a file
        </label>
      </span>
      <p className="text-sm text-ink-muted">
        {left > 0n
          ? `${formatBytes(left, "binary")} of this appliance's ${formatBytes(BigInt(uploads.quotaBytes), "binary")} are left.`
          : `This appliance's ${formatBytes(BigInt(uploads.quotaBytes), "binary")} are used up: remove files that no image uses.`}
      </p>
    </div>
  );
}

type UploadCardProps = {
  state: UploadState;
  pause: () => void;
  resume: () => void;
  giveUp: () => Promise<void>;
};

function UploadCard({ state, pause, resume, giveUp }: UploadCardProps) {
  const { phase, name, sentBytes, totalBytes, rate, problem } = state;
  return (
    <div className="grid gap-3 rounded-md border border-line bg-surface p-5 shadow-sm">
      <Progress
        label={LABELS[phase](name)}
        value={sentBytes}
        max={totalBytes}
        valueText={describeProgress(BigInt(sentBytes), BigInt(totalBytes), phase === "sending" ? rate : null)}
      />
      {problem && (
        <p role="alert" className="flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {phase === "sending" || phase === "waiting" ? (
          <Button size="sm" icon={<Pause aria-hidden />} onClick={pause}>
            Pause
          </Button>
        ) : (
          <Button size="sm" variant="primary" icon={<Play aria-hidden />} onClick={resume}>
            {phase === "failed" ? "Try again" : "Go on"}
          </Button>
        )}
        <Button size="sm" variant="quiet" icon={<X aria-hidden />} onClick={giveUp}>
          Give up
        </Button>
      </div>
    </div>
  );
}

const LABELS: Readonly<Record<UploadState["phase"], (name: string) => string>> = {
  sending: (name) => `Uploading ${name}`,
  waiting: (name) => `Waiting for the connection, then ${name} goes on by itself`,
  paused: (name) => `${name} is paused`,
  failed: (name) => `${name} stopped`,
  done: (name) => `${name} has arrived`,
};
