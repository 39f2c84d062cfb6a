import { Ellipsis, Package } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { Card, CardGrid, CardLink } from "#components/ui/card.tsx";
import { DiffList } from "#components/ui/diff-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Tone } from "#components/ui/tone.tsx";
import { Specimen } from "./specimen.tsx";

const names = [
  "Rocky Linux 9",
  "JupyterHub",
  "Galaxy Server",
  "Ubuntu 24.04",
  "Debian 12 minimal",
  "Chipster",
  "OpenFOAM",
  "EOSC Notebooks",
  "WRF Model",
];

type Line = { version: string; state: string; tone: Tone; size: number; published: Date; id: string };

const lines: readonly Line[] = [
  {
    version: "9.4.20",
    state: "Latest",
    tone: "ok",
    size: 612_368_384,
    published: new Date("2026-11-02T09:05:00Z"),
    id: "b3f1c8d2-64a0-4f7b-9d35-0c8f5f0c1a77",
  },
  {
    version: "9.4.11",
    state: "Expires soon",
    tone: "warn",
    size: 1_544_103_936,
    published: new Date("2026-06-14T21:40:00Z"),
    id: "5f1de9a4-2b1c-4b7e-8a52-4f0f2a6f3d10",
  },
  {
    version: "9.3.2",
    state: "Revoked",
    tone: "danger",
    size: 598_212_608,
    published: new Date("2025-12-01T07:12:00Z"),
    id: "c02a7f5b-91de-4d38-b1c3-7a9e3e5d8842",
  },
];

const columns: readonly Column<Line>[] = [
  { key: "version", header: "Version", rowHeader: true, cell: (line) => line.version },
  { key: "state", header: "State", cell: (line) => <Badge tone={line.tone}>{line.state}</Badge> },
  { key: "id", header: "Identifier", mono: true, cell: (line) => line.id },
  {
    key: "published",
    header: "Published",
    nowrap: true,
    cell: (line) => <RelativeTime at={line.published} />,
  },
  { key: "size", header: "Size", align: "end", nowrap: true, cell: (line) => <Bytes value={line.size} /> },
  {
    key: "more",
    header: "Actions",
    hideHeader: true,
    align: "end",
    cell: (line) => (
      <IconButton size="sm" label={`Actions for ${line.version}`} icon={<Ellipsis aria-hidden />} />
    ),
  },
];

export function ListsSpecimen() {
  return (
    <Specimen id="lists" title="Lists">
      <CardGrid>
        {names.map((name, index) => (
          <Card key={name} as="li" interactive className="flex flex-col gap-4">
            <div className="flex items-start gap-3.5">
              <Monogram name={name} />
              <div className="grid min-w-0 gap-0.5">
                <CardLink href={`/design#${index}`}>{name}</CardLink>
                <span className="text-sm text-ink-muted">Ada Lovelace, 3 VOs</span>
              </div>
            </div>
            <p className="text-sm text-ink-muted">
              A minimal server with cloud-init, kept fresh every week and tested on KVM.
            </p>
            <div className="mt-auto flex flex-wrap items-center gap-2">
              <Badge tone={index % 3 === 1 ? "warn" : "ok"}>
                {index % 3 === 1 ? "Expires soon" : "Up to date"}
              </Badge>
              <Badge>x86_64</Badge>
            </div>
          </Card>
        ))}
      </CardGrid>
      <Pagination
        label="Pages of the specimen"
        previousHref="/design?page=1"
        nextHref="/design?page=3"
        summary="10–18 of 132"
      />
      <Panel
        title="Versions"
        description="What was published, newest first."
        flush
        actions={<Button size="sm">New version</Button>}
      >
        <Table caption="Versions" columns={columns} rows={lines} rowKey={(line) => line.id} />
      </Panel>
      <Panel title="What publishing will do" flush footer="Revision 15 will replace revision 14.">
        <DiffList
          label="Differences"
          rows={[
            { key: "a", change: "added", text: "JupyterHub 4.1", detail: "x86_64, 1.54 GB" },
            {
              key: "b",
              change: "changed",
              text: "Rocky Linux 9.4.11 → 9.4.20",
              detail: "Same identifier, new file",
            },
            { key: "c", change: "removed", text: "CentOS Stream 8", detail: "Expired on 31 May 2026" },
            { key: "d", change: "unchanged", text: "Galaxy Server 24.1" },
          ]}
        />
      </Panel>
      <EmptyState
        icon={<Package />}
        level={3}
        title="Nothing here yet"
        action={<Button variant="primary">Register the first</Button>}
      >
        Whatever you register appears here, with its versions and where it is used.
      </EmptyState>
    </Specimen>
  );
}
