import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { describeFormats, TOKEN_PLACEHOLDER } from "./format-commands.ts";

/** The same revision in other formats, with instructions to copy. */
export function FormatsPanel(published: Parameters<typeof describeFormats>[0]) {
  return (
    <Panel
      title="Other formats"
      description="The same images of the same revision, made together with the signed list."
    >
      {published.needsToken && (
        <Notice tone="info" title="These addresses need an access token inside" className="mb-4">
          Put your site's access token where it says {TOKEN_PLACEHOLDER}, and keep the whole address like a
          password. The signed list is below the same root, as image.list. Programs that can send a header may
          leave “~{TOKEN_PLACEHOLDER}/” out and present the token there.
        </Notice>
      )}
      <div className="grid grid-cols-1 items-start gap-x-10 *:border-b *:border-line *:py-2 lg:grid-cols-2">
        {describeFormats(published).map(({ name, text, files, code }) => (
          <Disclosure key={name} summary={name}>
            <div className="grid grid-cols-1 gap-3">
              <p className="text-sm text-ink-muted">{text}</p>
              {files.map((file) => (
                <Identifier key={file} value={file} what={`address of ${name}`} className="text-sm" />
              ))}
              <CodeBlock label={name} code={code} />
            </div>
          </Disclosure>
        ))}
      </div>
    </Panel>
  );
}
