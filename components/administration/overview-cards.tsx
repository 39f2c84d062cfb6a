import { Card, CardLink } from "#components/ui/card.tsx";

export type OverviewFigure = { label: string; href: string; value: number; note: string };

/** Figures that lead to what they count. */
export function OverviewCards({ figures }: { figures: readonly OverviewFigure[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10rem),1fr))] gap-3 sm:gap-4 max-sm:grid-cols-2">
      {figures.map(({ label, href, value, note }) => (
        <Card as="li" key={label} interactive className="flex flex-col gap-1.5 p-4 sm:p-5">
          <CardLink href={href} className="text-sm">
            {label}
          </CardLink>
          <p className="text-3xl leading-none font-semibold tracking-tight font-figures">
            {value.toLocaleString("en-GB")}
          </p>
          <p className="text-sm text-pretty text-ink-muted font-figures">{note}</p>
        </Card>
      ))}
    </ul>
  );
}
