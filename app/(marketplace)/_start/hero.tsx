import { SearchBox } from "#components/ui/search-box.tsx";
import { paths } from "#lib/platform/paths.ts";
import { HullDrawing } from "./hull-drawing.tsx";

type HeroProps = {
  figures: { appliances: number; images: number; vos: number };
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
          <dl className="flex flex-wrap gap-x-10 gap-y-4 border-t border-line pt-6">
            <Figure value={figures.appliances} one="appliance" many="appliances" />
            <Figure value={figures.images} one="image with its checksum" many="images with their checksums" />
            <Figure value={figures.vos} one="VO with a signed list" many="VOs with a signed list" />
          </dl>
        </div>
        <HullDrawing cargo={cargo} />
      </div>
    </div>
  );
}

function Figure({ value, one, many }: { value: number; one: string; many: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-ink-muted">{value === 1 ? one : many}</dt>
      <dd className="text-2xl font-semibold tracking-tight font-figures">{value}</dd>
    </div>
  );
}
