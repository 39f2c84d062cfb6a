import { CircleCheck, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What a coloured element wants to say. A tone always comes with a word, usually with an icon, never as colour alone. */
export type Tone = "neutral" | "ok" | "warn" | "danger" | "info" | "accent";

/** The icon that goes with a tone; neutral and accent have none. */
export const toneIcons: Record<Tone, ReactNode> = {
  neutral: null,
  ok: <CircleCheck aria-hidden />,
  warn: <TriangleAlert aria-hidden />,
  danger: <OctagonX aria-hidden />,
  info: <Info aria-hidden />,
  accent: null,
};

/** Tinted surface, border and text of a tone. */
export const toneSurfaces: Record<Tone, string> = {
  neutral: "border-line-strong bg-hover text-ink-muted",
  ok: "border-ok-line bg-ok-soft text-ok",
  warn: "border-warn-line bg-warn-soft text-warn",
  danger: "border-danger-line bg-danger-soft text-danger",
  info: "border-info-line bg-info-soft text-info",
  accent: "border-accent-line bg-accent-soft text-accent-ink",
};
