import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type CardProps = {
  as?: "div" | "article" | "li" | "section";
  /** The whole card reacts to the pointer; put one CardLink inside. */
  interactive?: boolean;
  children: ReactNode;
  className?: string;
};

/** A bordered surface. For a titled region of a page use Panel. */
export function Card({ as: Element = "div", interactive = false, children, className }: CardProps) {
  return (
    <Element
      className={joinClasses(
        "relative rounded-lg border border-line bg-surface by-default:p-5",
        interactive &&
          "transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-md has-[[data-card-link]:focus-visible]:outline-2 has-[[data-card-link]:focus-visible]:outline-offset-2 has-[[data-card-link]:focus-visible]:outline-focus",
        className,
      )}
    >
      {children}
    </Element>
  );
}

/** The link of an interactive card: its text is the name, its target area the whole card. Other links inside need `relative`. */
export function CardLink({
  href,
  children,
  className,
}: {
  href: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Link
      href={href}
      data-card-link
      className={joinClasses(
        "font-semibold outline-none after:absolute after:inset-0 hover:underline",
        className,
      )}
    >
      {children}
    </Link>
  );
}

/** As many columns as fit, none narrower than 18rem. Children are list items: `<Card as="li">`. */
export function CardGrid({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <ul
      className={joinClasses(
        "grid by-default:grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-4 sm:gap-5",
        className,
      )}
    >
      {children}
    </ul>
  );
}
