import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { describeFormats } from "./format-commands.ts";

/** The same revision in other formats, with instructions to copy. */
export function FormatsPanel(published: Parameters<typeof describeFormats>[0]) {
  return (
    <Panel
      title="Other formats"
      description="The same images of the same revision, made together with the signed list."
    >
      <div className="grid grid-cols-1 gap-1 divide-y divide-line *:py-2 *:first:pt-0 *:last:pb-0">
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
