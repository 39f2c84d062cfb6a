import { Star } from "lucide-react";

/** So many of five stars, read out as words. */
export function Stars({ value, size = "sm" }: { value: number; size?: "sm" | "md" }) {
  return (
    <span
      role="img"
      aria-label={`${Number.isInteger(value) ? value : value.toFixed(1)} of 5 stars`}
      className={size === "md" ? "inline-flex gap-1 [&_svg]:size-5" : "inline-flex gap-0.5 [&_svg]:size-4"}
    >
      {[1, 2, 3, 4, 5].map((star) => (
        <Star
          key={star}
          aria-hidden
          fill={star <= Math.round(value) ? "currentColor" : "none"}
          className={star <= Math.round(value) ? "text-accent" : "text-ink-faint"}
        />
      ))}
    </span>
  );
}
