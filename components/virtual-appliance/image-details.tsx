import type { ReactNode } from "react";
import { describeSource, type Recheck, SourceNotice } from "#components/image-source/source-notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { formatBytes, formatExactBytes } from "#components/ui/format-bytes.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";

type ImageDetailsProps = {
  image: ImageFacts;
  now: Date;
  level?: 2 | 3;
  /** For those who maintain the appliance: lets the file be looked at again. */
  recheck?: Recheck | undefined;
};

/** Everything that the catalogue knows of one image. */
export function ImageDetails({ image, now, level = 3, recheck }: ImageDetailsProps) {
  return (
    <Panel
      title={image.title}
      level={level}
      {...(image.description ? { description: image.description } : {})}
      actions={<ChecksumBadge image={image} />}
    >
      <div className="grid gap-6">
        <SourceNotice image={image} now={now} recheck={recheck} />
        <Facts layout="grid" items={platformFacts(image)} />
        <Facts items={fileFacts(image, now)} className="border-t border-line pt-5" />
        {image.notes && (
          <p className="border-t border-line pt-5 text-sm whitespace-pre-line">{image.notes}</p>
        )}
      </div>
    </Panel>
  );
}

function ChecksumBadge({ image }: { image: ImageFacts }) {
  if (image.source?.changedSince) return <Badge tone="danger">Another file now</Badge>;
  if (image.checksumSource === "measured") return <Badge tone="ok">Checked here</Badge>;
  if (image.checksumSource === "declared") return <Badge tone="warn">Declared, not checked here</Badge>;
  return <Badge>Not checked yet</Badge>;
}

function platformFacts(image: ImageFacts): Fact[] {
  return [
    { label: "Operating system", value: `${image.osName} ${image.osVersion}` },
    { label: "Architecture", value: image.arch },
    { label: "Format", value: `${image.format}, for ${image.hypervisor}` },
    { label: "Processor cores", value: needs(image.cpuMinimum, image.cpuRecommended, String) },
    { label: "Memory", value: needs(image.ramMinimumBytes, image.ramRecommendedBytes, inFlavourUnits) },
    { label: "Disk", value: needs(image.diskMinimumBytes, null, inFlavourUnits) },
  ];
}

/** Clouds count the memory and the disk of their flavours in powers of 1024. */
function inFlavourUnits(bytes: bigint): string {
  return formatBytes(bytes, "binary");
}

/** "2 at least, 4 recommended"; null when nothing was stated. */
function needs<T>(minimum: T | null, recommended: T | null, format: (value: T) => string): string | null {
  const parts = [
    minimum === null ? "" : `${format(minimum)} at least`,
    recommended === null ? "" : `${format(recommended)} recommended`,
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(", ");
}

function fileFacts(image: ImageFacts, now: Date): Fact[] {
  return [
    { label: "Address", value: <ImageAddress url={image.url} /> },
    { label: "Size", value: <ExactSize bytes={image.sizeBytes ?? image.declaredSizeBytes} /> },
    checksum("SHA-512", image.sha512 ?? image.declaredSha512),
    ...(image.sha256 ? [checksum("SHA-256", image.sha256)] : []),
    ...(image.md5 ? [checksum("MD5", image.md5)] : []),
    { label: "Integrity", value: <IntegritySentence image={image} now={now} /> },
    ...availability(image, now),
    { label: "Identifier", value: <Identifier value={image.identifier} what="identifier of the image" /> },
  ];
}

function availability({ source }: ImageFacts, now: Date): Fact[] {
  const value = describeSource(source, now);
  return value ? [{ label: "Availability", value }] : [];
}

function checksum(label: string, value: string | null): Fact {
  return { label, value: value && <Identifier value={value} what={label} /> };
}

/** A link only for what is a web address: imported lists may hold anything. */
function ImageAddress({ url }: { url: string }) {
  const fetchable = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return (
    <span className="grid justify-items-start gap-1">
      <Identifier value={url} what="address of the image" />
      {fetchable && (
        <a href={url} rel="nofollow noopener" className="prose-link">
          Download the file
        </a>
      )}
    </span>
  );
}

function ExactSize({ bytes }: { bytes: bigint | null }): ReactNode {
  if (bytes === null) return <span className="text-ink-muted">Not known</span>;
  return (
    <>
      <Bytes value={bytes} /> <span className="text-ink-muted">({formatExactBytes(bytes)})</span>
    </>
  );
}

function IntegritySentence({ image, now }: { image: ImageFacts; now: Date }) {
  if (image.checksumSource === "measured") {
    return (
      <>
        Downloaded, measured and hashed here
        {image.checkedAt && (
          <>
            {" "}
            <RelativeTime at={image.checkedAt} now={now} />
          </>
        )}
        .
      </>
    );
  }
  if (image.checksumSource === "declared") {
    return "Size and checksum are as somebody declared them; the file has not been checked here. Compare what you download.";
  }
  return "The file has not been checked yet.";
}
