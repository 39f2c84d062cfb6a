import { GIB, NEEDS_SMALL, QCOW2_AARCH64, QCOW2_X86_64, VMDK_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Base images compatible with Enterprise Linux. */
export const enterpriseLinux: DemoAppliance[] = [
  {
    slug: "almalinux-9",
    name: "AlmaLinux 9",
    summary: "AlmaLinux 9 cloud image with SELinux enforcing, the usual choice for grid and batch software.",
    description: `AlmaLinux 9 is binary compatible with Red Hat Enterprise Linux 9 and is maintained until 2032. Most middleware of the research infrastructures is packaged for it.

## Contents

- SELinux enforcing, \`firewalld\` off (the security groups of the cloud filter)
- EPEL and CRB repositories defined and enabled
- cloud-init, \`chrony\`, \`qemu-guest-agent\`
- XFS root that grows to the size of the flavour

## Signing in

The user is \`almalinux\`; it may use \`sudo\`. To add your own packages at boot:

\`\`\`yaml
#cloud-config
packages:
  - gcc-toolset-14
  - python3.12
\`\`\`

## Certificates

Grid CA certificates are not inside, as they change more often than the image. Install them from the repository of your infrastructure.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Physical sciences", "Support activities"],
    tags: ["almalinux", "rhel", "base", "selinux", "cloud-init", "arm"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://almalinux.org/",
    owner: "marek",
    maintainers: ["siobhan", "katarzyna"],
    versions: [
      {
        version: "9-20261112",
        notes: "Monthly rebuild with all updates up to 12 November 2026.",
        publishedDaysAgo: 11,
        expiresInDays: 354,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 564_199_424,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-9-genericcloud-20261112-x86_64.qcow2",
            title: "AlmaLinux 9 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 540_737_536,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-9-genericcloud-20261112-aarch64.qcow2",
            title: "AlmaLinux 9 for ARM",
          },
        ],
      },
      {
        version: "9-20260909",
        notes: "September rebuild. EPEL is now enabled from the start.",
        publishedDaysAgo: 75,
        expiresInDays: 290,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 557_514_752,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-9-genericcloud-20260909-x86_64.qcow2",
            title: "AlmaLinux 9 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 538_705_920,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-9-genericcloud-20260909-aarch64.qcow2",
            title: "AlmaLinux 9 for ARM",
          },
        ],
      },
      {
        version: "9-20260528",
        notes: "Rebuilt from the spring minor release.",
        publishedDaysAgo: 179,
        expiresInDays: 186,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 546_897_920,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-9-genericcloud-20260528-x86_64.qcow2",
            title: "AlmaLinux 9 for Intel and AMD",
          },
        ],
      },
    ],
  },
  {
    slug: "almalinux-10",
    name: "AlmaLinux 10",
    summary:
      "AlmaLinux 10 cloud image, built for the x86-64-v2 baseline so that it starts on older site hardware too.",
    description: `AlmaLinux 10 with ten years of updates, until 2035.

## Which processors

The release as such asks for the x86-64-v3 level, which means Haswell or newer. A good part of the hypervisors in the federation present older CPU models to their guests, so this image uses the **x86-64-v2 build** that AlmaLinux offers beside it. Third party repositories seldom build for v2; packages from EPEL do exist for it.

Check what your flavour gives you:

\`\`\`sh
/lib64/ld-linux-x86-64.so.2 --help | grep supported
\`\`\`

## Otherwise

- user \`almalinux\`, key only
- SELinux enforcing
- cloud-init, \`chrony\`, guest agent
- no 32-bit libraries: the release has none`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["almalinux", "rhel", "base", "selinux", "cloud-init"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://almalinux.org/",
    owner: "marek",
    maintainers: ["siobhan"],
    versions: [
      {
        version: "10-20261113",
        notes: "Monthly rebuild with all updates up to 13 November 2026.",
        publishedDaysAgo: 10,
        expiresInDays: 355,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "10",
            sizeBytes: 588_447_744,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-10-genericcloud-20261113-x86_64_v2.qcow2",
          },
        ],
      },
      {
        version: "10-20260714",
        notes: "Changed from the v3 to the v2 build at the request of three sites.",
        publishedDaysAgo: 132,
        expiresInDays: 233,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "10",
            sizeBytes: 579_076_096,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-10-genericcloud-20260714-x86_64_v2.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "almalinux-8",
    name: "AlmaLinux 8",
    summary:
      "AlmaLinux 8 for software that still needs the version 8 user space; security updates until 2029.",
    description: `The oldest base system that we still build. AlmaLinux 8 receives security fixes only, and upstream support of it is thinning out: current releases of several batch systems and storage clients no longer build there.

## Use it when

- your software is certified for EL8
- you need glibc 2.28 to build portable binaries
- you are on the way to version 9 and need a little longer

## Upgrade in place

\`leapp\` can carry a machine to AlmaLinux 9:

\`\`\`sh
sudo dnf install -y leapp-upgrade leapp-data-almalinux
sudo leapp preupgrade
less /var/log/leapp/leapp-report.txt
\`\`\`

Read the report to its end before \`leapp upgrade\`, and take a snapshot first. Network interface names and Python 3.6 scripts are the usual causes of trouble.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Physical sciences"],
    tags: ["almalinux", "rhel", "base", "legacy"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://almalinux.org/",
    owner: "marek",
    maintainers: [],
    versions: [
      {
        version: "8.10-20251204",
        notes: "Yearly rebuild. The next one is planned for December 2026.",
        publishedDaysAgo: 354,
        expiresInDays: 11,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "8.10",
            sizeBytes: 685_113_344,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "almalinux-8.10-genericcloud-20251204-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "rocky-9",
    name: "Rocky Linux 9",
    summary: "Rocky Linux 9 cloud image, a community rebuild of Enterprise Linux 9.",
    description: `Rocky Linux 9 for groups whose clusters at home run Rocky as well, so that the same packages and the same Ansible roles fit both.

## What we changed

1. The image has one root partition, without LVM, so that it can grow.
2. \`rocky\` is the only account that can log in, and only by key.
3. \`kdump\` is off; it would reserve memory that small flavours do not have.

## Extra repositories

EPEL is defined but disabled. Turn it on with

\`\`\`sh
sudo dnf config-manager --set-enabled epel crb
\`\`\`

## Choosing between Rocky and AlmaLinux

Both follow the same upstream release and run the same software. AlmaLinux 9 is rebuilt here every month, Rocky every second month.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Engineering and technology"],
    tags: ["rocky", "rhel", "base", "selinux", "cloud-init"],
    licence: "BSD-3-Clause",
    homepageUrl: "https://rockylinux.org/",
    owner: "marek",
    maintainers: ["katarzyna"],
    versions: [
      {
        version: "9-20261017",
        notes: "Rebuild with all updates up to 17 October 2026.",
        publishedDaysAgo: 37,
        expiresInDays: 328,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 620_691_456,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "rocky-9-genericcloud-20261017-x86_64.qcow2",
            title: "Rocky Linux 9 for KVM",
          },
          {
            ...VMDK_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 655_753_216,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "rocky-9-genericcloud-20261017-x86_64.vmdk",
            title: "Rocky Linux 9 for VMware",
          },
        ],
      },
      {
        version: "9-20260820",
        notes: "Rebuild with all updates up to 20 August 2026; fixes the wrong time zone of the July build.",
        publishedDaysAgo: 95,
        expiresInDays: 270,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 610_467_840,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "rocky-9-genericcloud-20260820-x86_64.qcow2",
            title: "Rocky Linux 9 for KVM",
          },
        ],
      },
      {
        version: "9-20260703",
        notes: "Rebuild with all updates up to 3 July 2026.",
        publishedDaysAgo: 143,
        expiresInDays: 222,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 612_827_136,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "rocky-9-genericcloud-20260703-x86_64.qcow2",
            title: "Rocky Linux 9 for KVM",
          },
        ],
      },
    ],
  },
  {
    slug: "centos-stream-9",
    name: "CentOS Stream 9",
    summary: "CentOS Stream 9, the rolling preview of Enterprise Linux 9, until May 2027.",
    description: `CentOS Stream 9 shows what the next minor release of Enterprise Linux 9 will hold. Developers use it to find breakage early; production services are better served by AlmaLinux or Rocky Linux.

## End of life

The stream ends in **May 2027**. No version of this appliance will be given an expiry beyond that.

## Contents

- user \`cloud-user\`, key only
- SELinux enforcing, cloud-init, \`chrony\`
- \`dnf-automatic\` downloads updates but does not install them

## For continuous integration

A job that tests against the stream can refresh the machine first:

\`\`\`sh
sudo dnf -y distro-sync && sudo systemctl reboot
\`\`\``,
    category: "Operating systems",
    disciplines: ["Computer and information sciences"],
    tags: ["centos", "stream", "rhel", "base"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://www.centos.org/centos-stream/",
    owner: "marek",
    maintainers: [],
    versions: [
      {
        version: "9-20260915",
        notes: "Compose of mid September 2026.",
        publishedDaysAgo: 69,
        expiresInDays: 171,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CentOS",
            osVersion: "Stream 9",
            sizeBytes: 1_133_969_408,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "centos-stream-9-genericcloud-20260915-x86_64.qcow2",
          },
        ],
      },
      {
        version: "9-20260310",
        notes: "Compose of March 2026.",
        publishedDaysAgo: 258,
        expiresInDays: 107,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CentOS",
            osVersion: "Stream 9",
            sizeBytes: 1_112_866_816,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "centos-stream-9-genericcloud-20260310-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "centos-stream-10",
    name: "CentOS Stream 10",
    summary: "CentOS Stream 10, the development line of Enterprise Linux 10.",
    description: `For packagers and middleware developers who want to know today what Enterprise Linux 10 will change tomorrow.

## Before you start it

- The x86-64-v3 instruction set is required. On an older CPU model the machine stops at boot with a message on the console and no network.
- X.org is gone, Wayland only; a matter of no importance on a server, but packages that depend on X.org libraries have vanished too.
- Modularity is gone: every package is an ordinary RPM.

## Typical use

Building and testing RPMs for EPEL 10:

\`\`\`sh
sudo dnf install -y mock fedpkg
sudo usermod -aG mock cloud-user
mock -r centos-stream+epel-10-x86_64 --rebuild my.src.rpm
\`\`\`

Log in as \`cloud-user\` by SSH key.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences"],
    tags: ["centos", "stream", "rhel", "base", "packaging"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://www.centos.org/centos-stream/",
    owner: "marek",
    maintainers: ["siobhan"],
    versions: [
      {
        version: "10-20261008",
        notes: "Compose of early October 2026.",
        publishedDaysAgo: 46,
        expiresInDays: 134,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CentOS",
            osVersion: "Stream 10",
            sizeBytes: 969_080_832,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "centos-stream-10-genericcloud-20261008-x86_64.qcow2",
          },
        ],
      },
      {
        version: "10-20260409",
        notes: "Compose of April 2026.",
        publishedDaysAgo: 228,
        expiresInDays: -48,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "CentOS",
            osVersion: "Stream 10",
            sizeBytes: 952_696_832,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "centos-stream-10-genericcloud-20260409-x86_64.qcow2",
          },
        ],
      },
    ],
  },
];
