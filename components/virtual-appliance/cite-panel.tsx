import { CopyButton } from "#components/ui/copy-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { CITATION_FILES, type Citation, toSentence } from "#lib/virtual-appliance/citation.ts";

type CitePanelProps = { slug: string; citation: Citation };

/** How a version is cited, to copy or to download; its address stays for ever. */
export function CitePanel({ slug, citation }: CitePanelProps) {
  const address = (file: string) => paths.versionFile(slug, citation.version, file);
  const sentence = toSentence(citation);
  return (
    <Panel title="Cite this version">
      <div className="grid gap-4 text-sm">
        <p className="wrap-anywhere text-ink-muted">{sentence}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <CopyButton value={sentence} label="Copy the citation" withText />
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-2">
          {Object.keys(CITATION_FILES).map((file) => (
            <li key={file}>
              <a href={address(file)} className="prose-link">
                {file}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
