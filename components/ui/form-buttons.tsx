import type { ReactNode } from "react";

/** The end of a form of FormSections: its buttons under the fields, the main one first. */
export function FormButtons({ children }: { children: ReactNode }) {
  return (
    <div className="border-t border-line pt-6 lg:pl-[19rem]">
      <div className="flex flex-wrap gap-2.5">{children}</div>
    </div>
  );
}
