import { GIB, NEEDS_LARGE, NEEDS_MEDIUM, OVA_X86_64, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Workbenches used in a browser. */
export const interactiveAnalysis: DemoAppliance[] = [
  {
    slug: "jupyter-workbench",
    name: "Jupyter Workbench",
    summary: "JupyterHub for a small team: one machine, federated sign-in, Python, R and Julia kernels.",
    description: `The Littlest JupyterHub, prepared for research groups of up to about thirty people.

## Included

- JupyterLab with Git, real-time collaboration and a table viewer for Parquet
- kernels: Python 3.12, R 4.5, Julia 1.11
- NumPy, SciPy, pandas, Polars, xarray, Dask, Matplotlib, scikit-learn
- Quarto for papers and slides

## Sign-in

Give the client identifier and secret of an OpenID Connect client as user data. Until that is there, the hub lets nobody in.

\`\`\`python
c.JupyterHub.authenticator_class = "oauthenticator.generic.GenericOAuthenticator"
c.GenericOAuthenticator.allowed_groups = {"my-group"}
\`\`\`

## Storage

Home directories are in \`/home\`. Attach a volume there **before** the first user signs in, and move nothing by hand later: \`hub-move-homes\` does it with quotas intact.`,
    category: "Interactive analysis",
    disciplines: [
      "Computer and information sciences",
      "Earth and environmental sciences",
      "Physical sciences",
    ],
    tags: ["jupyter", "python", "r", "julia", "notebook", "datahub"],
    licence: "BSD-3-Clause",
    homepageUrl: "https://tljh.jupyter.org/",
    owner: "luca",
    maintainers: ["jukka", "wouter"],
    versions: [
      {
        version: "2026.11.1",
        notes: `- JupyterLab 4.5
- Polars added to the default environment
- \`nbgrader\` removed: nobody used it`,
        publishedDaysAgo: 14,
        expiresInDays: 351,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_467_182_080,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "jupyter-workbench-2026.11.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.7.1",
        notes: `JupyterLab 4.4; Python 3.12; the hub restarts by itself after a change of \`/etc/hub.yaml\`.`,
        publishedDaysAgo: 131,
        expiresInDays: 234,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_372_417_024,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "jupyter-workbench-2026.7.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.1.2",
        notes: "Fixes the missing R kernel of 2026.1.1.",
        publishedDaysAgo: 300,
        expiresInDays: 65,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_314_024_448,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "jupyter-workbench-2026.1.2-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.1.1",
        notes: "January build. The R kernel is missing: use 2026.1.2.",
        publishedDaysAgo: 308,
        expiresInDays: 57,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_107_061_760,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "jupyter-workbench-2026.1.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "rstudio-server",
    name: "RStudio Server",
    summary: "R with RStudio Server and the packages that statisticians and ecologists ask for first.",
    description: `RStudio in the browser on a machine with more memory than your laptop.

## Packages

\`tidyverse\`, \`data.table\`, \`sf\`, \`terra\`, \`lme4\`, \`brms\` with CmdStan, \`targets\`, \`renv\`, \`arrow\`, \`Quarto\`. They are installed as binaries, and so are those that you add: the default repository serves binaries for this Ubuntu release, so \`install.packages("ranger")\` takes seconds.

## Access

RStudio Server listens on the loopback address only:

\`\`\`sh
ssh -L 8787:localhost:8787 ubuntu@<address>
# then open http://localhost:8787
\`\`\`

Set a password for your account with \`sudo passwd ubuntu\`; it is used by RStudio, while SSH goes on refusing passwords.

## Reproducible projects

Start with \`renv::init()\`. The lock file names the snapshot date of the repository, and the same versions can be restored years later.`,
    category: "Interactive analysis",
    disciplines: ["Biological sciences", "Social sciences", "Medical and health sciences"],
    tags: ["r", "rstudio", "statistics", "tidyverse"],
    licence: "AGPL-3.0-only",
    homepageUrl: "https://posit.co/products/open-source/rstudio-server/",
    owner: "helene",
    maintainers: ["luca"],
    versions: [
      {
        version: "4.5-2026.8.1",
        notes: "R 4.5 with the package snapshot of 1 August 2026.",
        publishedDaysAgo: 109,
        expiresInDays: 256,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_451_439_616,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "rstudio-server-4.5-2026.8.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "4.5-2026.2.1",
        notes: "R 4.5 with the package snapshot of 1 February 2026.",
        publishedDaysAgo: 286,
        expiresInDays: 79,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_414_870_528,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "rstudio-server-4.5-2026.2.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "cuda-pytorch",
    name: "CUDA + PyTorch Workbench",
    summary: "PyTorch with CUDA for training and inference on one GPU machine, with JupyterLab and MLflow.",
    description: `A machine for people who train models, not for people who like to install drivers.

## Stack

| layer | content |
| --- | --- |
| driver | NVIDIA server branch, open kernel modules |
| libraries | CUDA 12.8, cuDNN 9, NCCL |
| framework | PyTorch 2 with torchvision, Lightning, Transformers |
| tools | JupyterLab, TensorBoard, MLflow (local), \`nvitop\` |

All Python packages live in the conda environment \`torch\`, which nobody but you changes.

## Check

\`\`\`sh
conda activate torch
python -c 'import torch; print(torch.cuda.get_device_name(0))'
\`\`\`

## Advice

- put data sets on a volume or read them from object storage; the root disk is for code
- use \`torch.compile\` and bf16 before you ask for a bigger flavour
- stop the machine when idle: GPU flavours are scarce at every site`,
    category: "Machine learning",
    disciplines: ["Computer and information sciences", "Medical and health sciences"],
    tags: ["pytorch", "cuda", "gpu", "machine-learning", "jupyter"],
    licence: "BSD-3-Clause",
    homepageUrl: "https://pytorch.org/",
    owner: "luca",
    maintainers: ["ayse"],
    versions: [
      {
        version: "2026.12.0-rc1",
        notes: "Moves to the next CUDA major release. Under test on A100 and L40S.",
        publishedDaysAgo: null,
        expiresInDays: 365,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 6_418_661_376,
            virtualSizeBytes: 32 * GIB,
            ...NEEDS_LARGE,
            fileName: "cuda-pytorch-2026.12.0-rc1-amd64.qcow2",
            notes: "Needs an NVIDIA GPU with at least 8 GiB of memory.",
          },
        ],
      },
      {
        version: "2026.9.1",
        notes: "PyTorch update; Transformers and Lightning refreshed; TensorFlow left out for good.",
        publishedDaysAgo: 67,
        expiresInDays: 298,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 6_196_494_336,
            virtualSizeBytes: 32 * GIB,
            ...NEEDS_LARGE,
            fileName: "cuda-pytorch-2026.9.1-amd64.qcow2",
            notes: "Needs an NVIDIA GPU with at least 8 GiB of memory.",
          },
        ],
      },
      {
        version: "2026.4.1",
        notes: "CUDA 12.8 and cuDNN 9.",
        publishedDaysAgo: 216,
        expiresInDays: 149,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 5_950_799_872,
            virtualSizeBytes: 32 * GIB,
            ...NEEDS_LARGE,
            fileName: "cuda-pytorch-2026.4.1-amd64.qcow2",
            notes: "Needs an NVIDIA GPU with at least 8 GiB of memory.",
          },
        ],
      },
    ],
  },
  {
    slug: "qgis-desktop",
    name: "QGIS Remote Desktop",
    summary: "QGIS and GDAL on a remote desktop in the browser, beside the data instead of far from them.",
    description: `Large rasters are slow to move and quick to look at where they are. This machine offers a desktop in the browser, with QGIS, GRASS and SAGA.

## Connect

1. open an SSH tunnel: \`ssh -L 8443:localhost:8443 ubuntu@<address>\`
2. go to \`https://localhost:8443\` and accept the certificate made at first boot
3. sign in with the one-time code from \`~/desktop-code\`

## Inside

- QGIS long term release, GDAL, PDAL, GRASS GIS, SAGA
- PostGIS client; a local PostGIS can be started with \`sudo systemctl start postgresql\`
- cloud-optimised formats: COG, GeoParquet, FlatGeobuf, Zarr

\`\`\`sh
gdal_translate -of COG -co COMPRESS=ZSTD in.tif out_cog.tif
\`\`\`

The image is larger than others, since a desktop comes along. For batch work *Sentinel Toolbox* or *Jupyter Workbench* is the leaner choice.`,
    category: "Interactive analysis",
    disciplines: ["Earth and environmental sciences", "Social sciences"],
    tags: ["qgis", "gis", "gdal", "desktop", "maps"],
    licence: "GPL-2.0-or-later",
    homepageUrl: "https://qgis.org/",
    owner: "chiara",
    maintainers: [],
    versions: [
      {
        version: "3.44-2026.9.1",
        notes: "QGIS 3.44 long term release.",
        publishedDaysAgo: 81,
        expiresInDays: 284,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_377_528_832,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "qgis-desktop-3.44-2026.9.1-amd64.qcow2",
            title: "QGIS Remote Desktop for KVM",
          },
          {
            ...OVA_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_330_473_984,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "qgis-desktop-3.44-2026.9.1-amd64.ova",
            title: "QGIS Remote Desktop for VirtualBox",
          },
        ],
      },
      {
        version: "3.40-2026.1.1",
        notes: "QGIS 3.40 long term release.",
        publishedDaysAgo: 298,
        expiresInDays: 67,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_292_004_352,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "qgis-desktop-3.40-2026.1.1-amd64.qcow2",
            title: "QGIS Remote Desktop for KVM",
          },
        ],
      },
    ],
  },
];
