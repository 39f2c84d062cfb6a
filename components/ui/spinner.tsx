import { LoaderCircle } from "lucide-react";
import { joinClasses } from "./join-classes.ts";

/** A turning ring; decoration only, the words beside it say what is going on. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden className={joinClasses("by-default:size-4 animate-spin", className)} />;
}
