import { joinClasses } from "./join-classes.ts";

/** A grey place where something will be; give it a size. Hidden from assistive technology. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={joinClasses("by-default:h-4 animate-pulse by-default:rounded-sm bg-hover", className)}
    />
  );
}

/** Several lines of coming text, announced once as "Loading". */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div role="status" className={joinClasses("grid gap-2.5", className)}>
      <span className="sr-only">Loading</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} className={line === lines - 1 ? "w-3/5" : "w-full"} />
      ))}
    </div>
  );
}
