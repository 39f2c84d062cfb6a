import Link from "next/link";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { exampleDescription, githubSnippet, gitlabSnippet } from "./snippets.ts";

/** What to copy: a description to serve, and jobs that send one. */
export function DeliverySnippets({ slug, baseUrl }: { slug: string; baseUrl: string }) {
  return (
    <>
      <Panel
        title="From your build"
        description="A program sends the description of a version in one call, which creates, checks and publishes it. The same call again is the same delivery."
        footer={
          <>
            Programs need an{" "}
            <Link href={paths.newAccountToken()} className="prose-link">
              access token
            </Link>{" "}
            that may write this appliance.
          </>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Disclosure summary="GitHub Actions">
            <CodeBlock
              label="GitHub Actions, filled in for this appliance"
              code={githubSnippet(baseUrl, slug)}
            />
          </Disclosure>
          <Disclosure summary="GitLab CI">
            <CodeBlock label="GitLab CI, filled in for this appliance" code={gitlabSnippet(baseUrl, slug)} />
          </Disclosure>
        </div>
      </Panel>
      <Panel
        title="What a description says"
        description="YAML or JSON, as AppDB had it. Also the body of the call above, as JSON, where the version stands in the address."
      >
        <CodeBlock label="Example of a description" code={exampleDescription()} />
      </Panel>
    </>
  );
}
