import { GIB, MIB, NEEDS_SMALL, QCOW2_AARCH64, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Base images of Debian, Fedora, openSUSE and Flatcar. */
export const otherDistributions: DemoAppliance[] = [
  {
    slug: "debian-13",
    name: "Debian 13",
    summary:
      "Debian 13 trixie in its generic cloud flavour, for Intel/AMD and ARM, rebuilt at each point release.",
    description: `Debian *trixie* with the generic cloud kernel. Small, quiet and slow to change: a good base for services that should run for years.

## Differences from the image that Debian publishes

- cloud-init asks only the data sources that clouds of this federation offer, so the first boot does not wait for others
- \`unattended-upgrades\` is on for security updates
- the serial console is enabled, so that the console log of the cloud is useful

Nothing else is added or removed.

## First steps

\`\`\`sh
ssh debian@<address>
sudo apt update && sudo apt install --no-install-recommends build-essential
\`\`\`

\`/tmp\` lives in memory in this release. Jobs that write large temporary files should set \`TMPDIR\` to a directory on disk.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["debian", "trixie", "base", "cloud-init", "arm"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://www.debian.org/",
    owner: "siobhan",
    maintainers: ["dimitra"],
    versions: [
      {
        version: "13-20261110",
        notes: "Rebuild for the November security updates, among them a kernel update that needs a restart.",
        publishedDaysAgo: 13,
        expiresInDays: 352,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 345_964_544,
            virtualSizeBytes: 3 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-13-genericcloud-20261110-amd64.qcow2",
            title: "Debian 13 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 335_609_856,
            virtualSizeBytes: 3 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-13-genericcloud-20261110-arm64.qcow2",
            title: "Debian 13 for ARM",
          },
        ],
      },
      {
        version: "13-20260912",
        notes: "Rebuilt at the autumn point release.",
        publishedDaysAgo: 72,
        expiresInDays: 293,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 345_767_936,
            virtualSizeBytes: 3 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-13-genericcloud-20260912-amd64.qcow2",
            title: "Debian 13 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 331_284_480,
            virtualSizeBytes: 3 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-13-genericcloud-20260912-arm64.qcow2",
            title: "Debian 13 for ARM",
          },
        ],
      },
      {
        version: "13-20260310",
        notes: "Spring point release.",
        publishedDaysAgo: 258,
        expiresInDays: 12,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 338_100_224,
            virtualSizeBytes: 3 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-13-genericcloud-20260310-amd64.qcow2",
            title: "Debian 13 for Intel and AMD",
          },
        ],
      },
    ],
  },
  {
    slug: "debian-12",
    name: "Debian 12",
    summary: "Debian 12 bookworm cloud image, now under long term support.",
    description: `*Bookworm* moved from the Debian security team to the long term support team in 2026. Security updates go on, for fewer packages, until 2028.

## Should I still use it?

Yes, if you run something that was tested on it. For new work take *Debian 13*.

## What is inside

| part | choice |
| --- | --- |
| kernel | 6.1, cloud flavour |
| first boot | cloud-init, user \`debian\` |
| time | systemd-timesyncd |
| disk | one ext4 root partition plus a small EFI partition |

## Upgrade in place

Change \`bookworm\` to \`trixie\` in the APT sources, then:

\`\`\`sh
sudo apt update
sudo apt upgrade --without-new-pkgs
sudo apt full-upgrade
\`\`\`

Take a snapshot of the machine first, and read the release notes of Debian 13.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["debian", "bookworm", "base", "cloud-init"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://www.debian.org/",
    owner: "siobhan",
    maintainers: [],
    versions: [
      {
        version: "12-20260928",
        notes: "Quarterly rebuild under long term support.",
        publishedDaysAgo: 56,
        expiresInDays: 214,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 332_857_344,
            virtualSizeBytes: 2 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-12-genericcloud-20260928-amd64.qcow2",
          },
        ],
      },
      {
        version: "12-20260616",
        notes: "Last rebuild before the release passed to the long term support team.",
        publishedDaysAgo: 160,
        expiresInDays: 205,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 330_301_440,
            virtualSizeBytes: 2 * GIB,
            ...NEEDS_SMALL,
            fileName: "debian-12-genericcloud-20260616-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "fedora-cloud",
    name: "Fedora Cloud",
    summary: "The current Fedora in its Cloud edition, for new compilers and kernels; short-lived by design.",
    description: `Fedora brings the newest compilers, Python and kernel of all base systems here, and each release lives for only about thirteen months.

## What people use it for

- trying GCC and LLVM releases before they reach Enterprise Linux
- testing against new kernels: io_uring, eBPF, file systems
- rootless containers with a current \`podman\`

## What it is not for

Anything that should run untouched for a year. When a release ends, its versions here expire with it.

## Details

The root file system is Btrfs with compression and grows at boot. Log in as \`fedora\`. To try the next release on a running machine:

\`\`\`sh
sudo dnf system-upgrade download --releasever=45
sudo dnf system-upgrade reboot
\`\`\``,
    category: "Operating systems",
    disciplines: ["Computer and information sciences"],
    tags: ["fedora", "base", "btrfs", "podman"],
    licence: "MIT",
    homepageUrl: "https://fedoraproject.org/cloud/",
    owner: "marek",
    maintainers: ["luca"],
    versions: [
      {
        version: "45-20261118",
        notes: "First build of Fedora 45; the serial console is still to be tested at two sites.",
        publishedDaysAgo: null,
        expiresInDays: 360,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Fedora",
            osVersion: "45",
            sizeBytes: 580_845_568,
            virtualSizeBytes: 5 * GIB,
            ...NEEDS_SMALL,
            fileName: "fedora-cloud-45-20261118-x86_64.qcow2",
          },
        ],
      },
      {
        version: "44-20260903",
        notes: "Rebuild of Fedora 44 with the updates of the summer.",
        publishedDaysAgo: 81,
        expiresInDays: 169,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Fedora",
            osVersion: "44",
            sizeBytes: 569_573_376,
            virtualSizeBytes: 5 * GIB,
            ...NEEDS_SMALL,
            fileName: "fedora-cloud-44-20260903-x86_64.qcow2",
          },
        ],
      },
      {
        version: "43-20260211",
        notes: "Rebuild of Fedora 43.",
        publishedDaysAgo: 285,
        expiresInDays: -15,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Fedora",
            osVersion: "43",
            sizeBytes: 559_022_080,
            virtualSizeBytes: 5 * GIB,
            ...NEEDS_SMALL,
            fileName: "fedora-cloud-43-20260211-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "opensuse-leap-16",
    name: "openSUSE Leap 16.0",
    summary:
      "openSUSE Leap 16.0 minimal image for OpenStack, sharing its core with SUSE Linux Enterprise 16.",
    description: `Leap 16.0 in the minimal variant for virtual machines.

## New against Leap 15

- SELinux takes the place of AppArmor in new installations
- YaST is gone; use \`zypper\`, Cockpit or Ansible
- x86-64-v2 processors are required
- 32-bit support is off

## Contents

cloud-init with the OpenStack data source, \`chrony\`, the guest agent, and nothing that listens on the network besides SSH. The user is \`opensuse\`.

\`\`\`sh
sudo zypper refresh
sudo zypper install --no-recommends gcc15 python313
\`\`\`

Scientific packages are in the openSUSE Build Service; the \`science\` project builds for Leap 16.0, although not every package of it was carried over from 15.6.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Engineering and technology"],
    tags: ["opensuse", "leap", "base", "cloud-init"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://get.opensuse.org/leap/",
    owner: "marek",
    maintainers: [],
    versions: [
      {
        version: "16.0-20260821",
        notes: "Rebuild with updates; smaller by 40 MB, as documentation packages were left out.",
        publishedDaysAgo: 94,
        expiresInDays: 271,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "openSUSE",
            osVersion: "16.0",
            sizeBytes: 353_697_792,
            virtualSizeBytes: 4 * GIB,
            ...NEEDS_SMALL,
            fileName: "opensuse-leap-16.0-minimal-20260821-x86_64.qcow2",
          },
        ],
      },
      {
        version: "16.0-20260116",
        notes: "First version of Leap 16.0.",
        publishedDaysAgo: 311,
        expiresInDays: 54,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "openSUSE",
            osVersion: "16.0",
            sizeBytes: 389_873_664,
            virtualSizeBytes: 4 * GIB,
            ...NEEDS_SMALL,
            fileName: "opensuse-leap-16.0-minimal-20260116-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "flatcar",
    name: "Flatcar Container Linux",
    summary: "Immutable container host from the stable channel of Flatcar, configured once with Ignition.",
    description: `Flatcar has no package manager: the \`/usr\` partition is read-only and is replaced as a whole at an update. All that you run, you run in containers or as systemd-sysext extensions.

## Configuration

Flatcar reads **Ignition**, not cloud-config. Write Butane, convert it, pass the result as user data:

\`\`\`yaml
variant: flatcar
version: 1.1.0
passwd:
  users:
    - name: core
      ssh_authorized_keys:
        - ssh-ed25519 AAAA... you@host
\`\`\`

\`\`\`sh
butane < node.yaml > node.ign
\`\`\`

## Updates

Automatic updates are on, with restarts between 02:00 and 04:00 UTC. For short-lived batch nodes mask \`update-engine.service\`. The image has the partition layout of Flatcar, with two \`/usr\` partitions; the root partition grows to fill the disk.`,
    category: "Container platforms",
    disciplines: ["Computer and information sciences"],
    tags: ["flatcar", "containers", "immutable", "ignition"],
    licence: "Apache-2.0",
    homepageUrl: "https://www.flatcar.org/",
    owner: "luca",
    maintainers: ["marek"],
    versions: [
      {
        version: "2026.10.1",
        notes: "Stable channel of October 2026.",
        publishedDaysAgo: 27,
        expiresInDays: 338,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Flatcar",
            osVersion: "stable",
            sizeBytes: 489_422_848,
            virtualSizeBytes: 8704 * MIB,
            ...NEEDS_SMALL,
            fileName: "flatcar-stable-2026.10.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.7.1",
        notes: "Stable channel of July 2026.",
        publishedDaysAgo: 125,
        expiresInDays: 240,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Flatcar",
            osVersion: "stable",
            sizeBytes: 489_291_776,
            virtualSizeBytes: 8704 * MIB,
            ...NEEDS_SMALL,
            fileName: "flatcar-stable-2026.7.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.2.1",
        notes: "Stable channel of February 2026.",
        publishedDaysAgo: 279,
        expiresInDays: -9,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Flatcar",
            osVersion: "stable",
            sizeBytes: 481_427_456,
            virtualSizeBytes: 8704 * MIB,
            ...NEEDS_SMALL,
            fileName: "flatcar-stable-2026.2.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
];
