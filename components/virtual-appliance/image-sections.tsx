/** What is known of the images of a version, one section of a page for each kind of fact. */
import type { ReactNode } from "react";
import { ImageReportFacts } from "#components/image-report/image-report-facts.tsx";
import { describeSource, type Recheck, SourceNotice } from "#components/image-source/source-notice.tsx";
import type { PageSectionEntry } from "#components/layout/sectioned-page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { formatExactBytes } from "#components/ui/format-bytes.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { SECTIONS } from "./glance.ts";
import { statedNeeds, statedTraffic } from "./image-needs.ts";

type SectionProps = { images: readonly ImageFacts[]; now: Date };

type ImagesSectionProps = SectionProps & {
  /** Of the service, without a slash at the end: addresses are shown whole, to be copied. */
  baseUrl: string;
  /** For those who maintain the appliance: lets a file be looked at again. */
  recheckOf?: (image: ImageFacts) => Recheck | undefined;
};

/** The files: where they lie, what they are, and by what they are known again. */
export function ImagesSection({ images, now, baseUrl, recheckOf }: ImagesSectionProps) {
  return (
    <PageSection id={SECTIONS.images} title={images.length === 1 ? "Image" : "Images"}>
      {images.map((image) => (
        <Panel
          key={image.id}
          title={image.title}
          level={3}
          {...(image.description ? { description: image.description } : {})}
          actions={<ChecksumBadge image={image} />}
          className="print:break-inside-avoid"
        >
          <div className="grid grid-cols-1 gap-6">
            <SourceNotice image={image} now={now} recheck={recheckOf?.(image)} />
            <Facts layout="grid" items={platformFacts(image)} />
            <Facts items={fileFacts(image, now)} className="border-t border-line pt-5" />
            <Facts items={nameFacts(image, baseUrl)} className="border-t border-line pt-5" />
            {image.notes && (
              <p className="border-t border-line pt-5 text-sm whitespace-pre-line">{image.notes}</p>
            )}
          </div>
        </Panel>
      ))}
    </PageSection>
  );
}

/** The sections after the images themselves, of those that have something to say. */
export function imageFactSections(images: readonly ImageFacts[], now: Date): PageSectionEntry[] {
  return [
    {
      ...{ id: SECTIONS.requirements, label: "Requirements" },
      content: images.length > 0 && <RequirementsSection images={images} />,
    },
    {
      ...{ id: SECTIONS.contextualization, label: "Contextualization" },
      content: images.some(isContextualized) && <ContextualizationSection images={images} />,
    },
    {
      ...{ id: SECTIONS.report, label: "Image report" },
      content: images.length > 0 && <ReportSection images={images} now={now} />,
    },
  ];
}

/** What a machine of an image must have, and what must be let through to it. */
function RequirementsSection({ images }: Pick<SectionProps, "images">) {
  return (
    <PageSection id={SECTIONS.requirements} title="Requirements">
      <PerImage images={images}>
        {(image) => (
          <div className="grid grid-cols-1 gap-5">
            <Facts layout="grid" items={needsOf(image)} />
            <Facts items={networkFacts(image)} className="border-t border-line pt-5" />
          </div>
        )}
      </PerImage>
    </PageSection>
  );
}

/** How one gets in, and what sets the machine up. Ask {@link isContextualized} first: of some images nothing was stated. */
function ContextualizationSection({ images }: Pick<SectionProps, "images">) {
  return (
    <PageSection
      id={SECTIONS.contextualization}
      title="Contextualization"
      description="What the machine is given when it starts: keys, accounts and scripts."
    >
      <PerImage images={images.filter(isContextualized)}>
        {(image) => <Facts items={contextFacts(image)} />}
      </PerImage>
    </PageSection>
  );
}

/** Did its authors say anything of how it is set up? */
function isContextualized(image: ImageFacts): boolean {
  return contextFacts(image).length > 0;
}

/** What the image linter found, image by image. */
function ReportSection({ images, now }: SectionProps) {
  return (
    <PageSection
      id={SECTIONS.report}
      title="Image report"
      description="By the guidelines of EGI and HEPiX for virtual machine images."
    >
      <PerImage images={images}>
        {({ report }) =>
          report ? (
            <ImageReportFacts report={report} now={now} />
          ) : (
            <p className="text-sm text-ink-muted">
              There is no report: a file is reported on once it was downloaded and measured here.
            </p>
          )
        }
      </PerImage>
    </PageSection>
  );
}

/** One box where there is one image; else one for each, under its title. */
function PerImage({
  images,
  children,
}: {
  images: readonly ImageFacts[];
  children: (image: ImageFacts) => ReactNode;
}) {
  const [only, ...others] = images;
  if (only && others.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface p-5 print:break-inside-avoid">
        {children(only)}
      </div>
    );
  }
  return images.map((image) => (
    <Panel key={image.id} title={image.title} level={3} className="print:break-inside-avoid">
      {children(image)}
    </Panel>
  ));
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
    { label: "Hypervisors", value: image.hypervisors.join(", ") || null },
  ];
}

function needsOf(image: ImageFacts): Fact[] {
  return statedNeeds(image).filter(({ label, value }) => value !== null || label !== "Accelerator");
}

function networkFacts(image: ImageFacts): Fact[] {
  const traffic = statedTraffic(image);
  return [
    {
      label: "Network",
      value:
        traffic.length === 0 ? (
          "Nothing is said of it: let SSH in (TCP 22), and what you use."
        ) : (
          <ul className="grid gap-1">
            {traffic.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        ),
    },
  ];
}

function contextFacts(image: ImageFacts): Fact[] {
  const facts: (Fact | false)[] = [
    image.defaultAccount !== null && {
      label: "Log in as",
      value: <Identifier value={image.defaultAccount} what="account" />,
    },
    image.contextualizationFormats.length > 0 && {
      label: "Formats",
      value: image.contextualizationFormats.join(", "),
    },
    image.scriptSha256 !== null && { label: "Script", value: <ScriptLink image={image} /> },
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
  ];
}

/** By what image lists and other systems call it. */
function nameFacts({ identifier, number }: ImageFacts, baseUrl: string): Fact[] {
  const address = `${baseUrl}${paths.image(identifier, number)}`;
  return [
    { label: "Identifier", value: <Identifier value={identifier} what="identifier of the image" /> },
    {
      label: "Stable address",
      value: (
        <span className="grid justify-items-start gap-1">
          <Identifier value={address} what="stable address of the image (ad:mpuri)" />
          <span className="text-ink-muted">
            For machines:{" "}
            <a href={`${paths.image(identifier, number)}json`} className="prose-link">
              JSON
            </a>{" "}
            and{" "}
            <a href={`${paths.image(identifier, number)}xml`} className="prose-link">
              XML
            </a>
          </span>
        </span>
      ),
    },
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
        <a href={url} rel="nofollow noopener" className="prose-link print:hidden">
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
