import { LoaderCircle } from "lucide-react";
import { classNames } from "./class-names.ts";

/** A turning ring; decoration only, the words beside it say what is going on. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden className={classNames("size-4 animate-spin", className)} />;
}
