import { ShieldCheck } from "lucide-react";

/** Who stands behind an appliance, in a line: the first VO and how many more. Nothing where nobody does. */
export function EndorsementLine({ vos }: { vos: readonly string[] }) {
  const [first] = vos;
  if (!first) return null;
  const others = vos.length - 1;
  return (
    <span
      title={`In the current image list of ${vos.join(", ")}`}
      className="inline-flex max-w-full min-w-0 items-center gap-1 align-middle"
    >
      <ShieldCheck aria-hidden className="size-4 shrink-0 text-ok" />
      <span className="sr-only">Endorsed by </span>
      <span className="truncate">{first}</span>
      {others > 0 && (
        <span className="shrink-0 font-figures">
          <span aria-hidden>+{others}</span>
          <span className="sr-only"> and {others} more</span>
        </span>
      )}
    </span>
  );
}
