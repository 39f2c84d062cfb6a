import type { ReactNode } from "react";
import { joinClasses } from "../ui/join-classes.ts";

type PageShellProps = {
  /** "page": lists and tables; "reading": texts; "form": one column of inputs. */
  width?: "page" | "reading" | "form";
  /** A column beside the content from 64rem on, below it otherwise. */
  aside?: ReactNode;
  /** Names the aside for assistive technology. */
  asideLabel?: string;
  children: ReactNode;
  className?: string;
};

// The page's own gutter comes on top of the measure.
const widths = {
  page: "by-default:max-w-[88rem]",
  reading: "by-default:max-w-[calc(var(--container-reading)+5rem)]",
  form: "by-default:max-w-[calc(var(--container-form)+5rem)]",
};

/** The frame of a page's content, inside the layout's main element. */
export function PageShell({
  width = "page",
  aside,
  asideLabel = "Details",
  children,
  className,
}: PageShellProps) {
  return (
    <div
      className={joinClasses(
        "gutter mx-auto w-full by-default:py-8 by-default:sm:py-10",
        widths[width],
        className,
      )}
    >
      {aside ? (
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0">{children}</div>
          <aside aria-label={asideLabel} className="grid min-w-0 content-start gap-6">
            {aside}
          </aside>
        </div>
      ) : (
        children
      )}
    </div>
  );
}
