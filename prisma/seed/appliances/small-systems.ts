import { MIB, NEEDS_TINY, OVA_X86_64, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Small images, at most 30 MB each: what VO ops endorses for site checks. */
export const smallSystems: DemoAppliance[] = [
  {
    slug: "cirros",
    name: "CirrOS",
    summary: "A tiny Linux that boots in seconds, to test whether a cloud can start machines at all.",
    description: `CirrOS is the smallest useful guest for an OpenStack cloud. Monitoring starts it every hour at every site: if CirrOS does not come up, nothing will.

## Good for

- testing image transfer, scheduling, networking and the metadata service
- demonstrations where nobody wants to wait

## Not good for

Real work. There is no package manager, and security updates are rare. Never leave a CirrOS machine running on a public address.

## What a check looks at

\`\`\`sh
openstack console log show probe-1 | grep -A3 "datasource:"
\`\`\`

The console shows which data source answered, the address, and the time from power-on to login prompt. The machine accepts the SSH key from the metadata service for the user \`cirros\`.`,
    category: "Monitoring",
    disciplines: ["Support activities"],
    tags: ["cirros", "test", "small", "monitoring"],
    licence: "GPL-2.0-only",
    homepageUrl: "https://github.com/cirros-dev/cirros",
    owner: "dimitra",
    maintainers: ["rui"],
    versions: [
      {
        version: "0.6.3-20260914",
        notes: "CirrOS 0.6.3, repacked: password login over SSH switched off, compressed again.",
        publishedDaysAgo: 70,
        expiresInDays: 295,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CirrOS",
            osVersion: "0.6.3",
            sizeBytes: 21_692_416,
            virtualSizeBytes: 112 * MIB,
            ...NEEDS_TINY,
            fileName: "cirros-0.6.3-20260914-x86_64.qcow2",
          },
        ],
      },
      {
        version: "0.6.3-20260202",
        notes: "CirrOS 0.6.3 as released.",
        publishedDaysAgo: 294,
        expiresInDays: 71,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CirrOS",
            osVersion: "0.6.3",
            sizeBytes: 21_299_200,
            virtualSizeBytes: 112 * MIB,
            ...NEEDS_TINY,
            fileName: "cirros-0.6.3-20260202-x86_64.qcow2",
          },
        ],
      },
      {
        version: "0.6.2-20250915",
        notes: "CirrOS 0.6.2.",
        publishedDaysAgo: 434,
        expiresInDays: -69,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CirrOS",
            osVersion: "0.6.2",
            sizeBytes: 20_971_520,
            virtualSizeBytes: 112 * MIB,
            ...NEEDS_TINY,
            fileName: "cirros-0.6.2-20250915-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "alpine-tiny",
    name: "Alpine Linux Tiny",
    summary: "Alpine Linux with tiny-cloud in less than 30 MB: small, yet with a real package manager.",
    description: `Alpine Linux on musl and BusyBox, first-boot configuration by \`tiny-cloud\` instead of cloud-init. It needs 128 MiB of memory and boots in about four seconds.

## How it stays small

1. kernel \`virt\` with only the virtio, NVMe and network modules
2. no firmware, no documentation, no Python
3. zstd-compressed qcow2 clusters avoided on purpose: zlib is read by older QEMU as well

## Use

\`\`\`sh
ssh alpine@<address>
doas apk add mosquitto
doas rc-update add mosquitto default
doas rc-service mosquitto start
\`\`\`

Software built for glibc does not run here without a compatibility layer. For prebuilt scientific binaries take Debian or AlmaLinux.

## User data

Shell scripts and a small subset of cloud-config (\`ssh_authorized_keys\`, \`write_files\`, \`runcmd\`) are understood.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["alpine", "musl", "small", "base"],
    licence: "MIT",
    homepageUrl: "https://www.alpinelinux.org/",
    owner: "dimitra",
    maintainers: ["siobhan"],
    versions: [
      {
        version: "3.22-20261012",
        notes: "Alpine 3.22 with all updates up to 12 October 2026.",
        publishedDaysAgo: 42,
        expiresInDays: 323,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Alpine",
            osVersion: "3.22",
            sizeBytes: 27_131_904,
            virtualSizeBytes: 256 * MIB,
            ...NEEDS_TINY,
            fileName: "alpine-3.22-tiny-20261012-x86_64.qcow2",
          },
        ],
      },
      {
        version: "3.22-20260605",
        notes: "Alpine 3.22 with all updates up to 5 June 2026.",
        publishedDaysAgo: 171,
        expiresInDays: 194,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Alpine",
            osVersion: "3.22",
            sizeBytes: 27_000_832,
            virtualSizeBytes: 256 * MIB,
            ...NEEDS_TINY,
            fileName: "alpine-3.22-tiny-20260605-x86_64.qcow2",
          },
        ],
      },
      {
        version: "3.21-20251201",
        notes: "Alpine 3.21.",
        publishedDaysAgo: 357,
        expiresInDays: 8,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Alpine",
            osVersion: "3.21",
            sizeBytes: 26_148_864,
            virtualSizeBytes: 256 * MIB,
            ...NEEDS_TINY,
            fileName: "alpine-3.21-tiny-20251201-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "tiny-core",
    name: "Tiny Core Linux",
    summary: "Tiny Core Linux as an OVA, to test whether a site can import and convert OVF packages.",
    description: `Most appliances here are qcow2 files. This one is an **OVA**, a tar archive with an OVF description and a stream-optimised VMDK, so that sites can check that their conversion still works.

## What the check does

- the client downloads the OVA and verifies its SHA-512
- the site unpacks it and converts the disk
- the machine boots and writes its OVF name to the console

A failure in any of these steps points at the importing tools, not at the guest.

## By hand

\`\`\`sh
tar -tvf tiny-core-16.2-20260818-x86_64.ova
tar -xOf tiny-core-16.2-20260818-x86_64.ova tiny-core.ovf | head
\`\`\`

The system lives in memory and forgets everything at power-off. The user is \`tc\`, and only the key from the metadata service opens it.`,
    category: "Monitoring",
    disciplines: ["Support activities"],
    tags: ["tinycore", "ova", "test", "small"],
    licence: "GPL-2.0-only",
    homepageUrl: "http://www.tinycorelinux.net/",
    owner: "dimitra",
    maintainers: [],
    versions: [
      {
        version: "16.2-20260818",
        notes: "Tiny Core 16.2. The manifest inside the OVA now uses SHA-256.",
        publishedDaysAgo: 97,
        expiresInDays: 268,
        images: [
          {
            ...OVA_X86_64,
            osName: "Tiny Core",
            osVersion: "16.2",
            sizeBytes: 24_248_320,
            virtualSizeBytes: 128 * MIB,
            ...NEEDS_TINY,
            fileName: "tiny-core-16.2-20260818-x86_64.ova",
          },
        ],
      },
      {
        version: "16.0-20260107",
        notes: "Tiny Core 16.0.",
        publishedDaysAgo: 320,
        expiresInDays: 45,
        images: [
          {
            ...OVA_X86_64,
            osName: "Tiny Core",
            osVersion: "16.0",
            sizeBytes: 23_789_568,
            virtualSizeBytes: 128 * MIB,
            ...NEEDS_TINY,
            fileName: "tiny-core-16.0-20260107-x86_64.ova",
          },
        ],
      },
    ],
  },
  {
    slug: "site-probe",
    name: "Cloud Site Probe",
    summary: "Boots, examines the cloud around it, writes a report to the console and switches itself off.",
    description: `A single-purpose guest made with Buildroot. It tells an outside observer what a tenant of the site would meet.

## Checks

| check | passes when |
| --- | --- |
| metadata | the service answers on IPv4, or the config drive is readable |
| clock | the offset to two NTP servers is below half a second |
| entropy | \`virtio-rng\` is present |
| outward network | DNS and HTTPS work over IPv4 and, where offered, IPv6 |
| disk | sequential write of 64 MiB completes; the speed is noted |

## Report

The result is one line of JSON between markers on the serial console:

\`\`\`json
{"probe":"4.2","metadata":"ok","clock":"ok","ipv6":"absent","disk_mib_s":212}
\`\`\`

There is no login at all: no SSH server, no shell on the console. After the report the guest powers off.`,
    category: "Monitoring",
    disciplines: ["Support activities"],
    tags: ["probe", "monitoring", "buildroot", "small"],
    licence: "Apache-2.0",
    homepageUrl: "https://monitoring.example/site-probe/",
    owner: "dimitra",
    maintainers: ["rui", "ingrid"],
    versions: [
      {
        version: "4.3.0-rc1",
        notes: "Adds a check of the MTU between two probes. Not for sites yet.",
        publishedDaysAgo: null,
        expiresInDays: 180,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Buildroot",
            osVersion: "2026.08",
            sizeBytes: 14_811_136,
            virtualSizeBytes: 64 * MIB,
            ...NEEDS_TINY,
            fileName: "site-probe-4.3.0-rc1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "4.2.0",
        notes: `- tests IPv6 separately from IPv4
- notes the CPU model that the hypervisor shows`,
        publishedDaysAgo: 24,
        expiresInDays: 341,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Buildroot",
            osVersion: "2026.08",
            sizeBytes: 14_614_528,
            virtualSizeBytes: 64 * MIB,
            ...NEEDS_TINY,
            fileName: "site-probe-4.2.0-x86_64.qcow2",
          },
        ],
      },
      {
        version: "4.1.1",
        notes: `Fixes a false alarm of the clock check on hosts without \`kvm-clock\`.`,
        publishedDaysAgo: 165,
        expiresInDays: 200,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Buildroot",
            osVersion: "2026.02",
            sizeBytes: 14_155_776,
            virtualSizeBytes: 64 * MIB,
            ...NEEDS_TINY,
            fileName: "site-probe-4.1.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "4.1.0",
        notes: "Adds the entropy check.",
        publishedDaysAgo: 217,
        expiresInDays: 148,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Buildroot",
            osVersion: "2026.02",
            sizeBytes: 14_221_312,
            virtualSizeBytes: 64 * MIB,
            ...NEEDS_TINY,
            fileName: "site-probe-4.1.0-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "iperf-endpoint",
    name: "iperf3 Endpoint",
    summary: "A small throughput target: start one at each site and measure the network between them.",
    description: `Two machines from this image, one at each end, tell you what the network between two sites really carries.

## How it behaves

At boot \`iperf3\` listens on TCP port 5201 and answers one client at a time. It serves for two hours, then the machine switches itself off, so that a forgotten endpoint does not stay open.

## Security group

Open TCP and UDP 5201 **only for the address of the other end**. An open iperf3 server will be found and used by others.

## Measure

\`\`\`sh
iperf3 -c <address> -P 4 -t 30
iperf3 -c <address> -R -t 30      # the other direction
iperf3 -c <address> -u -b 1G      # loss and jitter
\`\`\`

Expect less on flavours without multi-queue networking: one virtio queue tops out at a few gigabits per second.`,
    category: "Monitoring",
    disciplines: ["Support activities", "Computer and information sciences"],
    tags: ["iperf", "network", "performance", "small"],
    licence: "BSD-3-Clause",
    homepageUrl: "https://software.es.net/iperf/",
    owner: "rui",
    maintainers: ["dimitra"],
    versions: [
      {
        version: "2026.9.1",
        notes: `iperf3 3.19 on Alpine 3.22; the lifetime can be changed by user data (\`lifetime=7200\`).`,
        publishedDaysAgo: 62,
        expiresInDays: 303,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Alpine",
            osVersion: "3.22",
            sizeBytes: 22_872_064,
            virtualSizeBytes: 256 * MIB,
            ...NEEDS_TINY,
            fileName: "iperf-endpoint-2026.9.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "2026.3.1",
        notes: "iperf3 3.18.",
        publishedDaysAgo: 251,
        expiresInDays: 114,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Alpine",
            osVersion: "3.21",
            sizeBytes: 22_020_096,
            virtualSizeBytes: 256 * MIB,
            ...NEEDS_TINY,
            fileName: "iperf-endpoint-2026.3.1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
];
