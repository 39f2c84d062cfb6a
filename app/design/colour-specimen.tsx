import { Specimen } from "./specimen.tsx";

const meanings = [
  { name: "canvas", look: "bg-canvas" },
  { name: "surface", look: "bg-surface" },
  { name: "raised", look: "bg-raised" },
  { name: "sunken", look: "bg-sunken" },
  { name: "hover", look: "bg-hover" },
  { name: "line", look: "bg-line" },
  { name: "line-strong", look: "bg-line-strong" },
  { name: "control", look: "bg-control" },
  { name: "ink", look: "bg-ink" },
  { name: "ink-muted", look: "bg-ink-muted" },
  { name: "ink-faint", look: "bg-ink-faint" },
  { name: "link", look: "bg-link" },
  { name: "primary", look: "bg-primary" },
  { name: "primary-soft", look: "bg-primary-soft" },
  { name: "accent", look: "bg-accent" },
  { name: "accent-soft", look: "bg-accent-soft" },
  { name: "focus", look: "bg-focus" },
  { name: "chart", look: "bg-chart" },
  { name: "ok-solid", look: "bg-ok-solid" },
  { name: "ok-soft", look: "bg-ok-soft" },
  { name: "warn-solid", look: "bg-warn-solid" },
  { name: "warn-soft", look: "bg-warn-soft" },
  { name: "danger-solid", look: "bg-danger-solid" },
  { name: "danger-soft", look: "bg-danger-soft" },
  { name: "info-solid", look: "bg-info-solid" },
  { name: "info-soft", look: "bg-info-soft" },
];

const scales = [
  { name: "sea", steps: [50, 100, 200, 300, 400, 500, 600, 700, 800, 900] },
  { name: "buoy", steps: [300, 400, 500, 600, 700] },
];

const types = [
  { name: "4xl", look: "text-4xl font-[640]", sample: "Virtual appliances, ready to launch" },
  { name: "3xl", look: "text-3xl font-[640]", sample: "Page title at the third step" },
  { name: "2xl", look: "text-2xl font-[640]", sample: "A chapter of a page" },
  { name: "xl", look: "text-xl font-[640]", sample: "A section within it" },
  { name: "lg", look: "text-lg", sample: "A lead paragraph, under the title" },
  { name: "base", look: "text-base", sample: "Running text" },
  { name: "sm", look: "text-sm", sample: "Small, in tables and beside things" },
  { name: "xs", look: "text-xs", sample: "Extra small, under figures" },
];

/** Steps of Tailwind's spacing scale that pages use, each 0.25rem. */
const spaces = [1, 2, 3, 4, 5, 6, 8, 10, 14, 16];
const radii = [
  { name: "sm", look: "rounded-sm" },
  { name: "md", look: "rounded-md" },
  { name: "lg", look: "rounded-lg" },
  { name: "xl", look: "rounded-xl" },
];
const shadows = [
  { name: "sm", look: "shadow-sm" },
  { name: "md", look: "shadow-md" },
  { name: "lg", look: "shadow-lg" },
];

/** Colours by scale and by meaning, type, spacing, corners and shadows. */
export function ColourSpecimen() {
  return (
    <Specimen id="colour" title="Colour, type and space">
      <Scales />
      <h3 className="text-sm font-medium text-ink-muted">Meanings, of the theme that is on</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-3">
        {meanings.map(({ name, look }) => (
          <li key={name} className="grid gap-1.5 font-mono text-xs text-ink-muted">
            <span className={`h-12 rounded-md border border-line ${look}`} />
            {name}
          </li>
        ))}
      </ul>
      <TypeScale />
      <Measures />
    </Specimen>
  );
}

function Scales() {
  return (
    <div className="grid gap-3">
      {scales.map(({ name, steps }) => (
        <div key={name} className="grid gap-1.5">
          <h3 className="text-sm font-medium text-ink-muted">Scale “{name}”</h3>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(3.5rem,1fr))] gap-1.5">
            {steps.map((step) => (
              <li key={step} className="grid gap-1 font-mono text-xs text-ink-muted">
                <span
                  className="h-10 rounded-sm border border-line"
                  style={{ backgroundColor: `var(--${name}-${step})` }}
                />
                {step}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function TypeScale() {
  return (
    <div className="grid gap-3">
      {types.map(({ name, look, sample }) => (
        <p key={name} className="grid grid-cols-1 items-baseline gap-x-6 sm:grid-cols-[3rem_minmax(0,1fr)]">
          <span className="font-mono text-xs text-ink-muted">{name}</span>
          <span className={look}>{sample}</span>
        </p>
      ))}
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
  );
}

function Measures() {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <ul className="grid content-start gap-2">
        {spaces.map((step) => (
          <li key={step} className="flex items-center gap-3 font-mono text-xs text-ink-muted">
            <span className="w-6 text-right">{step}</span>
            <span className="h-3 rounded-sm bg-chart" style={{ width: `${step * 0.25}rem` }} />
            {step * 0.25}rem
          </li>
        ))}
      </ul>
      <div className="grid content-start gap-5">
        <ul className="flex flex-wrap gap-4">
          {radii.map(({ name, look }) => (
            <li key={name} className="grid justify-items-center gap-1.5 font-mono text-xs text-ink-muted">
              <span className={`size-14 border border-control bg-surface ${look}`} />
              {name}
            </li>
          ))}
        </ul>
        <ul className="flex flex-wrap gap-6">
          {shadows.map(({ name, look }) => (
            <li key={name} className="grid justify-items-center gap-2.5 font-mono text-xs text-ink-muted">
              <span className={`size-14 rounded-md bg-raised ${look}`} />
              {name}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
