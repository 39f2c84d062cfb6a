/** What can be told of an image by its file's ends and name, for a form to be filled in. Pure. */
import type { FileEnds } from "#lib/integrity-check/read-file-ends.ts";
import { FORMATS } from "./image.ts";

/** Guesses by the names of the form's fields, each as it is stored; what nothing is known of is absent. */
export type FileGuess = {
  format?: string;
  arch?: string;
  osFamily?: string;
  osName?: string;
  osVersion?: string;
  diskMinimumBytes?: bigint;
  declaredSizeBytes?: bigint;
};

/** How distributions name their images; the first group is the version, where the name has one. */
const SYSTEMS: readonly { pattern: RegExp; osName: string; osFamily?: string }[] = [
  { pattern: /ubuntu(?:-server)?[-_.]?(\d\d\.\d\d)?/i, osName: "Ubuntu" },
  { pattern: /debian[-_.]?(\d+)?/i, osName: "Debian" },
  { pattern: /alma(?:linux)?[-_.]?(\d+(?:\.\d+)?)?/i, osName: "AlmaLinux" },
  { pattern: /rocky(?:linux)?[-_.]?(\d+(?:\.\d+)?)?/i, osName: "Rocky Linux" },
  { pattern: /centos(?:[-_.]?stream)?[-_.]?(?:genericcloud[-_.]?)?(\d+)?/i, osName: "CentOS Stream" },
  { pattern: /fedora(?:[-_.]?cloud)?(?:[-_.]?base)?(?:[-_.]?generic)?[-_.]?(\d+)?/i, osName: "Fedora" },
  {
    pattern: /(?:nocloud[-_.]|generic[-_.])?alpine(?:[-_.]virt)?[-_.]?(\d+\.\d+(?:\.\d+)?)?/i,
    osName: "Alpine Linux",
  },
  { pattern: /cirros[-_.]?(\d+\.\d+(?:\.\d+)?)?/i, osName: "CirrOS" },
  { pattern: /flatcar[a-z_]*[-_.]?(\d+\.\d+\.\d+)?/i, osName: "Flatcar" },
  { pattern: /opensuse[-_.]?leap[-_.]?(\d+\.\d+)?/i, osName: "openSUSE Leap" },
  { pattern: /scientific(?:[-_.]?linux)?[-_.]?(\d+(?:\.\d+)?)?/i, osName: "Scientific Linux" },
  { pattern: /rhel[-_.]?(\d+(?:\.\d+)?)?/i, osName: "RHEL" },
  { pattern: /freebsd[-_.]?(\d+\.\d+)?/i, osName: "FreeBSD", osFamily: "BSD" },
  { pattern: /windows[-_.]?server[-_.]?(\d{4})?/i, osName: "Windows Server", osFamily: "Windows" },
];

/** Ubuntu names its images by the adjective of the release. */
const UBUNTU_RELEASES: Readonly<Record<string, string>> = {
  bionic: "18.04",
  focal: "20.04",
  jammy: "22.04",
  noble: "24.04",
  resolute: "26.04",
};
const DEBIAN_RELEASES: Readonly<Record<string, string>> = {
  buster: "10",
  bullseye: "11",
  bookworm: "12",
  trixie: "13",
};

const ARCHITECTURES: readonly [RegExp, string][] = [
  [/(?:^|[^a-z0-9])(?:x86[-_]64|amd64|x64)(?![a-z0-9])/i, "x86_64"],
  [/(?:^|[^a-z0-9])(?:aarch64|arm64)(?![a-z0-9])/i, "aarch64"],
  [/(?:^|[^a-z0-9])ppc64(?:le|el)(?![a-z0-9])/i, "ppc64le"],
  [/(?:^|[^a-z0-9])riscv64(?![a-z0-9])/i, "riscv64"],
  [/(?:^|[^a-z0-9])i[36]86(?![a-z0-9])/i, "i386"],
];

/**
 * @param url where the file lies; only its file name counts
 * @param ends what was seen of the file itself
 */
export function guessFromFile(url: string, { format, sizeBytes }: FileEnds): FileGuess {
  const fileName = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
  return {
    ...guessFromName(fileName),
    ...(format.kind === "image" && (FORMATS as readonly string[]).includes(format.format)
      ? { format: format.format }
      : {}),
    ...(format.kind === "image" && format.virtualSizeBytes !== null && format.virtualSizeBytes > 0n
      ? { diskMinimumBytes: format.virtualSizeBytes }
      : {}),
    ...(sizeBytes !== null && sizeBytes > 0n ? { declaredSizeBytes: sizeBytes } : {}),
  };
}

/** What people put into the names of their files. */
export function guessFromName(fileName: string): FileGuess {
  const [, arch] = ARCHITECTURES.find(([pattern]) => pattern.test(fileName)) ?? [];
  return { ...(arch ? { arch } : {}), ...guessSystem(fileName) };
}

function guessSystem(fileName: string): FileGuess {
  for (const [releases, osName] of [
    [UBUNTU_RELEASES, "Ubuntu"],
    [DEBIAN_RELEASES, "Debian"],
  ] as const) {
    const word = fileName
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.find((candidate) => Object.hasOwn(releases, candidate));
    if (word) return { osFamily: "Linux", osName, osVersion: releases[word] ?? "" };
  }
  for (const { pattern, osName, osFamily = "Linux" } of SYSTEMS) {
    const found = pattern.exec(fileName);
    if (!found) continue;
    return { osFamily, osName, ...(found[1] ? { osVersion: found[1] } : {}) };
  }
  return {};
}

/** Why the file is none that sites can start, in a sentence; null when its ends say nothing against it. */
export function findFileProblem({ format }: FileEnds): string | null {
  switch (format.kind) {
    case "image":
      return format.format === "iso"
        ? "The file is an ISO image, which clouds start no machines from. Give a disk image."
        : null;
    case "compressed":
      return `The file is compressed (${format.method}). Sites do not unpack it: offer the image itself.`;
    case "archive":
      return "The file is an archive that does not begin with an OVF description. Offer the image itself.";
    case "outdated":
      return `The file is in a format of old (${format.name}). Convert it, for example with qemu-img.`;
    case "document":
      return "What lies at the address is a page or a text, not an image. Give the address of the file itself.";
    case "empty":
      return "The file is empty.";
  }
}
