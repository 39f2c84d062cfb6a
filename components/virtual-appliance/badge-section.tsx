import { CodeBlock } from "#components/ui/code-block.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { badgeSnippets } from "./badge-snippets.ts";
import { SECTIONS } from "./glance.ts";

type BadgeSectionProps = {
  name: string;
  /** Whole addresses of the appliance's page and of its badge. */
  pageUrl: string;
  badgeUrl: string;
  /** Path of the badge on this host. */
  badgePath: string;
};

/** The badge that shows how fresh the appliance is, and what to paste to have it elsewhere. */
export function BadgeSection({ name, pageUrl, badgeUrl, badgePath }: BadgeSectionProps) {
  return (
    <PageSection
      id={SECTIONS.badge}
      title="Badge"
      description="Shows the latest version wherever you embed it, and turns when that expires or is stopped."
      className="print:hidden"
    >
      {/* biome-ignore lint/performance/noImgElement: a small SVG of ours, of a width that only it knows */}
      <img src={badgePath} alt={`Badge of ${name}`} height={20} className="h-5 w-auto max-w-full" />
      <div className="grid grid-cols-1 gap-3">
        {badgeSnippets({ name, pageUrl, badgeUrl }).map(({ label, code }) => (
          <CodeBlock key={label} label={label} code={code} />
        ))}
      </div>
    </PageSection>
  );
}
