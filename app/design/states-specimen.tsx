import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Skeleton, SkeletonText } from "#components/ui/skeleton.tsx";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { Row, Specimen } from "./specimen.tsx";

export function StatesSpecimen() {
  return (
    <Specimen id="states" title="States">
      <Row title="Badges">
        <Badge>Working</Badge>
        <Badge tone="ok">Up to date</Badge>
        <Badge tone="warn">Outdated</Badge>
        <Badge tone="danger">Revoked</Badge>
        <Badge tone="info">Checking</Badge>
        <Badge tone="accent">New</Badge>
      </Row>
      <div className="grid gap-4 lg:grid-cols-2">
        <Notice tone="ok" title="Published as revision 15">
          Sites fetch it within the hour.
        </Notice>
        <Notice tone="info" title="The check is running">
          You may leave this page.
        </Notice>
        <Notice
          tone="warn"
          title="Two entries expire this week"
          action={<Button size="sm">Show them</Button>}
        >
          They leave at the next signing unless they are updated.
        </Notice>
        <Notice tone="danger" title="The file is not what was declared">
          Expected 612,368,384 bytes, received 598,212,608.
        </Notice>
        <Notice tone="neutral" title="For your information">
          Nothing needs doing.
        </Notice>
      </div>
      <Card className="p-6">
        <Stepper
          label="Steps of publishing"
          steps={[
            { label: "Describe", state: "done", description: "Name and notes" },
            { label: "Add images", state: "done", description: "2 images", href: "/design" },
            { label: "Check", state: "current", description: "Running for 2 minutes" },
            { label: "Publish", state: "todo" },
          ]}
        />
      </Card>
      <Card className="p-6">
        <Stepper
          label="Steps that failed"
          steps={[
            { label: "Download", state: "done" },
            { label: "Compare", state: "failed", description: "The checksum differs" },
            { label: "Publish", state: "todo" },
          ]}
        />
      </Card>
      <Card className="grid gap-6 p-6 lg:grid-cols-3">
        <Progress label="Downloading" value={312} max={612} valueText="312 MB of 612 MB" />
        <Progress label="Waiting for a worker" value={null} />
        <Progress label="Hashing" value={100} tone="ok" valueText="Done" />
      </Card>
      <StatRow>
        <Stat label="Appliances" value="1,284" note="37 new this month" />
        <Stat label="Versions" value="9,120" />
        <Stat label="Lists" value="64" note="all signed today" />
        <Stat label="Sites" value="31" />
      </StatRow>
      <Card className="grid gap-5 sm:grid-cols-[3rem_1fr]">
        <Skeleton className="size-12 rounded-lg" />
        <SkeletonText />
      </Card>
    </Specimen>
  );
}
