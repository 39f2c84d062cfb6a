import { GIB, NEEDS_LARGE, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Biology, chemistry and medicine. */
export const lifeSciences: DemoAppliance[] = [
  {
    slug: "galaxy",
    name: "Galaxy Server",
    summary:
      "A private Galaxy server with job runner, reference data over CernVM-FS and a starter set of tools.",
    description: `Galaxy lets biologists build and share analyses in the browser. This appliance is for data that may not leave your project, or for a course that needs a server of its own.

## Inside

- Galaxy with Gunicorn and Celery, PostgreSQL, nginx with TLS
- local runner, prepared for an external Slurm cluster
- reference genomes from \`data.galaxyproject.org\`, read on demand
- tools for quality control, mapping, variant calling and RNA-seq

## First administrator

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/galaxy/site.yml
    content: |
      hostname: galaxy.your-institute.org
      admin_users: you@your-institute.org
\`\`\`

Registration is closed until you open it. Tools are added from the Tool Shed in the administrator's menu; their dependencies come as containers.

## Sizing

Eight cores and 32 GiB for a group of five; data on a volume at \`/srv/galaxy\`.`,
    category: "Scientific software",
    disciplines: ["Biological sciences", "Medical and health sciences"],
    tags: ["galaxy", "bioinformatics", "workflow", "genomics"],
    licence: "MIT",
    homepageUrl: "https://galaxyproject.org/",
    owner: "ayse",
    maintainers: ["helene", "katarzyna"],
    versions: [
      {
        version: "25.1-2026.8.1",
        notes: "Galaxy 25.1. The database is migrated at the first start; make a snapshot before.",
        publishedDaysAgo: 97,
        expiresInDays: 268,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 3_278_635_008,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "galaxy-25.1-2026.8.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "25.0-2026.3.1",
        notes: "Galaxy 25.0; interactive tools need a wildcard certificate.",
        publishedDaysAgo: 256,
        expiresInDays: 109,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 3_181_903_872,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "galaxy-25.0-2026.3.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "24.2-2025.11.1",
        notes: "Galaxy 24.2.",
        publishedDaysAgo: 363,
        expiresInDays: 2,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 3_098_148_864,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "galaxy-24.2-2025.11.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "nextflow",
    name: "Nextflow Launcher",
    summary:
      "Runs nf-core and other Nextflow pipelines on one large machine or, with Slurm or Kubernetes, on many.",
    description: `Nextflow with everything that an nf-core pipeline expects to find: Java 21, Apptainer, Docker, \`nf-core\` tools and a cache for container images.

## Try it

\`\`\`sh
nextflow run nf-core/rnaseq -profile test,apptainer \\
  --outdir results
\`\`\`

## Profiles that we add

- \`bigvm\` uses all cores of this machine and leaves 2 GiB for the system
- \`slurm\` submits to the cluster named in \`~/.slurm.conf\`
- \`k8s\` uses the cluster of your kubeconfig, with a shared volume

## Habits worth having

1. pin the pipeline: \`-r 3.18.0\`
2. keep \`work/\` on a volume, and remove it with \`nextflow clean\`
3. resume with \`-resume\` rather than starting again

Container images go to \`/srv/apptainer\`; all users of the machine share them.`,
    category: "Scientific software",
    disciplines: ["Biological sciences", "Medical and health sciences"],
    tags: ["nextflow", "nf-core", "workflow", "apptainer", "genomics"],
    licence: "Apache-2.0",
    homepageUrl: "https://www.nextflow.io/",
    owner: "ayse",
    maintainers: ["katarzyna"],
    versions: [
      {
        version: "26.04-2026.10.1",
        notes: `Nextflow 26.04; the strict syntax is the default. Old pipelines may need \`NXF_SYNTAX_PARSER=v1\`.`,
        publishedDaysAgo: 34,
        expiresInDays: 331,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_392_771_072,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "nextflow-26.04-2026.10.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "25.10-2026.5.1",
        notes: "Nextflow 25.10.",
        publishedDaysAgo: 195,
        expiresInDays: 170,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_341_784_064,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "nextflow-25.10-2026.5.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "25.10-2025.12.1",
        notes: "Nextflow 25.10, first build.",
        publishedDaysAgo: 347,
        expiresInDays: -77,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 1_326_317_568,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "nextflow-25.10-2025.12.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "bioconda",
    name: "Bioconda Workbench",
    summary: "Command line bench for sequence analysis, with curated Bioconda environments.",
    description: `For those who think in pipes. Ready environments spare you the solver, and each can be exported and cited.

## Environments

| name | tools |
| --- | --- |
| \`qc\` | fastp, FastQC, MultiQC |
| \`map\` | bwa-mem2, minimap2, samtools, mosdepth |
| \`variants\` | bcftools, DeepVariant (container), VEP |
| \`assembly\` | Flye, SPAdes, QUAST, BUSCO |
| \`meta\` | Kraken 2, Bracken, MetaBAT 2 |

\`\`\`sh
micromamba activate map
minimap2 -ax map-ont ref.fa reads.fq.gz | samtools sort -o out.bam
samtools index out.bam
\`\`\`

Databases are not inside, as Kraken 2 alone would need a hundred gigabytes. \`fetch-databases\` lists the known ones and puts them on a volume.

Write down what you used: \`micromamba env export > methods.yml\`.`,
    category: "Scientific software",
    disciplines: ["Biological sciences"],
    tags: ["bioconda", "sequencing", "genomics", "command-line"],
    licence: "MIT",
    homepageUrl: "https://bioconda.github.io/",
    owner: "ayse",
    maintainers: ["seun"],
    versions: [
      {
        version: "2026.9.1",
        notes: `All environments solved anew; \`assembly\` gained BUSCO.`,
        publishedDaysAgo: 55,
        expiresInDays: 310,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 4_130_406_400,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "bioconda-2026.9.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.5.1",
        notes: `samtools and bcftools 1.22; adds \`meta\`.`,
        publishedDaysAgo: 188,
        expiresInDays: 177,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 3_889_102_848,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "bioconda-2026.5.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.1.1",
        notes: "January build.",
        publishedDaysAgo: 305,
        expiresInDays: -35,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 3_624_271_872,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "bioconda-2026.1.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "gromacs",
    name: "GROMACS",
    summary: "GROMACS molecular dynamics for CPU and NVIDIA GPU flavours, with PLUMED and analysis tools.",
    description: `Molecular dynamics of proteins, membranes and small molecules. One image holds three builds, and \`gmx\` picks the best one that the machine can run:

- AVX2, thread-MPI
- AVX-512, thread-MPI
- CUDA, for flavours with an NVIDIA GPU

PLUMED 2 is patched in; MDAnalysis, VMD-readable output tools and \`gmx_MMPBSA\` are in the conda environment \`md\`.

## Example

\`\`\`sh
gmx grompp -f md.mdp -c npt.gro -p topol.top -o md.tpr
gmx mdrun -deffnm md -nb gpu -pme gpu -update gpu
\`\`\`

## Which flavour

| system | choose |
| --- | --- |
| below 50,000 atoms | 8 cores |
| 50,000 to 500,000 atoms | one GPU and 8 cores |
| larger | a cluster; this image uses one machine only |

Write checkpoints to a volume (\`-cpt 10\`), and a lost machine costs you ten minutes.`,
    category: "Scientific software",
    disciplines: ["Chemical sciences", "Biological sciences"],
    tags: ["gromacs", "molecular-dynamics", "plumed", "gpu"],
    licence: "LGPL-2.1-or-later",
    homepageUrl: "https://www.gromacs.org/",
    owner: "katarzyna",
    maintainers: ["ayse"],
    versions: [
      {
        version: "2026.1-1",
        notes: "GROMACS 2026.1 with CUDA 12.8.",
        publishedDaysAgo: 209,
        expiresInDays: 156,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 2_972_975_104,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "gromacs-2026.1-1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "2025.4-1",
        notes: "GROMACS 2025.4. Checkpoints of this version can be continued with 2026.1.",
        publishedDaysAgo: 312,
        expiresInDays: 53,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 2_877_816_832,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "gromacs-2025.4-1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
];
