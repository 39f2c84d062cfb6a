import { Check, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type StepState = "done" | "current" | "todo" | "failed";
export type Step = { label: string; state: StepState; description?: ReactNode; href?: string };

const words: Record<StepState, string> = {
  done: "done",
  current: "current step",
  todo: "to do",
  failed: "failed",
};

const discs: Record<StepState, string> = {
  done: "border-ok-solid bg-ok-soft text-ok",
  current: "border-primary bg-primary text-on-primary",
  todo: "border-line-strong bg-surface text-ink-muted",
  failed: "border-danger-solid bg-danger-soft text-danger",
};

/** Where one is in a sequence of steps: side by side where there is room, below each other on phones. */
export function Stepper({
  label,
  steps,
  className,
}: {
  label: string;
  steps: readonly Step[];
  className?: string;
}) {
  return (
    <ol aria-label={label} className={joinClasses("flex flex-col gap-0 md:flex-row", className)}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === "current" ? "step" : undefined}
          className="group relative flex min-w-0 flex-1 gap-3 pb-5 last:pb-0 md:flex-col md:gap-2.5 md:pr-4 md:pb-0"
        >
          <span
            aria-hidden
            className={joinClasses(
              "absolute top-8 bottom-0 left-4 w-px group-last:hidden md:top-4 md:right-0 md:bottom-auto md:left-8 md:h-px md:w-auto",
              step.state === "done" ? "bg-ok-solid" : "bg-line-strong",
            )}
          />
          <span
            aria-hidden
            className={joinClasses(
              "relative grid size-8 shrink-0 place-items-center rounded-full border text-sm font-semibold font-figures [&_svg]:size-4",
              discs[step.state],
            )}
          >
            {step.state === "done" ? <Check /> : step.state === "failed" ? <X /> : index + 1}
          </span>
          <StepText step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepText({ step }: { step: Step }) {
  return (
    <span className="grid gap-0.5 pt-1 text-sm md:pt-0">
      <span
        className={joinClasses(
          step.state === "current" ? "font-semibold" : "font-medium",
          step.state === "todo" && "text-ink-muted",
        )}
      >
        {step.href ? (
          <Link
            href={step.href}
            className="inline-block min-h-6 underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            {step.label}
          </Link>
        ) : (
          step.label
        )}
        <span className={step.state === "failed" ? "text-danger" : "sr-only"}>
          {step.state === "failed" ? " · " : ", "}
          {words[step.state]}
        </span>
      </span>
      {step.description && <span className="text-ink-muted">{step.description}</span>}
    </span>
  );
}
