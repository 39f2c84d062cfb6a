/** An offer with everything that formats treat differently. Made up. */
import type { Offer, OfferedImage } from "../offer.ts";

export function sampleImage(changes: Partial<OfferedImage> = {}): OfferedImage {
  return {
    identifier: "aa6571e7-5431-5e15-91a4-724bc302664c",
    fileName: "debian-13-13.2-x86_64-14.qcow2",
    url: "https://images.example.org/debian-13.qcow2",
    title: "Debian 13",
    description: "Debian, with nothing added.",
    version: "13.2",
    appliance: { number: "7", slug: "debian-13", name: "Debian 13" },
    publisher: "Ada Author",
    publishedAt: new Date("2026-11-10T08:30:00Z"),
    expiresAt: new Date("2027-05-31T23:59:59Z"),
    sizeBytes: 196_616n,
    format: "qcow2",
    arch: "x86_64",
    hypervisor: "KVM",
    osFamily: "Linux",
    osName: "Debian",
    osVersion: "13",
    sha512: "0123456789abcdef".repeat(8),
    sha256: "0123456789abcdef".repeat(4),
    md5: "0123456789abcdef".repeat(2),
    incus: null,
    defaultAccount: "debian",
    cpuMinimum: 2,
    ramMinimumBytes: 1_073_741_824n,
    diskMinimumBytes: 8_589_934_592n,
    ...changes,
  };
}

export function sampleOffer(changes: Partial<Offer> = {}): Offer {
  return {
    vo: "biomed",
    listIdentifier: "9f1b5b5e-6a3a-5a0e-9d6b-0d3c1f3f7a11",
    revision: 14,
    listVersion: "20261127100000",
    title: "VO biomed image list.",
    createdAt: new Date("2026-11-27T09:55:00Z"),
    expiresAt: new Date("2026-12-27T10:00:00Z"),
    baseUrl: "https://va.example.org",
    images: [
      sampleImage(),
      sampleImage({
        identifier: "bb6571e7-5431-5e15-91a4-724bc302664c",
        fileName: "debian-13-13.2-aarch64-15.qcow2",
        url: "https://images.example.org/debian-13-arm.qcow2",
        arch: "aarch64",
        sha512: "fedcba9876543210".repeat(8),
        sha256: "fedcba9876543210".repeat(4),
        md5: "fedcba9876543210".repeat(2),
        ...{ defaultAccount: null, cpuMinimum: null, ramMinimumBytes: null, diskMinimumBytes: null },
      }),
      // From an imported list: only what that said is known.
      sampleImage({
        identifier: "cc6571e7-5431-5e15-91a4-724bc302664c",
        fileName: "old-1.0-x86_64-3.ova",
        url: "https://images.example.org/old.ova",
        title: "Old",
        appliance: { number: "2", slug: "old", name: "Old" },
        format: "ova",
        sha512: "00112233445566778899aabbccddeeff".repeat(4),
        ...{ sha256: null, md5: null, defaultAccount: null },
      }),
    ],
    ...changes,
  };
}
