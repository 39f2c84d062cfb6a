import { Pencil, RotateCw, ScanSearch, Trash2 } from "lucide-react";
import { ImageReportFacts } from "#components/image-report/image-report-facts.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { Card } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { bytesAsTyped } from "./bytes-as-typed.ts";
import { statedNeeds, statedTraffic } from "./image-needs.ts";
import { IntegrityCheckReport } from "./integrity-check-report.tsx";
import { checkStanding, isUnderWay } from "./integrity-check-words.ts";
import type { WorkingImage } from "./working-image.ts";

/** The server actions of an image's buttons. */
type ImageActions = {
  startCheck: (state: FormState, form: FormData) => Promise<FormState>;
  cancelCheck: (state: FormState, form: FormData) => Promise<FormState>;
  remove: (form: FormData) => Promise<{ error?: string }>;
};

type WorkingImageCardProps = { slug: string; image: WorkingImage; actions: ImageActions; now: Date };

/** An image of the working version: what is known of it, its integrity check, and what can be done. */
export function WorkingImageCard({ slug, image, actions, now }: WorkingImageCardProps) {
  return (
    <Card as="li" className="grid gap-5 p-0">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 pt-5">
        <div className="grid min-w-0 gap-2">
          <h3 className="text-base wrap-anywhere">{image.title}</h3>
          <div className="flex flex-wrap gap-1.5">
            <Badge>{image.format}</Badge>
            <Badge>{image.arch}</Badge>
            {image.hypervisors.map((hypervisor) => (
              <Badge key={hypervisor}>{hypervisor}</Badge>
            ))}
          </div>
        </div>
        <ImageButtons slug={slug} image={image} actions={actions} />
      </header>
      <Facts items={imageFacts(image)} className="px-5" />
      <div className="grid gap-4 rounded-b-lg border-t border-line bg-sunken/50 px-5 py-4">
        <IntegrityCheckReport image={image} now={now} />
        {image.report && <ImageReportFacts report={image.report} now={now} />}
        <CheckButton slug={slug} image={image} actions={actions} />
      </div>
    </Card>
  );
}

function ImageButtons({ slug, image, actions }: Omit<WorkingImageCardProps, "now">) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        icon={<Pencil aria-hidden />}
        href={paths.editImage(slug, image.identifier)}
        aria-label={`Edit ${image.title}`}
      >
        Edit
      </Button>
      <ConfirmDialog
        trigger={
          <Button
            size="sm"
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={`Remove ${image.title}`}
          >
            Remove
          </Button>
        }
        title="Remove this image?"
        description={`“${image.title}” leaves the working version. Published versions keep theirs.`}
        confirmLabel="Remove"
        tone="danger"
        action={actions.remove}
        fields={{ slug, identifier: image.identifier }}
      />
    </div>
  );
}

function CheckButton({ slug, image, actions }: Omit<WorkingImageCardProps, "now">) {
  const standing = checkStanding(image);
  if (isUnderWay(standing) && image.check) {
    return (
      <ActionButton
        key="cancel"
        action={actions.cancelCheck}
        idle={IDLE}
        fields={{ checkId: image.check.id }}
        size="sm"
        disabled={standing === "stopping"}
      >
        {standing === "stopping" ? "Stopping…" : "Cancel the check"}
      </ActionButton>
    );
  }
  const first = standing === "none";
  return (
    <ActionButton
      key="start"
      action={actions.startCheck}
      idle={IDLE}
      fields={{ slug, identifier: image.identifier }}
      size="sm"
      variant={standing === "passed" ? "secondary" : "primary"}
      icon={first ? <ScanSearch aria-hidden /> : <RotateCw aria-hidden />}
      pendingLabel="Starting…"
    >
      {first ? "Start the integrity check" : "Check again"}
    </ActionButton>
  );
}

function imageFacts(image: WorkingImage): Fact[] {
  const { sizeBytes, sha512, declaredSizeBytes, declaredSha512 } = image;
  const facts: (Fact | null)[] = [
    { label: "Address", value: <Identifier value={image.url} what="address" /> },
    { label: "Operating system", value: `${image.osName} ${image.osVersion} (${image.osFamily})` },
    { label: "Requirements", value: describeRequirements(image) },
    ...startFacts(image),
    image.notes === "" ? null : { label: "Notes", value: image.notes },
    sizeBytes === null ? null : { label: "Size", value: <Bytes value={sizeBytes} /> },
    sizeBytes !== null || declaredSizeBytes === null
      ? null
      : { label: "Size, declared", value: <Bytes value={declaredSizeBytes} /> },
    sha512 === null
      ? null
      : { label: "SHA-512", value: <Identifier value={sha512} what="SHA-512" shorten={28} /> },
    sha512 !== null || declaredSha512 === null
      ? null
      : {
          label: "SHA-512, declared",
          value: <Identifier value={declaredSha512} what="declared SHA-512" shorten={28} />,
        },
  ];
  return facts.filter((fact) => fact !== null);
}

function startFacts(image: WorkingImage): Fact[] {
  const traffic = statedTraffic(image);
  const start = [
    image.defaultAccount && `log in as ${image.defaultAccount}`,
    image.contextualizationFormats.join(", "),
    image.scriptFormat && `with a script (${image.scriptFormat})`,
  ].filter(Boolean);
  return [
    ...(start.length > 0 ? [{ label: "First start", value: start.join("; ") }] : []),
    ...(traffic.length > 0 ? [{ label: "Network", value: traffic.join("; ") }] : []),
  ];
}

/** "1 core (better 2 cores), GPU: 1 at least"; null when nothing was stated. */
function describeRequirements(image: WorkingImage): string | null {
  const parts = [
    range(image.cpuMinimum, image.cpuRecommended, (cores) => `${cores} ${cores === 1 ? "core" : "cores"}`),
    range(image.ramMinimumBytes, image.ramRecommendedBytes, (bytes) => `${bytesAsTyped(bytes)} memory`),
    range(image.diskMinimumBytes, image.diskRecommendedBytes, (bytes) => `${bytesAsTyped(bytes)} disk`),
    statedNeeds(image).find(({ label }) => label === "Accelerator")?.value,
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(", ");
}

/** "1 core (better 2 cores)"; null when neither is given. */
function range<Amount>(
  least: Amount | null,
  better: Amount | null,
  words: (amount: Amount) => string,
): string | null {
  if (least === null) return better === null ? null : words(better);
  return better === null ? words(least) : `${words(least)} (better ${words(better)})`;
}
