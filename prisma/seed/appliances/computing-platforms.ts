import { GIB, NEEDS_MEDIUM, NEEDS_SMALL, OVA_X86_64, QCOW2_AARCH64, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Container hosts and worker nodes of batch systems. */
export const computingPlatforms: DemoAppliance[] = [
  {
    slug: "docker-host",
    name: "Docker Host",
    summary: "A ready container host: Docker Engine, Compose and Buildx on Ubuntu 24.04.",
    description: `For services that come as a \`compose.yaml\`. Docker Engine comes from Docker's own packages and is held at the version that we tested.

## What is set up

- logs of containers rotate at 50 MB, so that a chatty service cannot fill the disk
- \`live-restore\` keeps containers running while the engine is updated
- the user \`ubuntu\` belongs to the group \`docker\`, which amounts to root on this machine
- image data is on the root disk; attach a volume at \`/var/lib/docker\` for anything big

## Start something at boot

\`\`\`yaml
#cloud-config
write_files:
  - path: /srv/app/compose.yaml
    content: |
      services:
        web:
          image: nginx:stable
          ports: ["80:80"]
runcmd:
  - docker compose -f /srv/app/compose.yaml up -d
\`\`\`

Published ports bypass \`ufw\`. Rely on the security groups.`,
    category: "Container platforms",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["docker", "containers", "compose", "ubuntu"],
    licence: "Apache-2.0",
    homepageUrl: "https://docs.docker.com/engine/",
    owner: "luca",
    maintainers: ["siobhan"],
    versions: [
      {
        version: "2026.11.1",
        notes: "Engine and containerd updates; Buildx now uses the containerd image store.",
        publishedDaysAgo: 20,
        expiresInDays: 345,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 880_082_944,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "docker-host-2026.11.1-amd64.qcow2",
            title: "Docker Host for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 852_361_216,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "docker-host-2026.11.1-arm64.qcow2",
            title: "Docker Host for ARM",
          },
        ],
      },
      {
        version: "2026.8.2",
        notes: "Log rotation set to 50 MB for each container, three files.",
        publishedDaysAgo: 90,
        expiresInDays: 275,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 869_990_400,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "docker-host-2026.8.2-amd64.qcow2",
            title: "Docker Host for Intel and AMD",
          },
          {
            ...QCOW2_AARCH64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 838_205_440,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "docker-host-2026.8.2-arm64.qcow2",
            title: "Docker Host for ARM",
          },
        ],
      },
      {
        version: "2026.4.1",
        notes: "Base changed from Ubuntu 22.04 to 24.04.",
        publishedDaysAgo: 223,
        expiresInDays: 142,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 859_439_104,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "docker-host-2026.4.1-amd64.qcow2",
            title: "Docker Host for Intel and AMD",
          },
        ],
      },
    ],
  },
  {
    slug: "k3s-node",
    name: "Kubernetes Node (k3s)",
    summary:
      "One image for servers and agents of a small Kubernetes cluster, with k3s and its images preloaded.",
    description: `Builds a Kubernetes cluster of one to about twenty machines without a managed service. The k3s binary and the container images of its parts are inside, so a node joins in under a minute, also at sites with slow paths to the outside.

## First server

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/rancher/k3s/config.yaml
    content: |
      token: choose-a-long-random-text
      tls-san: [cluster.example.org]
runcmd: [systemctl enable --now k3s]
\`\`\`

## Agents

Same file with \`server: https://<first-server>:6443\`, and \`k3s-agent\` in place of \`k3s\`.

## Not included

- Cinder CSI and the OpenStack cloud controller: install their Helm charts, with an application credential of your project
- backups: enable etcd snapshots to object storage before you depend on the cluster`,
    category: "Container platforms",
    disciplines: ["Computer and information sciences"],
    tags: ["kubernetes", "k3s", "containers", "cluster"],
    licence: "Apache-2.0",
    homepageUrl: "https://k3s.io/",
    owner: "luca",
    maintainers: ["ingrid"],
    versions: [
      {
        version: "1.35-2026.10.1",
        notes: "k3s 1.35. Upgrade servers before agents, and only one minor version at a time.",
        publishedDaysAgo: 41,
        expiresInDays: 199,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_241_972_736,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "k3s-node-1.35-2026.10.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "1.34-2026.6.1",
        notes: "k3s 1.34, last version of this line.",
        publishedDaysAgo: 153,
        expiresInDays: 87,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_230_897_152,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "k3s-node-1.34-2026.6.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "1.33-2026.1.1",
        notes: "k3s 1.33.",
        publishedDaysAgo: 307,
        expiresInDays: -67,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_197_146_112,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "k3s-node-1.33-2026.1.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "slurm-worker",
    name: "Slurm Worker",
    summary: "Elastic compute node for a Slurm cluster, in configless mode, on Rocky Linux 9.",
    description: `A compute node that fetches its configuration from your controller, so the same image serves every cluster.

## What it needs from you

1. the address of \`slurmctld\`, started with \`enable_configless\`
2. the MUNGE key, handed over as user data
3. the same Slurm minor release on the controller, or a newer one

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/munge/munge.key
    encoding: b64
    permissions: "0400"
    owner: munge:munge
    content: <base64 of your key>
  - path: /etc/sysconfig/slurmd
    content: SLURMD_OPTIONS="--conf-server ctl.example.org:6817 -Z"
\`\`\`

## Inside

Slurm with PMIx and cgroup v2, OpenMPI 5, Lmod with an empty tree, NFS and CVMFS clients. The option \`-Z\` makes it a *dynamic* node: it registers itself and needs no line in \`slurm.conf\`.`,
    category: "Batch computing",
    disciplines: ["Computer and information sciences", "Engineering and technology"],
    tags: ["slurm", "hpc", "batch", "mpi", "worker-node"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://slurm.schedmd.com/",
    owner: "katarzyna",
    maintainers: ["marek"],
    versions: [
      {
        version: "25.11-2026.9.1",
        notes: "Slurm 25.11 on Rocky Linux 9; PMIx 5.",
        publishedDaysAgo: 77,
        expiresInDays: 288,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 1_457_127_424,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "slurm-worker-25.11-2026.9.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "25.05-2026.2.1",
        notes: "Slurm 25.05. Kept for controllers that were not upgraded yet.",
        publishedDaysAgo: 272,
        expiresInDays: 93,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 1_436_745_728,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "slurm-worker-25.05-2026.2.1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "htcondor-worker",
    name: "HTCondor Worker",
    summary: "Execution point that joins an HTCondor pool by token and leaves it when idle.",
    description: `Turns spare cloud quota into slots of your HTCondor pool. The machine joins at boot with an IDTOKEN, runs jobs in one partitionable slot, and powers off after twenty idle minutes.

## User data

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/condor/config.d/50-pool.conf
    content: |
      CONDOR_HOST = cm.example.org
      STARTD_NOCLAIM_SHUTDOWN = 1200
  - path: /etc/condor/tokens.d/pool
    permissions: "0600"
    content: <output of condor_token_create>
\`\`\`

## Inside

- HTCondor from the long term support channel
- Apptainer for container universe jobs
- CernVM-FS client, with no repository mounted until one is used

## Network

Only outgoing connections are needed: the machine talks to the pool through CCB and the shared port, so private addresses behind NAT do well.`,
    category: "Batch computing",
    disciplines: ["Computer and information sciences", "Physical sciences"],
    tags: ["htcondor", "batch", "htc", "apptainer", "worker-node"],
    licence: "Apache-2.0",
    homepageUrl: "https://htcondor.org/",
    owner: "katarzyna",
    maintainers: [],
    versions: [
      {
        version: "25.0-2026.8.1",
        notes: "HTCondor 25.0 (long term support) on AlmaLinux 9.",
        publishedDaysAgo: 104,
        expiresInDays: 261,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 1_184_235_520,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "htcondor-worker-25.0-2026.8.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "24.0-2025.12.1",
        notes: "HTCondor 24.0 (long term support) on AlmaLinux 9.",
        publishedDaysAgo: 349,
        expiresInDays: 16,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 1_144_717_312,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "htcondor-worker-24.0-2025.12.1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "cernvm",
    name: "CernVM",
    summary: "Virtual machine for high energy physics: experiment software arrives on demand over CernVM-FS.",
    description: `CernVM carries no experiment software itself. It mounts \`/cvmfs\`, and what a job opens is fetched, checked and cached.

## Typical use

\`\`\`sh
source /cvmfs/sft.cern.ch/lcg/views/setupViews.sh \\
  LCG_108 x86_64-el9-gcc14-opt
root -b -q analysis.C
\`\`\`

Any repository of the default domains works: \`cernvm.cern.ch\`, \`egi.eu\`, \`opensciencegrid.org\`.

## Settings

| parameter | default | where |
| --- | --- | --- |
| cache size | 20 GB | \`CVMFS_QUOTA_LIMIT\` |
| proxy | direct, over the CDN | \`CVMFS_HTTP_PROXY\` |

**Set a proxy** as soon as you start more than a handful of machines. Sites with worker nodes run a Squid that you may use; without it the stratum servers see every machine as a stranger.

The base is an Enterprise Linux 9 user space; the user is \`cernvm\`.`,
    category: "Scientific software",
    disciplines: ["Physical sciences"],
    tags: ["cernvm", "cvmfs", "hep", "root"],
    licence: "BSD-3-Clause",
    homepageUrl: "https://cernvm.cern.ch/",
    owner: "katarzyna",
    maintainers: ["marek"],
    versions: [
      {
        version: "5-20260520",
        notes: "Updated CernVM-FS client with smaller memory use for large catalogues.",
        publishedDaysAgo: 187,
        expiresInDays: 178,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 613_351_424,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "cernvm-5-20260520-x86_64.qcow2",
            title: "CernVM for KVM",
          },
          {
            ...OVA_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 593_821_696,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "cernvm-5-20260520-x86_64.ova",
            title: "CernVM for VirtualBox",
          },
        ],
      },
      {
        version: "5-20251215",
        notes: "First version on Enterprise Linux 9 here.",
        publishedDaysAgo: 343,
        expiresInDays: 22,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 607_453_184,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "cernvm-5-20251215-x86_64.qcow2",
            title: "CernVM for KVM",
          },
          {
            ...OVA_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 589_168_640,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "cernvm-5-20251215-x86_64.ova",
            title: "CernVM for VirtualBox",
          },
        ],
      },
    ],
  },
  {
    slug: "compss-worker",
    name: "COMPSs Worker",
    summary: "Worker node for task-based applications written with COMPSs and PyCOMPSs.",
    description: `COMPSs runs a sequential-looking Java, C++ or Python program as a graph of tasks over many machines. This image is the worker side; the master may run on your laptop, a login node or another machine of the same image.

## How it fits together

1. the master starts workers through the cloud connector of COMPSs, with this image's identifier in \`resources.xml\`
2. each worker receives the master's SSH key as user data
3. tasks and files flow over the NIO adaptor, ports 43001 to 43002

## A first PyCOMPSs program

\`\`\`python
from pycompss.api.task import task
from pycompss.api.api import compss_wait_on

@task(returns=int)
def square(n):
    return n * n

print(sum(compss_wait_on([square(i) for i in range(100)])))
\`\`\`

OpenJDK 17, Python 3.12, NumPy and dislib are installed for the user \`compss\`.`,
    category: "Batch computing",
    disciplines: ["Computer and information sciences", "Engineering and technology"],
    tags: ["compss", "pycompss", "workflow", "worker-node"],
    licence: "Apache-2.0",
    homepageUrl: "https://compss.bsc.es/",
    owner: "katarzyna",
    maintainers: ["luca"],
    versions: [
      {
        version: "3.3.3-2026.3",
        notes: "COMPSs 3.3.3 on Ubuntu 24.04.",
        publishedDaysAgo: 242,
        expiresInDays: 123,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_723_269_120,
            virtualSizeBytes: 12 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "compss-worker-3.3.3-2026.3-amd64.qcow2",
          },
        ],
      },
    ],
  },
];
