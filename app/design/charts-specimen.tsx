import { BarChart } from "#components/ui/bar-chart.tsx";
import { ChartFrame } from "#components/ui/chart-frame.tsx";
import { ColumnChart } from "#components/ui/column-chart.tsx";
import { LineChart } from "#components/ui/line-chart.tsx";
import { Specimen } from "./specimen.tsx";

const months = ["June", "July", "August", "September", "October", "November"].map((label, place) => ({
  label: `${label} 2026`,
  shortLabel: label.slice(0, 3),
  value: [12, 9, 4, 17, 23, 31][place] ?? 0,
}));

const days = Array.from({ length: 60 }, (_, day) => ({
  label: `Day ${day + 1}`,
  value: Math.round(14 + 9 * Math.sin(day / 6) + (day % 5)),
}));

const systems = [
  { label: "Ubuntu", value: 41, href: "/appliances?q=ubuntu" },
  { label: "Debian", value: 23 },
  { label: "Rocky Linux", value: 17 },
  { label: "AlmaLinux", value: 6 },
];

const headings = { label: "What", value: "How many" };

/** Charts, each with its numbers as a table; and one without any. */
export function ChartsSpecimen() {
  return (
    <Specimen id="charts" title="Charts">
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <ChartFrame
          title="Columns"
          description="A count for each step of time."
          points={months}
          headings={headings}
          empty="Nothing yet."
        >
          <ColumnChart
            title="Versions by month"
            summary="From 12 in June to 31 in November."
            points={months}
            unit={["version", "versions"]}
          />
        </ChartFrame>
        <ChartFrame
          title="A line"
          description="Many steps of time."
          points={days}
          headings={headings}
          empty="Nothing yet."
        >
          <LineChart title="By day" summary="Between 5 and 27 a day." points={days} />
        </ChartFrame>
        <ChartFrame
          title="Bars"
          description="Counts by name; names are links where there is a place to go."
          points={systems}
          headings={headings}
          empty="Nothing yet."
        >
          <BarChart points={systems} most={3} rest="systems" />
        </ChartFrame>
        <ChartFrame
          title="No numbers"
          description="What a chart of nothing says."
          points={[]}
          headings={headings}
          empty="No version was published in these months. Choose a longer period."
        >
          {null}
        </ChartFrame>
      </div>
    </Specimen>
  );
}
