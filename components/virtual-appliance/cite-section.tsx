import { CodeBlock } from "#components/ui/code-block.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { paths } from "#lib/platform/paths.ts";
import { CITATION_FILES, type Citation, toSentence } from "#lib/virtual-appliance/citation.ts";
import { SECTIONS } from "./glance.ts";

/** How a version is cited, to copy or to download; its address stays for ever. */
export function CiteSection({ slug, citation }: { slug: string; citation: Citation }) {
  const sentence = toSentence(citation);
  return (
    <PageSection
      id={SECTIONS.cite}
      title="Cite this version"
      description="A version never changes, and its address stays for ever."
    >
      <div className="grid grid-cols-1 gap-4 rounded-lg border border-line bg-surface p-5 text-sm print:break-inside-avoid">
        <p className="wrap-anywhere">{sentence}</p>
        <p>
          <CopyButton value={sentence} label="Copy the citation" withText className="-ml-2.5" />
        </p>
        <p className="grid gap-0.5">
          <span className="text-ink-muted">Stable address of version {citation.version}</span>
          <Identifier value={citation.url} what="stable address of the version" />
        </p>
        <div className="divide-y divide-line border-t border-line pt-1 print:hidden">
          {Object.entries(CITATION_FILES).map(([file, { write }]) => (
            <Disclosure key={file} summary={NAMES[file] ?? file} className="py-1.5">
              <div className="grid grid-cols-1 gap-3 pb-2">
                <CodeBlock label={file} code={write(citation).trimEnd()} />
                <a href={paths.versionFile(slug, citation.version, file)} className="prose-link">
                  Download {file}
                </a>
              </div>
            </Disclosure>
          ))}
        </div>
      </div>
    </PageSection>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "citation.bib": "BibTeX",
  "citation.ris": "RIS, for reference managers",
  "CITATION.cff": "CITATION.cff, for code hosts",
};
