import { notFound } from "next/navigation";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { ActionsSpecimen } from "./actions-specimen.tsx";
import { ChartsSpecimen } from "./charts-specimen.tsx";
import { ColourSpecimen } from "./colour-specimen.tsx";
import { ContentSpecimen } from "./content-specimen.tsx";
import { FormsSpecimen } from "./forms-specimen.tsx";
import { ListsSpecimen } from "./lists-specimen.tsx";
import { StatesSpecimen } from "./states-specimen.tsx";
import { ThemesSpecimen } from "./themes-specimen.tsx";

export const metadata = { title: "Design" };

// Read the setting when asked, not when built.
export const dynamic = "force-dynamic";

/** Every component in use, for those who write pages. Closed in production unless SLIPWAY_DESIGN_PAGE is set. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production" && !process.env.SLIPWAY_DESIGN_PAGE) notFound();
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Start", href: "/" }, { label: "Design" }]} />}
        media={<Monogram name="Rocky Linux" size={80} />}
        eyebrow="Specimen"
        title="Rocky Linux 9 with JupyterHub"
        description="A page header with everything it can hold: where we are, what this is, and what can be done here."
        meta={
          <>
            <Badge tone="ok">Up to date</Badge>
            <span>Version 9.4.20</span>
            <span>Maintained by Ada Lovelace</span>
          </>
        }
        actions={
          <>
            <Button>Follow</Button>
            <Button variant="primary">Launch</Button>
          </>
        }
        tabs={
          <TabsNav
            label="Sections of the specimen"
            items={[
              { href: "/design", label: "Overview", current: true },
              { href: "/design#lists", label: "Versions", count: 12 },
              { href: "/design#states", label: "Integrity" },
              { href: "/design#forms", label: "Discussion", count: 3 },
            ]}
          />
        }
      />
      <div className="grid grid-cols-1 gap-14 pt-10">
        <ColourSpecimen />
        <ThemesSpecimen />
        <ActionsSpecimen />
        <FormsSpecimen />
        <ListsSpecimen />
        <StatesSpecimen />
        <ContentSpecimen />
        <ChartsSpecimen />
      </div>
    </PageShell>
  );
}
