import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";
import { type Tone, toneIcons } from "./tone.tsx";

type NoticeProps = {
  tone?: Exclude<Tone, "accent">;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons or links under the text. */
  action?: ReactNode;
  /** Read out when it appears: politely, or at once. Leave out for notices that are part of the page. */
  live?: "polite" | "assertive";
  className?: string;
};

const looks = {
  neutral: "border-line-strong bg-hover/60",
  ok: "border-ok-line bg-ok-soft",
  warn: "border-warn-line bg-warn-soft",
  danger: "border-danger-line bg-danger-soft",
  info: "border-info-line bg-info-soft",
};

const iconLooks = {
  neutral: "text-ink-muted",
  ok: "text-ok",
  warn: "text-warn",
  danger: "text-danger",
  info: "text-info",
};

/** A message with a title in its tone's colours; the icon and the words carry the meaning. */
export function Notice({ tone = "info", title, children, action, live, className }: NoticeProps) {
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div
      role={role}
      className={joinClasses("flex gap-3 rounded-lg border px-4 py-3.5", looks[tone], className)}
    >
      <span className={joinClasses("mt-0.5 shrink-0 [&_svg]:size-5", iconLooks[tone])}>
        {toneIcons[tone === "neutral" ? "info" : tone]}
      </span>
      <div className="grid min-w-0 flex-1 grid-cols-1 content-start gap-1 text-sm">
        <p className="text-sm font-semibold">{title}</p>
        {children && <div className="wrap-anywhere text-ink-muted">{children}</div>}
        {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
