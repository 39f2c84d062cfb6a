import { Download } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "./button.tsx";
import type { ChartPoint } from "./chart-point.ts";
import { Disclosure } from "./disclosure.tsx";
import { formatCount } from "./format-count.ts";
import { type Column, Table } from "./table.tsx";

type ChartFrameProps = {
  title: string;
  /** Level of the title's heading. */
  level?: 2 | 3;
  /** What is counted, and what is not: a sentence. */
  description: ReactNode;
  points: readonly ChartPoint[];
  /** Headings of the table's two columns. */
  headings: { label: string; value: string };
  /** Where the same numbers are a file; absent: there is none. */
  csvHref?: string;
  /** Shown instead of the chart when all is zero. */
  empty: ReactNode;
  /** The chart itself. */
  children: ReactNode;
};

/** A chart with its title, and the same numbers as a table to open and a file to download. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, level = 3, description, points, headings, csvHref, empty, children } = props;
  const id = useId();
  const Heading = `h${level}` as const;
  const isEmpty = points.every(({ value }) => value === 0);
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-5"
    >
      <header className="grid gap-0.5">
        <Heading id={id} className="text-base">
          {title}
        </Heading>
        <p className="max-w-reading text-sm text-ink-muted">{description}</p>
      </header>
      {isEmpty ? <p className="py-4 text-sm text-ink-muted">{empty}</p> : children}
      {!isEmpty && (
        <Disclosure
          summary={
            <>
              The numbers <span className="sr-only">of “{title}” as a table</span>
            </>
          }
          className="mt-auto border-t border-line pt-2"
        >
          <div className="-ml-6 grid gap-3">
            <div className="rounded-md border border-line">
              <Table
                caption={title}
                columns={columnsFor(headings)}
                rows={points}
                rowKey={({ label }) => label}
              />
            </div>
            {csvHref && (
              <Button
                href={csvHref}
                size="sm"
                prefetch={false}
                className="justify-self-start"
                icon={<Download aria-hidden />}
                aria-label={`Download “${title}” as CSV`}
              >
                Download CSV
              </Button>
            )}
          </div>
        </Disclosure>
      )}
    </section>
  );
}

function columnsFor({ label, value }: ChartFrameProps["headings"]): readonly Column<ChartPoint>[] {
  return [
    { key: "label", header: label, rowHeader: true, cell: (point) => point.label },
    { key: "value", header: value, align: "end", cell: (point) => formatCount(point.value) },
  ];
}
