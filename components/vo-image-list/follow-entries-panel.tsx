import { Panel } from "#components/ui/panel.tsx";
import { Table } from "#components/ui/table.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import type { ChoosableVersion } from "#lib/vo-image-list/choice-queries.ts";
import { FollowModeSelect } from "./follow-mode-select.tsx";

type FollowEntriesPanelProps = {
  vo: string;
  appliance: { id: string; name: string };
  versions: readonly ChoosableVersion[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** How each image of an appliance that is in the draft follows newer versions. Nothing where none is. */
export function FollowEntriesPanel({ vo, appliance, versions, action }: FollowEntriesPanelProps) {
  const followed = versions.flatMap(({ version, images }) =>
    images.flatMap(({ entry, ...image }) => (entry ? [{ ...image, ...entry, version }] : [])),
  );
  if (followed.length === 0) return null;
  return (
    <Panel
      title={`When ${appliance.name} publishes a newer version`}
      description="For each image by itself; saved as soon as it is chosen. On the draft you choose for all of them at once."
      flush
    >
      <Table
        caption="Images in the draft"
        rows={followed}
        rowKey={({ entryIdentifier }) => entryIdentifier}
        columns={[
          { key: "image", header: "Image", rowHeader: true, cell: ({ title }) => title },
          { key: "version", header: "Version", cell: ({ version }) => version },
          { key: "arch", header: "Architecture", cell: ({ arch }) => arch },
          { key: "format", header: "Format", cell: ({ format }) => format },
          {
            key: "follow",
            header: "Newer versions",
            cell: ({ title, entryIdentifier, followMode }) => (
              <FollowModeSelect
                fields={{ vo, applianceId: appliance.id, entryIdentifier }}
                label={`When a newer version of ${title} is published`}
                name={title}
                mode={followMode}
                action={action}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
}
