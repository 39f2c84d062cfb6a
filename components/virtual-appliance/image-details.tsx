import type { ReactNode } from "react";
import { ImageReportFacts } from "#components/image-report/image-report-facts.tsx";
import { describeSource, type Recheck, SourceNotice } from "#components/image-source/source-notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { formatExactBytes } from "#components/ui/format-bytes.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { statedNeeds, statedTraffic } from "./image-needs.ts";

type ImageDetailsProps = {
  image: ImageFacts;
  now: Date;
  level?: 2 | 3;
  /** For those who maintain the appliance: lets the file be looked at again. */
  recheck?: Recheck | undefined;
};

/** Everything that the catalogue knows of one image. */
export function ImageDetails({ image, now, level = 3, recheck }: ImageDetailsProps) {
  const start = startFacts(image);
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
        {start.length > 0 && <Facts items={start} className="border-t border-line pt-5" />}
        {image.report && (
          <div className="border-t border-line pt-5">
            <ImageReportFacts report={image.report} now={now} />
          </div>
        )}
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
    { label: "Format", value: image.format },
    { label: "Hypervisors", value: image.hypervisors.join(", ") },
    ...statedNeeds(image).filter(({ label, value }) => value !== null || label !== "Accelerator"),
  ];
}

/** How one gets in and what must be let through; nothing where nothing was stated. */
function startFacts(image: ImageFacts): Fact[] {
  const traffic = statedTraffic(image);
  const facts: (Fact | false)[] = [
    image.defaultAccount !== null && {
      label: "Log in as",
      value: <Identifier value={image.defaultAccount} what="account" />,
    },
    image.contextualizationFormats.length > 0 && {
      label: "Contextualization",
      value: image.contextualizationFormats.join(", "),
    },
    image.scriptSha256 !== null && { label: "Script", value: <ScriptLink image={image} /> },
    traffic.length > 0 && {
      label: "Network",
      value: (
        <ul className="grid gap-1">
          {traffic.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      ),
    },
  ];
  return facts.filter((fact) => fact !== false);
}

function ScriptLink({ image }: { image: ImageFacts }) {
  return (
    <span className="grid justify-items-start gap-1">
      <a href={paths.script(image.identifier, image.number)} className="prose-link">
        Contextualization script ({image.scriptFormat})
      </a>
      {image.scriptSha256 && <Identifier value={image.scriptSha256} what="SHA-256 of the script" />}
    </span>
  );
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
