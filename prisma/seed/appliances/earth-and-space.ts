import { GIB, NEEDS_LARGE, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Earth observation, climate, astronomy and engineering. */
export const earthAndSpace: DemoAppliance[] = [
  {
    slug: "sentinel-toolbox",
    name: "Sentinel Toolbox",
    summary:
      "ESA SNAP with the Sentinel toolboxes, for batch processing of radar and optical satellite scenes.",
    description: `SNAP without its desktop: the graph processor \`gpt\` and the Python bindings, tuned for cloud flavours.

## What it does well

- calibration and terrain correction of Sentinel-1 scenes
- resampling and mosaics of Sentinel-2
- the same graph over hundreds of scenes

\`\`\`sh
gpt terrain-correction.xml -q 8 -c 12G \\
  -Pin=S1A_IW_GRDH.SAFE -Pout=out.tif
\`\`\`

## Getting scenes

Several sites of this federation keep local copies of Copernicus products. \`eodag\` is configured for the Copernicus Data Space; add your own account:

\`\`\`sh
eodag search --collection S2_MSI_L2A --box 12.2 42.9 12.6 43.2 \\
  --start 2026-06-01 --end 2026-06-30
\`\`\`

## Memory

Terrain correction of a full Sentinel-1 scene wants 16 GiB or more. Elevation tiles and orbit files are cached in \`/srv/snap/auxdata\`.`,
    category: "Scientific software",
    disciplines: ["Earth and environmental sciences"],
    tags: ["snap", "sentinel", "copernicus", "remote-sensing", "sar"],
    licence: "GPL-3.0-or-later",
    homepageUrl: "https://step.esa.int/",
    owner: "chiara",
    maintainers: ["jukka"],
    versions: [
      {
        version: "12-2026.7.1",
        notes: `SNAP 12 with the module updates of the summer; \`eodag\` updated.`,
        publishedDaysAgo: 118,
        expiresInDays: 247,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_045_392_384,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "sentinel-toolbox-12-2026.7.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "12-2026.1.1",
        notes: "SNAP 12.",
        publishedDaysAgo: 319,
        expiresInDays: 46,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 3_000_172_544,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "sentinel-toolbox-12-2026.1.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "11-2025.10.1",
        notes: "SNAP 11.",
        publishedDaysAgo: 405,
        expiresInDays: -40,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 2_918_449_152,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "sentinel-toolbox-11-2025.10.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "esmvaltool",
    name: "ESMValTool Climate Analysis",
    summary: "ESMValTool and CDO to evaluate climate model output, next to CMIP data.",
    description: `ESMValTool compares Earth system models with each other and with observations. A *recipe* names data, preprocessing and diagnostics, and the output carries full provenance.

## Ready to use

- ESMValTool with its Python and R diagnostics
- CDO, NCO and JupyterLab for quick looks
- \`intake-esgf\` for catalogues

## Data

CMIP6 files are read from a mount, from object storage (Zarr) or from ESGF. Say where in \`~/.config/esmvaltool/config.yml\`:

\`\`\`yaml
search_esgf: when_missing
download_dir: /data/esgf
max_parallel_tasks: 4
\`\`\`

\`\`\`sh
esmvaltool run examples/recipe_python.yml
\`\`\`

## Resources

Regridding of daily global fields takes 4 GiB for each parallel task; raise \`max_parallel_tasks\` only as far as the memory goes. Results are in \`~/esmvaltool_output\`, each with an HTML page and the provenance in PROV-XML.`,
    category: "Scientific software",
    disciplines: ["Earth and environmental sciences"],
    tags: ["climate", "esmvaltool", "cmip", "cdo", "netcdf"],
    licence: "Apache-2.0",
    homepageUrl: "https://esmvaltool.org/",
    owner: "jukka",
    maintainers: ["chiara"],
    versions: [
      {
        version: "2.13-2026.8.2",
        notes: `Pins \`iris\` to the version that the recipes were tested with; otherwise as 2026.8.1.`,
        publishedDaysAgo: 84,
        expiresInDays: 281,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 2_772_500_480,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "esmvaltool-2.13-2026.8.2-x86_64.qcow2",
          },
        ],
      },
      {
        version: "2.13-2026.8.1",
        notes: "ESMValTool 2.13.",
        publishedDaysAgo: 102,
        expiresInDays: 263,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 2_764_701_696,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "esmvaltool-2.13-2026.8.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "2.12-2026.2.1",
        notes: "ESMValTool 2.12 on AlmaLinux 9.",
        publishedDaysAgo: 270,
        expiresInDays: 95,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "AlmaLinux",
            osVersion: "9",
            sizeBytes: 2_703_228_928,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "esmvaltool-2.12-2026.2.1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "lofar-pipelines",
    name: "LOFAR Imaging Pipelines",
    summary: "DP3, WSClean and the LINC pipeline to calibrate and image low frequency radio observations.",
    description: `All that is needed to go from LOFAR visibilities to an image, compiled together so that casacore is the same everywhere.

## Software

- DP3 with EveryBeam, AOFlagger and IDG
- WSClean
- LINC as CWL, run by \`toil-cwl-runner\`
- \`lsmtool\`, \`losoto\`, DS9 regions in Python

## Run LINC on a calibrator

\`\`\`sh
toil-cwl-runner --singularity --workDir /scratch \\
  $LINC/workflows/HBA_calibrator.cwl input.json
\`\`\`

## What to prepare

| step | disk | memory |
| --- | --- | --- |
| calibrator, 10 minutes | 100 GB | 32 GB |
| target, 8 hours, averaged | 4 TB | 128 GB |

Stage data from the Long Term Archive to a volume first; a pipeline that reads over the network keeps many cores waiting. Put \`/scratch\` on the fastest disk that the site offers.`,
    category: "Scientific software",
    disciplines: ["Physical sciences"],
    tags: ["lofar", "radio-astronomy", "imaging", "cwl"],
    licence: "GPL-3.0-or-later",
    homepageUrl: "https://linc.readthedocs.io/",
    owner: "wouter",
    maintainers: ["katarzyna"],
    versions: [
      {
        version: "2026.10.1",
        notes: `- DP3 and EveryBeam from the October tags
- WSClean built with \`-march=x86-64-v3\`
- LINC 5`,
        publishedDaysAgo: 25,
        expiresInDays: 340,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 4_361_682_944,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "lofar-pipelines-2026.10.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.5.1",
        notes: "Tested against the reference calibrators 3C 196 and 3C 295.",
        publishedDaysAgo: 181,
        expiresInDays: 184,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 4_306_108_416,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "lofar-pipelines-2026.5.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2025.12.1",
        notes: "Last version built on GCC 11.",
        publishedDaysAgo: 340,
        expiresInDays: 25,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 4_212_195_328,
            virtualSizeBytes: 30 * GIB,
            ...NEEDS_LARGE,
            fileName: "lofar-pipelines-2025.12.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "casa",
    name: "CASA Radio Astronomy",
    summary: "CASA for interferometry data of ALMA, VLA and others, with CARTA to look at the images.",
    description: `Common Astronomy Software Applications, both as the monolithic package with the ALMA pipeline and as Python modules.

## Start

\`\`\`sh
casa --pipeline --nologger        # interactive, with the pipeline
casa --nogui -c calibrate.py      # batch
python -m pip show casatasks      # modular
\`\`\`

## Looking at cubes

CARTA serves images to your browser from the machine itself, which is far better than to copy a cube of 200 GB:

\`\`\`sh
carta --port 3002 --no_browser /data/images
ssh -L 3002:localhost:3002 ubuntu@<address>   # on your side
\`\`\`

## Good to know

- measures tables (\`casadata\`) are refreshed weekly by a timer; the pipeline wants the version that it was released with, so leave that to the release
- \`tclean\` runs in parallel with \`mpicasa -n 8 casa -c script.py\`
- the plotting windows need a display; use \`plotms(showgui=False, plotfile=...)\``,
    category: "Scientific software",
    disciplines: ["Physical sciences"],
    tags: ["casa", "alma", "vla", "radio-astronomy", "carta"],
    licence: "LGPL-2.0-or-later",
    homepageUrl: "https://casa.nrao.edu/",
    owner: "wouter",
    maintainers: ["yusuf"],
    versions: [
      {
        version: "6.7-2026.7.1",
        notes: "CASA 6.7 with the matching pipeline; CARTA 5.",
        publishedDaysAgo: 139,
        expiresInDays: 226,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "9",
            sizeBytes: 3_705_405_440,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "casa-6.7-2026.7.1-x86_64.qcow2",
          },
        ],
      },
      {
        version: "6.6-2025.12.1",
        notes: "CASA 6.6 with the pipeline of ALMA Cycle 11.",
        publishedDaysAgo: 356,
        expiresInDays: 9,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Rocky Linux",
            osVersion: "8",
            sizeBytes: 3_632_660_480,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "casa-6.6-2025.12.1-x86_64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "openfoam",
    name: "OpenFOAM",
    summary: "OpenFOAM for computational fluid dynamics, with OpenMPI and headless ParaView.",
    description: `OpenFOAM from openfoam.com, compiled with GCC for the x86-64-v3 level, with OpenMPI 5 and \`pvbatch\` for pictures without a screen.

## Run a tutorial

\`\`\`sh
source /opt/openfoam/etc/bashrc
cp -r $FOAM_TUTORIALS/incompressible/simpleFoam/motorBike .
cd motorBike && ./Allrun
\`\`\`

## Several machines

Start them from this image in one private network, share \`/case\` over NFS from the first, and list the addresses in \`hostfile\`. Ethernet at 10 Gbit/s is enough for about four machines; beyond that the pressure solver waits for the network, and a supercomputer is the better place.

## Notes

- \`decomposePar\` with \`scotch\` is a good default
- collated file output (\`-fileHandler collated\`) spares the shared file system
- your own solvers compile with \`wmake\`; the compiler is inside`,
    category: "Scientific software",
    disciplines: ["Engineering and technology", "Physical sciences"],
    tags: ["openfoam", "cfd", "mpi", "paraview"],
    licence: "GPL-3.0-or-later",
    homepageUrl: "https://www.openfoam.com/",
    owner: "katarzyna",
    maintainers: [],
    versions: [
      {
        version: "v2606-2026.9.1",
        notes: "OpenFOAM v2606.",
        publishedDaysAgo: 63,
        expiresInDays: 302,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_129_788_928,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "openfoam-v2606-2026.9.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "v2512-2026.2.1",
        notes: "OpenFOAM v2512.",
        publishedDaysAgo: 277,
        expiresInDays: 88,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_095_775_744,
            virtualSizeBytes: 20 * GIB,
            ...NEEDS_LARGE,
            fileName: "openfoam-v2512-2026.2.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
];
