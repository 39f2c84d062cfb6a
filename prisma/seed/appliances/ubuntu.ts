import {
  GIB,
  MIB,
  NEEDS_MEDIUM,
  NEEDS_SMALL,
  OVA_X86_64,
  QCOW2_AARCH64,
  QCOW2_X86_64,
} from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Ubuntu base images. */
export const ubuntu: DemoAppliance[] = [
  {
    slug: "ubuntu-24-04",
    name: "Ubuntu 24.04 LTS",
    summary:
      "Ubuntu 24.04 LTS server for the cloud, rebuilt every month with all updates, for Intel/AMD and ARM.",
    description: `The general purpose Ubuntu image of the federation, built from the official cloud image of *Noble Numbat* and patched once a month.

## What is inside

- kernel 6.8 with virtio drivers and a serial console
- cloud-init with the OpenStack and ConfigDrive data sources
- \`chrony\`, \`qemu-guest-agent\`, \`unattended-upgrades\` (security pocket only)
- no swap, no LVM, one root partition that grows at first boot

## Signing in

Log in as \`ubuntu\` with the key that you gave to the cloud. Passwords are disabled, and so is direct login as root.

\`\`\`sh
openstack server create --image "Ubuntu 24.04 LTS" \\
  --flavor m1.small --key-name mykey my-server
ssh ubuntu@<address>
\`\`\`

Ubuntu gives standard support for this release until 2029.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["ubuntu", "noble", "lts", "base", "cloud-init", "arm"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://ubuntu.com/server",
    owner: "siobhan",
    maintainers: ["marek", "luca"],
    versions: [
      {
        version: "24.04-20261121",
        notes: `December candidate, under test: newer \`cloud-init\` and the November kernel.`,
        publishedDaysAgo: null,
        expiresInDays: 365,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 626_655_232,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261121-amd64.qcow2",
            title: "Ubuntu 24.04 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 600_113_152,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261121-arm64.qcow2",
            title: "Ubuntu 24.04 for ARM",
          },
        ],
      },
      {
        version: "24.04-20261105",
        notes: `Monthly rebuild with all updates up to 5 November 2026.

- kernel, OpenSSL and \`sudo\` security updates
- time zone data 2026`,
        publishedDaysAgo: 18,
        expiresInDays: 347,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 621_346_816,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261105-amd64.qcow2",
            title: "Ubuntu 24.04 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 597_688_320,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261105-arm64.qcow2",
            title: "Ubuntu 24.04 for ARM",
          },
        ],
      },
      {
        version: "24.04-20261003",
        notes: "Monthly rebuild. The ARM image boots with UEFI only from this version on.",
        publishedDaysAgo: 51,
        expiresInDays: 314,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 620_691_456,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261003-amd64.qcow2",
            title: "Ubuntu 24.04 for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 594_673_664,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20261003-arm64.qcow2",
            title: "Ubuntu 24.04 for ARM",
          },
        ],
      },
      {
        version: "24.04-20260704",
        notes: `Summer rebuild; \`unattended-upgrades\` no longer restarts the machine by itself.`,
        publishedDaysAgo: 142,
        expiresInDays: 223,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 611_450_880,
            virtualSizeBytes: 3584 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-24.04-server-20260704-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "ubuntu-26-04",
    name: "Ubuntu 26.04 LTS",
    summary: "The newest long term support release of Ubuntu, for projects that start now.",
    description: `Ubuntu 26.04 LTS as a plain server. Choose it for new work; choose *Ubuntu 24.04 LTS* where your software names that release in its requirements.

## Notes for those who come from 24.04

- The older cgroup v1 hierarchy is gone, so very old container runtimes will not start.
- Python is newer than many wheels on PyPI expect. Use \`venv\` or conda for pinned stacks.
- The default user is still \`ubuntu\`; only SSH keys are accepted.

## Resizing

The root file system takes the whole disk of the flavour at first boot:

\`\`\`sh
df -h /
journalctl -u cloud-final --no-pager | tail
\`\`\`

Security updates are installed every night without a restart. When \`/var/run/reboot-required\` exists, plan a restart.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["ubuntu", "lts", "base", "cloud-init"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://ubuntu.com/server",
    owner: "siobhan",
    maintainers: ["marek"],
    versions: [
      {
        version: "26.04-20261106",
        notes: "Monthly rebuild with all updates up to 6 November 2026.",
        publishedDaysAgo: 17,
        expiresInDays: 348,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "26.04",
            sizeBytes: 690_356_224,
            virtualSizeBytes: 4 * GIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-26.04-server-20261106-amd64.qcow2",
          },
        ],
      },
      {
        version: "26.04-20260815",
        notes: "Rebuilt from the first point release, 26.04.1.",
        publishedDaysAgo: 100,
        expiresInDays: 265,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "26.04",
            sizeBytes: 675_741_696,
            virtualSizeBytes: 4 * GIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-26.04-server-20260815-amd64.qcow2",
          },
        ],
      },
      {
        version: "26.04-20260505",
        notes: "First version. Please report what does not work before you move production services.",
        publishedDaysAgo: 202,
        expiresInDays: 73,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "26.04",
            sizeBytes: 672_792_576,
            virtualSizeBytes: 4 * GIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-26.04-server-20260505-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "ubuntu-22-04",
    name: "Ubuntu 22.04 LTS",
    summary: "Ubuntu 22.04 LTS server, kept for software that is not ready for newer releases.",
    description: `*Jammy Jellyfish* in its hardened cloud form. Standard support ends in 2027, so treat this image as a bridge and plan the move to 24.04 or 26.04.

## Good reasons to use it

1. Your pipeline was validated with Python 3.10 or GCC 11.
2. A vendor driver or licence server supports this release only.
3. You reproduce results of an earlier campaign.

## Contents

- GA kernel 5.15 with virtio and a serial console
- cloud-init, \`chrony\`, \`qemu-guest-agent\`
- \`ufw\` installed but off: the security groups of the cloud do the filtering

Log in as \`ubuntu\` by SSH key. Check what will change before you upgrade in place:

\`\`\`sh
sudo do-release-upgrade --check-dist-upgrade-only
\`\`\``,
    category: "Operating systems",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["ubuntu", "jammy", "lts", "base", "cloud-init"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://ubuntu.com/server",
    owner: "siobhan",
    maintainers: ["marek"],
    versions: [
      {
        version: "22.04-20261022",
        notes:
          "Rebuild with all updates up to 22 October 2026. Expiry shortened: the release itself ends next spring.",
        publishedDaysAgo: 32,
        expiresInDays: 148,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 672_595_968,
            virtualSizeBytes: 2252 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-22.04-server-20261022-amd64.qcow2",
            title: "Ubuntu 22.04 for KVM",
          },
          {
            ...OVA_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 648_085_504,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-22.04-server-20261022-amd64.ova",
            title: "Ubuntu 22.04 for VirtualBox",
          },
        ],
      },
      {
        version: "22.04-20260702",
        notes: "Quarterly rebuild; OpenSSH and glibc security updates.",
        publishedDaysAgo: 144,
        expiresInDays: 126,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 666_304_512,
            virtualSizeBytes: 2252 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-22.04-server-20260702-amd64.qcow2",
            title: "Ubuntu 22.04 for KVM",
          },
          {
            ...OVA_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 645_988_352,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-22.04-server-20260702-amd64.ova",
            title: "Ubuntu 22.04 for VirtualBox",
          },
        ],
      },
      {
        version: "22.04-20260110",
        notes: "January rebuild.",
        publishedDaysAgo: 317,
        expiresInDays: -47,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 662_700_032,
            virtualSizeBytes: 2252 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-22.04-server-20260110-amd64.qcow2",
            title: "Ubuntu 22.04 for KVM",
          },
        ],
      },
    ],
  },
  {
    slug: "ubuntu-20-04",
    name: "Ubuntu 20.04 LTS",
    summary: "Retired: Ubuntu 20.04 left standard support in 2025. Kept here for reference only.",
    description: `## This appliance has reached its end

Standard support for *Focal Fossa* ended in May 2025. The last version below was built with the final public updates plus the fixes that we could backport for sites in the middle of a migration. It has expired and there will be no other.

## What to do

- **New machines**: take *Ubuntu 24.04 LTS* or *Ubuntu 26.04 LTS*.
- **Running machines**: move your data to a volume, start a new machine, attach the volume there.
- **Reproducing old results**: put the old user space in a container and run it on a supported host.

\`\`\`sh
docker run --rm -it -v /data:/data ubuntu:20.04 bash
\`\`\`

Questions about a migration are welcome at the contact address of the maintainers; we have helped several groups through it.`,
    category: "Operating systems",
    disciplines: ["Computer and information sciences"],
    tags: ["ubuntu", "focal", "retired"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://ubuntu.com/20-04",
    owner: "siobhan",
    maintainers: [],
    versions: [
      {
        version: "20.04-20251108",
        notes: "Last version, for sites that are still migrating.",
        publishedDaysAgo: 380,
        expiresInDays: -15,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "20.04",
            sizeBytes: 640_221_184,
            virtualSizeBytes: 2252 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-20.04-server-20251108-amd64.qcow2",
          },
        ],
      },
      {
        version: "20.04-20250602",
        notes: "Rebuilt with the last updates of standard support.",
        publishedDaysAgo: 539,
        expiresInDays: -174,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "20.04",
            sizeBytes: 638_124_032,
            virtualSizeBytes: 2252 * MIB,
            ...NEEDS_SMALL,
            fileName: "ubuntu-20.04-server-20250602-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "ubuntu-24-04-nvidia",
    name: "Ubuntu 24.04 LTS with NVIDIA drivers",
    summary:
      "Ubuntu 24.04 with the NVIDIA data centre driver and container toolkit, for flavours with a GPU.",
    description: `Ubuntu 24.04 prepared for passed-through NVIDIA GPUs, so that a machine is ready a minute after boot instead of after a long driver build.

## Contents

- the server branch of the NVIDIA driver, open kernel modules, signed for Secure Boot
- NVIDIA Container Toolkit with Docker configured to use it
- \`nvtop\` and the DCGM exporter (installed, not started)

CUDA itself is **not** inside: take it from a container or from conda, at the version that your code needs.

## Check it

\`\`\`sh
nvidia-smi
docker run --rm --gpus all ubuntu:24.04 nvidia-smi -L
\`\`\`

## Limits

The open kernel modules need a card of the Turing generation or newer; V100, P100 and K80 will not work. For vGPU profiles ask your site: they need the site's own licensed guest driver.`,
    category: "Machine learning",
    disciplines: ["Computer and information sciences", "Engineering and technology"],
    tags: ["ubuntu", "gpu", "nvidia", "docker", "base"],
    licence: "MIT",
    homepageUrl: "https://docs.nvidia.com/datacenter/",
    owner: "luca",
    maintainers: ["siobhan"],
    versions: [
      {
        version: "2026.10.2",
        notes: "Driver update within the same branch; DKMS removed, kernel modules are prebuilt.",
        publishedDaysAgo: 35,
        expiresInDays: 330,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_258_173_952,
            virtualSizeBytes: 12 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "ubuntu-24.04-nvidia-2026.10.2-amd64.qcow2",
            notes: "Needs a flavour with at least one NVIDIA GPU, Turing generation or newer.",
          },
        ],
      },
      {
        version: "2026.6.1",
        notes: "The open kernel modules become the default; cards older than Turing are no longer served.",
        publishedDaysAgo: 168,
        expiresInDays: 197,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_238_447_616,
            virtualSizeBytes: 12 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "ubuntu-24.04-nvidia-2026.6.1-amd64.qcow2",
            notes: "Needs a flavour with at least one NVIDIA GPU.",
          },
        ],
      },
    ],
  },
];
