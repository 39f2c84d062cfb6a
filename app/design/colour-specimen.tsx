import { Specimen } from "./specimen.tsx";

const swatches = [
  { name: "canvas", look: "bg-canvas" },
  { name: "surface", look: "bg-surface" },
  { name: "sunken", look: "bg-sunken" },
  { name: "hover", look: "bg-hover" },
  { name: "primary", look: "bg-primary" },
  { name: "accent", look: "bg-accent" },
  { name: "ok", look: "bg-ok-solid" },
  { name: "warn", look: "bg-warn-solid" },
  { name: "danger", look: "bg-danger-solid" },
  { name: "info", look: "bg-info-solid" },
];

export function ColourSpecimen() {
  return (
    <Specimen id="colour" title="Colour and type">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-3">
        {swatches.map((swatch) => (
          <li key={swatch.name} className="grid gap-1.5 font-mono text-xs text-ink-muted">
            <span className={`h-14 rounded-md border border-line ${swatch.look}`} />
            {swatch.name}
          </li>
        ))}
      </ul>
      <div className="grid gap-3">
        <p className="text-4xl font-[640]">Virtual appliances, ready to launch</p>
        <p className="text-3xl font-[640]">Page title at the third step</p>
        <p className="text-2xl font-[640]">A chapter of a page</p>
        <p className="text-xl font-[640]">A section within it</p>
        <p className="max-w-reading text-lg text-ink-muted">
          A lead paragraph. Names like Łukasz, Çağla, Živilė and Søren keep their letters; numbers such as
          0123456789 stand in columns.
        </p>
        <p className="max-w-reading">
          Running text with a{" "}
          <a href="/design" className="prose-link">
            link in it
          </a>
          , a <code className="font-mono text-[0.9em]">checksum</code> and an <em>emphasis</em>. Text stays
          readable at 44rem however wide the window is.
        </p>
        <p className="text-sm text-ink-muted">Small and muted, for what goes beside.</p>
        <p className="text-xs text-ink-faint">Extra small and faint, for notes under figures.</p>
      </div>
    </Specimen>
  );
}
