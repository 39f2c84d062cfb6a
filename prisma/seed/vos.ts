import type { DemoVo } from "./types.ts";

/** The first VO is for tokens only and endorses small images, so that a real client may download its whole list. */
export const vos: DemoVo[] = [
  {
    name: "ops",
    title: "Operations and site monitoring",
    description:
      "Used by the monitoring team to check every site of the federation: images are transferred, started, examined and removed again, every hour. The images are small on purpose, and the list is open to sites only.",
    discipline: "Support activities",
    homepageUrl: "https://monitoring.example/ops/",
    listVisibility: "token",
    roles: [
      { person: "dimitra", role: "manager" },
      { person: "rui", role: "shifter" },
    ],
    revisions: [
      {
        comment: "First list: CirrOS, Alpine and the site probe.",
        by: "dimitra",
        daysAgo: 152,
        entries: [
          { appliance: "cirros", version: "0.6.3-20260202" },
          { appliance: "alpine-tiny", version: "3.22-20260605" },
          { appliance: "site-probe", version: "4.1.1" },
        ],
      },
      {
        comment: "Adds an OVA, to notice sites whose conversion is broken, and the iperf3 endpoint.",
        by: "dimitra",
        daysAgo: 60,
        entries: [
          { appliance: "cirros", version: "0.6.3-20260914" },
          { appliance: "alpine-tiny", version: "3.22-20260605" },
          { appliance: "site-probe", version: "4.1.1" },
          { appliance: "tiny-core", version: "16.2-20260818" },
          { appliance: "iperf-endpoint", version: "2026.9.1" },
        ],
      },
      {
        comment: "Site probe 4.2.0, which tests IPv6 by itself; Alpine refreshed.",
        by: "rui",
        daysAgo: 20,
        entries: [
          { appliance: "cirros", version: "0.6.3-20260914" },
          { appliance: "alpine-tiny", version: "3.22-20261012" },
          { appliance: "site-probe", version: "4.2.0" },
          { appliance: "tiny-core", version: "16.2-20260818" },
          { appliance: "iperf-endpoint", version: "2026.9.1" },
        ],
      },
    ],
  },
  {
    name: "vo.access.egi.eu",
    title: "Federated cloud, general access",
    description:
      "The catch-all VO of the federated cloud. Anyone who wants to try the cloud before joining a community of their own starts here, with maintained base systems and a few platforms.",
    discipline: "Computer and information sciences",
    homepageUrl: "https://www.egi.eu/service/cloud-compute/",
    enrolmentUrl: "https://aai.federation.example/enrol/vo.access.egi.eu",
    listVisibility: "public",
    roles: [
      { person: "marek", role: "manager" },
      { person: "luca", role: "deputy" },
      { person: "siobhan", role: "expert" },
      { person: "rui", role: "shifter" },
    ],
    revisions: [
      {
        comment: "Summer list; Ubuntu 26.04 LTS joins.",
        by: "marek",
        daysAgo: 130,
        entries: [
          { appliance: "ubuntu-22-04", version: "22.04-20260702" },
          { appliance: "ubuntu-24-04", version: "24.04-20260704" },
          { appliance: "ubuntu-26-04", version: "26.04-20260505" },
          { appliance: "debian-12", version: "12-20260616" },
          { appliance: "almalinux-9", version: "9-20260528" },
          { appliance: "rocky-9", version: "9-20260703" },
        ],
      },
      {
        comment: "Autumn updates. Debian 13 and Docker Host added after tests at three sites.",
        by: "luca",
        daysAgo: 45,
        entries: [
          { appliance: "ubuntu-22-04", version: "22.04-20260702" },
          { appliance: "ubuntu-24-04", version: "24.04-20261003" },
          { appliance: "ubuntu-26-04", version: "26.04-20260815" },
          { appliance: "debian-12", version: "12-20260928" },
          { appliance: "debian-13", version: "13-20260912" },
          { appliance: "almalinux-9", version: "9-20260909" },
          { appliance: "rocky-9", version: "9-20260820" },
          { appliance: "docker-host", version: "2026.8.2" },
        ],
      },
      {
        comment: "November rebuilds of Ubuntu, Debian 13 and AlmaLinux. Debian 12 leaves the list.",
        by: "marek",
        daysAgo: 9,
        entries: [
          { appliance: "ubuntu-22-04", version: "22.04-20261022" },
          { appliance: "ubuntu-24-04", version: "24.04-20261105" },
          { appliance: "ubuntu-26-04", version: "26.04-20261106" },
          { appliance: "debian-13", version: "13-20261110" },
          { appliance: "almalinux-9", version: "9-20261112" },
          { appliance: "rocky-9", version: "9-20260820" },
          { appliance: "docker-host", version: "2026.11.1" },
        ],
      },
    ],
  },
  {
    name: "biomed",
    title: "Biomedical research",
    description:
      "Medical imaging, bioinformatics and drug discovery groups share this VO, its quota and its experience. Images are tested by the technical team with a short reference analysis before they enter the list.",
    discipline: "Medical and health sciences",
    homepageUrl: "https://biomed.university.example/",
    enrolmentUrl: "https://aai.federation.example/enrol/biomed",
    contactEmail: "managers@biomed.university.example",
    listVisibility: "public",
    roles: [
      { person: "helene", role: "manager" },
      { person: "ayse", role: "deputy" },
      { person: "katarzyna", role: "expert" },
      { person: "helene", role: "member" },
      { person: "ayse", role: "member" },
      { person: "seun", role: "member" },
    ],
    revisions: [
      {
        comment: "List for the spring campaign.",
        by: "helene",
        daysAgo: 170,
        entries: [
          { appliance: "nextflow", version: "25.10-2026.5.1" },
          { appliance: "bioconda", version: "2026.5.1" },
          { appliance: "galaxy", version: "25.0-2026.3.1" },
          { appliance: "rstudio-server", version: "4.5-2026.2.1" },
        ],
      },
      {
        comment: "GROMACS for the docking group; Galaxy 25.1 after the migration test.",
        by: "ayse",
        daysAgo: 88,
        entries: [
          { appliance: "nextflow", version: "25.10-2026.5.1" },
          { appliance: "bioconda", version: "2026.5.1" },
          { appliance: "galaxy", version: "25.1-2026.8.1" },
          { appliance: "rstudio-server", version: "4.5-2026.8.1" },
          { appliance: "gromacs", version: "2026.1-1" },
        ],
      },
      {
        comment:
          "Nextflow 26.04 and a plain Ubuntu. Bioconda stays at 2026.5.1 until the cohort study is finished.",
        by: "helene",
        daysAgo: 26,
        entries: [
          { appliance: "nextflow", version: "26.04-2026.10.1" },
          { appliance: "bioconda", version: "2026.5.1" },
          { appliance: "galaxy", version: "25.1-2026.8.1" },
          { appliance: "rstudio-server", version: "4.5-2026.8.1" },
          { appliance: "gromacs", version: "2026.1-1" },
          { appliance: "cuda-pytorch", version: "2026.9.1" },
          { appliance: "ubuntu-24-04", version: "24.04-20261003" },
        ],
      },
    ],
  },
  {
    name: "lofar",
    title: "Low frequency radio astronomy",
    description:
      "Survey teams that calibrate and image observations of the LOFAR telescope. Membership follows the proposals; the list is open to the sites that hold copies of the Long Term Archive.",
    discipline: "Physical sciences",
    homepageUrl: "https://radio-observatory.example/cloud/",
    listVisibility: "token",
    roles: [{ person: "wouter", role: "manager" }],
    revisions: [
      {
        comment: "Pipelines of May, for the reprocessing of the second survey.",
        by: "wouter",
        daysAgo: 160,
        entries: [
          { appliance: "lofar-pipelines", version: "2026.5.1" },
          { appliance: "casa", version: "6.6-2025.12.1" },
          { appliance: "jupyter-workbench", version: "2026.1.2" },
        ],
      },
      {
        comment: "October pipelines next to a batch worker; CASA 6.7.",
        by: "wouter",
        daysAgo: 23,
        entries: [
          { appliance: "lofar-pipelines", version: "2026.10.1" },
          { appliance: "casa", version: "6.7-2026.7.1" },
          { appliance: "slurm-worker", version: "25.11-2026.9.1" },
          { appliance: "jupyter-workbench", version: "2026.7.1" },
        ],
      },
    ],
  },
  {
    name: "vo.geoss.eu",
    title: "Earth observation and climate",
    description:
      "Supports groups that work with Copernicus and climate model data close to where the data are kept. Sites with local copies of satellite products are listed on the home page.",
    discipline: "Earth and environmental sciences",
    homepageUrl: "https://earth.university.example/geoss/",
    listVisibility: "public",
    roles: [
      { person: "chiara", role: "manager" },
      { person: "jukka", role: "expert" },
      { person: "jukka", role: "member" },
    ],
    revisions: [
      {
        comment: "Images for the flood mapping exercise and the climate school.",
        by: "chiara",
        daysAgo: 40,
        entries: [
          { appliance: "sentinel-toolbox", version: "12-2026.7.1" },
          { appliance: "qgis-desktop", version: "3.44-2026.9.1" },
          { appliance: "esmvaltool", version: "2.13-2026.8.1" },
          { appliance: "jupyter-workbench", version: "2026.7.1" },
          { appliance: "docker-host", version: "2026.8.2" },
          { appliance: "oneclient", version: "21.02-2026.7.1" },
        ],
      },
    ],
  },
  {
    name: "vo.seadatanet.org",
    title: "Marine and ocean data",
    description:
      "A young VO of oceanographic data centres. Its members are choosing the appliances for interpolation of field measurements and quality control; until then there is no list.",
    discipline: "Earth and environmental sciences",
    homepageUrl: "https://ocean.example.org/cloud/",
    listVisibility: "public",
    roles: [
      { person: "gunnhildur", role: "manager" },
      { person: "seun", role: "member" },
    ],
    revisions: [],
  },
];
