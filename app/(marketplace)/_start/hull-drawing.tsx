import { Monogram } from "#components/ui/monogram.tsx";

/** How many stand in a row, the lowest row first. */
const ROWS = [5, 4, 2] as const;

/** The mark, large: a ship on its way down the slip, with the newest appliances as its cargo. Decoration only. */
export function HullDrawing({ cargo }: { cargo: readonly string[] }) {
  const rows = stow(cargo);
  return (
    <div aria-hidden="true" className="relative mx-auto mt-8 hidden w-full max-w-[34rem] lg:block">
      <div className="absolute top-[31.5%] left-[15%] w-[66%] origin-bottom-left rotate-[18.6deg]">
        <div className="absolute bottom-0 left-0 flex w-full flex-col-reverse gap-1">
          {rows.map((row) => (
            <div key={row.join()} className="flex gap-1">
              {row.map((name) => (
                <Monogram key={name} name={name} size={64} className="rounded-md" />
              ))}
            </div>
          ))}
        </div>
      </div>
      <svg
        aria-hidden="true"
        viewBox="0 0 544 400"
        fill="none"
        className="relative block w-full overflow-visible"
      >
        <path d="M4 183 460 336" className="stroke-line-strong" strokeWidth="10" strokeLinecap="round" />
        {[20, 120, 220, 320].map((x) => (
          <path key={x} d={`M${x} ${190 + x * 0.336}V400`} className="stroke-line" strokeWidth="6" />
        ))}
        <g transform="translate(232 244) rotate(18.6)">
          <path d="M-190-74H226C214-22 168 2 112 2H-142c-34 0-48-20-48-48z" className="fill-accent" />
          <path d="M-190-52H218" className="stroke-canvas opacity-30" strokeWidth="4" />
        </g>
        {[360, 384].map((y, row) => (
          <path
            key={y}
            d={`M${300 - row * 70} ${y}q22-18 44 0t44 0 44 0 44 0 44 0 44 0 44 0 44 0 44 0`}
            className={row === 0 ? "stroke-ink-muted" : "stroke-line-strong"}
            strokeWidth="7"
            strokeLinecap="round"
          />
        ))}
      </svg>
    </div>
  );
}

/** Puts names into rows, each shorter than the one below. */
function stow(names: readonly string[]): string[][] {
  const rest = [...new Set(names)];
  return ROWS.map((length) => rest.splice(0, length)).filter((row) => row.length > 0);
}
