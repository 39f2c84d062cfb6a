import { Bytes } from "#components/ui/bytes.tsx";
import { Card } from "#components/ui/card.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Specimen } from "./specimen.tsx";

const checksum =
  "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";

const text = `# What is inside

A server with **JupyterHub** and a [user guide](https://example.org/guide), kept fresh every week.

## Start it

1. Choose a site
2. Choose a flavour with at least \`4 GiB\`
3. Open port 443

\`\`\`
ssh cloudadm@198.51.100.7
\`\`\`

> Passwords are never set in the image.

| Flavour | Memory |
| --- | --- |
| small | 4 GiB |
| large | 32 GiB |

![A diagram](https://example.org/diagram.png) <script>alert(1)</script>

- [x] cloud-init
- [ ] GPU drivers
`;

export function ContentSpecimen() {
  return (
    <Specimen id="content" title="Content">
      <div className="grid gap-6 lg:grid-cols-2">
        <Panel title="Image" level={3}>
          <Facts
            items={[
              {
                label: "Identifier",
                value: <Identifier value="b3f1c8d2-64a0-4f7b-9d35-0c8f5f0c1a77" what="identifier" />,
              },
              { label: "SHA-512", value: <Identifier value={checksum} what="checksum" shorten={24} /> },
              { label: "Size", value: <Bytes value={612_368_384} /> },
              { label: "Memory", value: <Bytes value={4_294_967_296} base="binary" /> },
              {
                label: "Published",
                value: <RelativeTime at={new Date("2026-03-14T09:05:00Z")} show="date" />,
              },
              { label: "Format", value: "qcow2", mono: true },
              { label: "Kernel", value: undefined },
            ]}
          />
        </Panel>
        <div className="grid content-start gap-5">
          <CodeBlock
            label="Subscribe"
            code={
              "curl --fail --location \\\n  https://slipway.example.org/store/vo/biomed/image.list \\\n  --output image.list"
            }
          />
          <Facts
            layout="grid"
            items={[
              { label: "Operating system", value: "Rocky Linux 9" },
              { label: "Architecture", value: "x86_64", mono: true },
              { label: "Hypervisor", value: "KVM" },
            ]}
          />
          <Disclosure summary="How is this checked?">
            <p className="text-sm text-ink-muted">The file is downloaded, measured, hashed and compared.</p>
          </Disclosure>
        </div>
      </div>
      <Card className="p-6 sm:p-8">
        <Markdown text={text} />
      </Card>
    </Specimen>
  );
}
