/** The six questions of an appliance page, each answered in a true sentence with what it rests on. Pure. */
import { describeReports } from "#components/image-report/report-words.ts";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { formatRelativeTime, formatUtcDate } from "#components/ui/format-relative-time.ts";
import type { Tone } from "#components/ui/tone.tsx";
import type { ReportGrade } from "#lib/image-report/image-report.ts";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";
import { expiresSoon } from "./freshness.ts";

/** The sections of the page, by the part of the address that leads to them. */
export const SECTIONS = {
  overview: "overview",
  start: "start",
  versions: "versions",
  images: "images",
  requirements: "requirements",
  contextualization: "contextualization",
  report: "report",
  endorsements: "endorsements",
  providers: "providers",
  history: "history",
  people: "people",
  ratings: "ratings",
  cite: "cite",
  badge: "badge",
} as const;
export type Section = keyof typeof SECTIONS;

export type Answer = {
  question: string;
  answer: string;
  /** What the answer rests on; null where there is nothing more to say. */
  evidence: string | null;
  tone: Extract<Tone, "ok" | "warn" | "danger" | "neutral">;
  /** Where on the page the whole of it is. */
  section: Section;
};

/** Sizes in bytes. */
type GlancedImage = {
  osName: string;
  osVersion: string;
  arch: string;
  format: string;
  hypervisors: readonly string[];
  sizeBytes: bigint | null;
  declaredSizeBytes: bigint | null;
  checksumSource: "measured" | "declared" | null;
  checkedAt: Date | null;
  defaultAccount: string | null;
  source: { changedSince: Date | null; failingSince: Date | null } | null;
  report: { grade: ReportGrade; inspected: boolean } | null;
};

export type Glanced = {
  licence: string | null;
  archivedAt: Date | null;
  latest: {
    version: string;
    status: VersionStatus;
    publishedAt: Date | null;
    expiresAt: Date | null;
    images: readonly GlancedImage[];
  } | null;
  /** How many versions were published before. */
  earlier: number;
  endorsements: readonly { vo: string; firstAt: Date | null }[];
  /** Providers that lately fetched a list with it. */
  providers: number;
  /** Is a way to start it shown? */
  isStartable: boolean;
};

/** In the order in which somebody who has never seen the appliance asks. */
export function glanceAt(appliance: Glanced, now: Date): Answer[] {
  return [
    whatIsIt(appliance),
    isItFresh(appliance, now),
    isItSafe(appliance),
    whoEndorsesIt(appliance),
    whereDoesItRun(appliance),
    howDoIStartIt(appliance),
  ];
}

function whatIsIt({ latest, licence }: Glanced): Answer {
  const question = "What is it?";
  const evidence = licence === null ? "No licence is stated." : `Licence ${licence}.`;
  const images = latest?.images ?? [];
  if (images.length === 0) {
    const answer = "A description so far: no image is offered.";
    return { question, answer, evidence, tone: "neutral", section: "overview" };
  }
  const systems = listed(images.map(({ osName, osVersion }) => `${osName} ${osVersion}`.trim()));
  const architectures = listed(images.map(({ arch }) => arch));
  const sizes = images.flatMap(({ sizeBytes, declaredSizeBytes }) => sizeBytes ?? declaredSizeBytes ?? []);
  const what =
    images.length === 1
      ? `${systems} for ${architectures}`
      : `${images.length} images: ${systems} for ${architectures}`;
  const answer = `${what}${sizes.length === images.length ? `, ${sizeRange(sizes)} to download` : ""}.`;
  return { question, answer, evidence, tone: "neutral", section: "overview" };
}

function sizeRange(sizes: readonly bigint[]): string {
  const [least, most] = [sizes.reduce((a, b) => (a < b ? a : b)), sizes.reduce((a, b) => (a > b ? a : b))];
  return least === most ? formatBytes(least) : `${formatBytes(least)} to ${formatBytes(most)}`;
}

function isItFresh({ latest, earlier, archivedAt }: Glanced, now: Date): Answer {
  const question = "Is it fresh?";
  const section = "versions";
  const before =
    earlier === 0 ? "It is the first version." : `${counted(earlier, "earlier version")} before it.`;
  if (!latest?.publishedAt) {
    const answer = earlier === 0 ? "No version has been published yet." : "No version is current.";
    return { question, answer, evidence: null, tone: "neutral", section };
  }
  const published = `Version ${latest.version} was published ${formatRelativeTime(latest.publishedAt, now)}`;
  const { expiresAt } = latest;
  if (archivedAt) {
    const evidence = "Its maintainers archived it: no new version will come.";
    return { question, answer: `${published}.`, evidence, tone: "warn", section };
  }
  if (expiresAt && expiresAt <= now) {
    const answer = `No: version ${latest.version} expired ${formatRelativeTime(expiresAt, now)}.`;
    return { question, answer, evidence: "Nobody vouches for its state any more.", tone: "warn", section };
  }
  if (!expiresAt)
    return {
      question,
      answer: `${published}, without an expiry.`,
      evidence: before,
      tone: "neutral",
      section,
    };
  const answer = `${published} and expires ${formatRelativeTime(expiresAt, now)}.`;
  return { question, answer, evidence: before, tone: expiresSoon(expiresAt, now) ? "warn" : "ok", section };
}

function isItSafe({ latest }: Glanced): Answer {
  const question = "Is it safe?";
  const section = "report";
  const images = latest?.images ?? [];
  if (latest?.status === "revoked") {
    const answer = "No: a security officer stopped this version.";
    return { question, answer, evidence: "Do not start it.", tone: "danger", section: "overview" };
  }
  if (images.length === 0) {
    return {
      question,
      answer: "There is no image to judge.",
      evidence: null,
      tone: "neutral",
      section: "overview",
    };
  }
  if (images.some(({ source }) => source?.changedSince)) {
    const answer = "Careful: the file at its address is not the one that was published.";
    return {
      question,
      answer,
      evidence: "Compare the checksum of what you download.",
      tone: "danger",
      section: "images",
    };
  }
  const measured = images.filter(({ checksumSource }) => checksumSource === "measured");
  if (measured.length < images.length) {
    const answer =
      measured.length === 0
        ? "Size and checksum are as somebody declared them; we have not seen the file."
        : `${measured.length} of ${images.length} files were downloaded and checked here.`;
    return {
      question,
      answer,
      evidence: "Compare the checksum of what you download.",
      tone: "warn",
      section: "images",
    };
  }
  const dates = measured.flatMap(({ checkedAt }) => checkedAt ?? []);
  const oldest = dates.length > 0 ? new Date(Math.min(...dates.map((date) => date.getTime()))) : null;
  const { word, tone } = describeReports(images.map(({ report }) => report?.grade ?? null));
  const checked = `${images.length === 1 ? "The file was" : "All files were"} downloaded and hashed here${oldest ? ` on ${formatUtcDate(oldest)}` : ""}`;
  return {
    question,
    answer: `${checked}. Image report: ${word.charAt(0).toLowerCase()}${word.slice(1)}.`,
    evidence: images.every(({ report }) => report?.inspected)
      ? "Looked at: the container and what is declared, not the file system inside."
      : "Looked at: what its authors declare, not the file itself.",
    tone: tone === "ok" || tone === "warn" || tone === "danger" ? tone : "neutral",
    section,
  };
}

function whoEndorsesIt({ endorsements }: Glanced): Answer {
  const question = "Who endorses it?";
  const section = "endorsements";
  const [first, second, ...more] = endorsements.map(({ vo }) => vo);
  if (!first) {
    const answer = "No VO has it in its current image list.";
    return {
      question,
      answer,
      evidence: "Its maintainers may ask VOs to include it.",
      tone: "neutral",
      section,
    };
  }
  const names = !second
    ? first
    : more.length === 0
      ? `${first} and ${second}`
      : `${first}, ${second} and ${more.length} more`;
  const since = endorsements
    .flatMap(({ firstAt }) => firstAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const evidence = since
    ? `In signed image lists since ${formatUtcDate(since)}.`
    : "In their current signed image lists.";
  return {
    question,
    answer: `${names} ${second ? "have" : "has"} it in ${second ? "their" : "its"} image list.`,
    evidence,
    tone: "ok",
    section,
  };
}

function whereDoesItRun({ latest, providers }: Glanced): Answer {
  const question = "Where does it run?";
  const images = latest?.images ?? [];
  const evidence =
    providers === 0
      ? "No provider is known to have fetched it lately."
      : `${counted(providers, "provider has", "providers have")} lately fetched a list with it.`;
  if (images.length === 0) {
    return {
      question,
      answer: "Nowhere at present: no image is offered.",
      evidence: null,
      tone: "neutral",
      section: "providers",
    };
  }
  const hypervisors = listed(images.flatMap((image) => image.hypervisors));
  const formats = listed(images.map(({ format }) => format));
  const answer = hypervisors ? `On ${hypervisors}, as ${formats}.` : `Wherever ${formats} runs.`;
  return { question, answer, evidence, tone: "neutral", section: "providers" };
}

function howDoIStartIt({ latest, isStartable }: Glanced): Answer {
  const question = "How do I start it?";
  if (!isStartable) {
    const answer = latest
      ? "Better not: this version is not offered any more."
      : "Not yet: there is no version to start.";
    return { question, answer, evidence: null, tone: "neutral", section: "versions" };
  }
  const accounts = listed((latest?.images ?? []).flatMap(({ defaultAccount }) => defaultAccount ?? []));
  return {
    question,
    answer: "Copy the commands for your cloud: OpenStack, OpenNebula, Incus and more.",
    evidence: accounts ? `Log in as ${accounts}, with your SSH key.` : "With your SSH key, by cloud-init.",
    tone: "neutral",
    section: "start",
  };
}

/** "a", "a and b", "a, b and c": each once, in the order given. */
function listed(values: readonly string[]): string {
  const distinct = [...new Set(values)];
  const last = distinct.pop();
  return distinct.length === 0 ? (last ?? "") : `${distinct.join(", ")} and ${last}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
