import { Square, SquareCheck } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { joinClasses } from "./join-classes.ts";

type MarkdownProps = {
  /** Markdown (GitHub flavour) written by anybody; HTML in it is dropped. */
  text: string;
  /** The level that a first-level heading of the text becomes. */
  topLevel?: 2 | 3 | 4;
  className?: string;
};

const look = joinClasses(
  "max-w-reading by-default:text-base wrap-anywhere [&>*+*]:mt-4 [&>:first-child]:mt-0!",
  "[&_h2]:mt-8! [&_h2]:text-xl [&_h3]:mt-7! [&_h3]:text-lg [&_h4]:mt-6! [&_h5]:mt-6! [&_h5]:font-semibold [&_h6]:mt-6! [&_h6]:font-semibold",
  "[&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6 [&_li]:mt-1.5 [&_li]:marker:text-ink-faint [&_.contains-task-list]:list-none [&_.contains-task-list]:pl-1",
  "[&_a]:prose-link [&_a]:printed-address [&_strong]:font-semibold",
  "[&_:not(pre)>code]:rounded-sm [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_:not(pre)>code]:py-0.5 [&_code]:font-mono [&_code]:text-[0.875em]",
  "[&_pre]:scroll-inside [&_pre]:rounded-lg [&_pre]:border [&_pre]:border-line [&_pre]:bg-sunken [&_pre]:p-4 [&_pre]:leading-6",
  "[&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-4 [&_blockquote]:text-ink-muted",
  "[&_th]:border-b [&_th]:border-line-strong [&_th]:py-2 [&_th]:pr-4 [&_th]:text-left [&_td]:border-b [&_td]:border-line [&_td]:py-2 [&_td]:pr-4 [&_table]:text-sm",
  "[&_hr]:border-line",
);

/**
 * Text written by users, made safe: sanitised, links marked as not ours, headings below the page's own.
 * Pictures become links: loading them would tell a third party who reads the page.
 */
export function Markdown({ text, topLevel = 3, className }: MarkdownProps) {
  return (
    <div className={joinClasses(look, className)}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        skipHtml
        components={{ ...contentComponents, ...shiftedHeadings(topLevel) }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

function ForeignLink({ href, title, children }: ComponentProps<"a">) {
  return (
    <a href={href} title={title} rel="nofollow noopener ugc">
      {children}
    </a>
  );
}

/** The box of a task list: a picture with a name, because nobody can tick it here. */
function TaskMark({ done }: { done: boolean }) {
  const Mark = done ? SquareCheck : Square;
  return (
    <Mark role="img" aria-label={done ? "Done" : "To do"} className="mr-2 inline size-4 align-[-0.15em]" />
  );
}

const contentComponents: Components = {
  a: ({ href, title, children }) => (
    <ForeignLink href={href} title={title}>
      {children}
    </ForeignLink>
  ),
  img: ({ src, alt }) =>
    typeof src === "string" ? <ForeignLink href={src}>{alt || "Picture"}</ForeignLink> : alt,
  input: ({ checked }) => <TaskMark done={checked === true} />,
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <pre tabIndex={0}>{children}</pre>
  ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label="Table" tabIndex={0} className="scroll-inside">
      <table>{children}</table>
    </section>
  ),
};

function shiftedHeadings(topLevel: number): Components {
  const heading = (level: number) => {
    const Element = `h${Math.min(6, level + topLevel - 1)}` as "h2" | "h3" | "h4" | "h5" | "h6";
    return ({ children }: { children?: ReactNode }) => <Element>{children}</Element>;
  };
  return { h1: heading(1), h2: heading(2), h3: heading(3), h4: heading(4), h5: heading(5), h6: heading(6) };
}
