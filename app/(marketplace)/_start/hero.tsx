import { formatBytes } from "#components/ui/format-bytes.ts";
import { formatCount } from "#components/ui/format-count.ts";
import { SearchBox } from "#components/ui/search-box.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { Figures } from "#lib/statistics/queries.ts";
import { HullDrawing } from "./hull-drawing.tsx";

type HeroProps = {
  figures: Figures;
  /** Names of appliances, the newest first; some of them lie on the drawn ship. */
  cargo: readonly string[];
};

/** What this place is, and the search. Continues the header's band, dark in both themes. */
export function Hero({ figures, cargo }: HeroProps) {
  return (
    <div className="dark overflow-clip border-b border-line bg-canvas text-ink">
      <div className="gutter mx-auto grid max-w-[88rem] items-center gap-x-12 gap-y-8 pt-12 pb-10 sm:pt-16 sm:pb-14 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <h1 className="text-4xl">Virtual appliances for research clouds</h1>
          <p className="max-w-[38rem] text-lg text-ink-muted">
            Find a machine image that is described, checked and endorsed by the communities that use it, and
            start it on any cloud site that supports them.
          </p>
          <SearchBox
            action={paths.appliances()}
            label="Search appliances"
            placeholder="Debian, Jupyter, genomics …"
            size="lg"
            withButton
            className="max-w-[38rem]"
          />
          <dl className="grid grid-cols-3 gap-x-5 gap-y-4 border-t border-line pt-6 max-[24rem]:grid-cols-2 sm:grid-cols-5 lg:grid-cols-3 xl:grid-cols-5">
            <FigureOf value={figures.appliances} one="current appliance" many="current appliances" />
            <FigureOf value={figures.images} one="image" many="images" />
            {figures.bytes > 0n && <Figure words={formatBytes(figures.bytes)} label="of image files" />}
            <FigureOf value={figures.vos} one="VO with a signed list" many="VOs with a signed list" />
            {figures.activeProviders > 0 && (
              <FigureOf
                value={figures.activeProviders}
                one="site fetched one in 30 days"
                many="sites fetched one in 30 days"
              />
            )}
          </dl>
        </div>
        <HullDrawing cargo={cargo} />
      </div>
    </div>
  );
}

function FigureOf({ value, one, many }: { value: number; one: string; many: string }) {
  return <Figure words={formatCount(value)} label={value === 1 ? one : many} />;
}

function Figure({ words, label }: { words: string; label: string }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="text-2xl font-semibold tracking-tight font-figures">{words}</dd>
    </div>
  );
}
