import { CopyButton } from "./copy-button.tsx";
import { joinClasses } from "./join-classes.ts";

type CodeBlockProps = {
  code: string;
  /** What it is, shown above, e.g. "Subscribe with cloudkeeper" or a file name. */
  label: string;
  /** Break long lines instead of scrolling sideways. */
  wrap?: boolean;
  className?: string;
};

/** Text to be copied: commands, configuration, keys. Scrolls by keyboard. */
export function CodeBlock({ code, label, wrap = false, className }: CodeBlockProps) {
  return (
    <figure className={joinClasses("overflow-clip rounded-lg border border-line bg-sunken", className)}>
      <figcaption className="flex min-h-10 items-center justify-between gap-3 border-b border-line py-1 pr-1.5 pl-4 text-xs font-semibold text-ink-muted">
        <span className="min-w-0 truncate">{label}</span>
        <CopyButton value={code} label={`Copy: ${label}`} withText />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label={label} tabIndex={0} className="scroll-inside -outline-offset-2">
        <pre
          className={joinClasses(
            "min-w-full px-4 py-3.5 font-mono text-[0.8125rem] leading-6",
            wrap ? "w-auto wrap-anywhere whitespace-pre-wrap" : "w-max",
            "print:w-auto print:wrap-anywhere print:whitespace-pre-wrap",
          )}
        >
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  );
}
