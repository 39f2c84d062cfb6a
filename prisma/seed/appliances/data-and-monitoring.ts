import { GIB, NEEDS_LARGE, NEEDS_MEDIUM, NEEDS_SMALL, QCOW2_X86_64 } from "../image-shapes.ts";
import type { DemoAppliance } from "../types.ts";

/** Services around data, monitoring and training. */
export const dataAndMonitoring: DemoAppliance[] = [
  {
    slug: "oneclient",
    name: "Oneclient Data Access",
    summary: "Mounts Onedata spaces as an ordinary directory, for jobs that read distributed data sets.",
    description: `Onedata joins storage of several sites into *spaces*. This machine mounts the spaces that your access token opens under \`/spaces\`, and any POSIX program can work on them.

## Start

\`\`\`sh
export ONECLIENT_PROVIDER_HOST=provider.example.org
export ONECLIENT_ACCESS_TOKEN=<your token>
oneclient /spaces
ls /spaces
\`\`\`

The token can also be given as user data; then the mount is there when you first log in.

## Performance

- blocks are fetched when they are read; a first pass over a data set is slower than the second
- choose the Oneprovider nearest to the cloud site, preferably at the site itself
- for many small files raise \`--metadata-cache-size\`

## Mind

The client should not be newer than the Oneprovider it talks to. The version string names the client's release line.`,
    category: "Data services",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["onedata", "oneclient", "storage", "fuse"],
    licence: "Apache-2.0",
    homepageUrl: "https://onedata.org/",
    owner: "luca",
    maintainers: ["chiara"],
    versions: [
      {
        version: "21.02-2026.7.1",
        notes: "Oneclient of the 21.02 line on Ubuntu 22.04.",
        publishedDaysAgo: 137,
        expiresInDays: 133,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 939_655_168,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "oneclient-21.02-2026.7.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "21.02-2025.11.1",
        notes: "Oneclient of the 21.02 line on Ubuntu 22.04.",
        publishedDaysAgo: 370,
        expiresInDays: -5,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "22.04",
            sizeBytes: 919_601_152,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "oneclient-21.02-2025.11.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "elastic-stack",
    name: "Elastic Stack",
    summary: "Elasticsearch, Kibana and Logstash on one machine, to search logs and instrument records.",
    description: `A single-node Elastic Stack for a group that wants to search some tens of gigabytes of logs, sensor records or bibliographic data.

## First boot

Certificates and passwords are made at first boot, never before. The password of the user \`elastic\` is written to \`/root/elastic-password\`, readable by root alone.

\`\`\`sh
sudo cat /root/elastic-password
curl --cacert /etc/elasticsearch/certs/http_ca.crt \\
  -u elastic https://localhost:9200/_cluster/health
\`\`\`

Kibana listens on port 5601 of the loopback address; reach it through an SSH tunnel.

## Sizing

- give half of the memory to the Java heap (set automatically), the rest to the file cache
- keep the data on a volume mounted at \`/var/lib/elasticsearch\`
- one node means no redundancy: set up a snapshot repository`,
    category: "Data services",
    disciplines: ["Computer and information sciences", "Social sciences"],
    tags: ["elasticsearch", "kibana", "logstash", "search", "logs"],
    licence: "Elastic-2.0",
    homepageUrl: "https://www.elastic.co/elastic-stack",
    owner: "luca",
    maintainers: ["dimitra"],
    versions: [
      {
        version: "9-2026.9.2",
        notes: `Security update of Kibana. Running machines should be updated with \`apt\`.`,
        publishedDaysAgo: 60,
        expiresInDays: 210,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 2_902_654_976,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "elastic-stack-9-2026.9.2-amd64.qcow2",
          },
        ],
      },
      {
        version: "9-2026.9.1",
        notes: "Elastic 9 on Debian 13.",
        publishedDaysAgo: 83,
        expiresInDays: 187,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 2_890_137_600,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "elastic-stack-9-2026.9.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "8-2026.1.1",
        notes:
          "Elastic 8 on Debian 12. Data of this version can be carried over to 9 after the upgrade assistant is content.",
        publishedDaysAgo: 314,
        expiresInDays: -44,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 2_745_892_864,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "elastic-stack-8-2026.1.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "prometheus-monitor",
    name: "Prometheus Monitoring",
    summary:
      "Prometheus, Alertmanager and Grafana that discover and watch the machines of one OpenStack project.",
    description: `One machine that watches the others of your project. Service discovery asks OpenStack for the list of servers, so new workers are watched without any change here.

## Set it up

1. create an application credential with the role \`reader\`
2. put it in \`/etc/prometheus/openstack.yaml\` by user data
3. allow TCP 9100 from this machine in the security group of the others
4. install \`node_exporter\` on them

## Alerts that come with it

- machine not answering for five minutes
- disk full within a day at the present rate
- clock off by more than 100 ms
- certificate ends within fourteen days

\`\`\`sh
amtool alert query --alertmanager.url=http://localhost:9093
\`\`\`

Grafana is bound to the loopback address. Open an SSH tunnel to port 3000 and set the administrator's password at the first visit.`,
    category: "Monitoring",
    disciplines: ["Computer and information sciences", "Support activities"],
    tags: ["prometheus", "grafana", "monitoring", "alerts"],
    licence: "Apache-2.0",
    homepageUrl: "https://prometheus.io/",
    owner: "dimitra",
    maintainers: ["rui"],
    versions: [
      {
        version: "2026.10.1",
        notes:
          "Prometheus 3 with OTLP ingestion off by default; the dashboards were rewritten for Grafana 12.",
        publishedDaysAgo: 48,
        expiresInDays: 317,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 813_432_832,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "prometheus-monitor-2026.10.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.3.2",
        notes: "Adds the alert for certificates.",
        publishedDaysAgo: 238,
        expiresInDays: 127,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 789_577_728,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_SMALL,
            fileName: "prometheus-monitor-2026.3.2-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "eosc-training-vm",
    name: "EOSC Training VM",
    summary:
      "Classroom machine for cloud and open science courses: accounts, notebooks and exercises in one image.",
    description: `Used in our own courses on cloud computing, FAIR data and reproducible research. A teacher starts one machine for up to twenty-five participants.

## What participants find

- JupyterLab in the browser, one account each
- a terminal with \`openstack\`, \`git\`, \`terraform\` and \`ansible\`
- exercises under \`~/exercises\`, with solutions that the teacher releases

## For the teacher

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/classroom.yaml
    content: |
      participants: 20
      course: fair-data
      until: 2026-12-18
\`\`\`

Passwords are generated at first boot and written to \`/root/participants.csv\`. On the date in \`until\` the accounts are locked and, a week later, the homes are removed.

Allow roughly 1 GiB of memory for each participant.`,
    category: "Training",
    disciplines: ["Support activities", "Computer and information sciences"],
    tags: ["training", "eosc", "jupyter", "classroom"],
    licence: "Apache-2.0",
    homepageUrl: "https://training.example.org/classroom/",
    owner: "luca",
    maintainers: ["chiara", "helene"],
    versions: [
      {
        version: "2026.12.0",
        notes:
          "For the winter school: new exercises on persistent identifiers. Waiting for the last translations.",
        publishedDaysAgo: null,
        expiresInDays: 180,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_704_080_896,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "eosc-training-vm-2026.12.0-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.9.1",
        notes: `Exercises for the autumn courses; \`terraform\` 1.13.`,
        publishedDaysAgo: 74,
        expiresInDays: 106,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_634_940_416,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "eosc-training-vm-2026.9.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "2026.2.1",
        notes: "Spring term.",
        publishedDaysAgo: 291,
        expiresInDays: -111,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Ubuntu",
            osVersion: "24.04",
            sizeBytes: 2_587_492_352,
            virtualSizeBytes: 16 * GIB,
            ...NEEDS_LARGE,
            fileName: "eosc-training-vm-2026.2.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
  {
    slug: "fair-data-point",
    name: "FAIR Data Point",
    summary: "Publishes the metadata of your data sets in DCAT, for people and for harvesters.",
    description: `A FAIR Data Point describes data sets without moving them. Each description has an address of its own, a licence, an access policy and machine-readable metadata in DCAT.

## Contents

The reference implementation with its web client, behind Caddy, which obtains a certificate for your host name.

\`\`\`yaml
#cloud-config
write_files:
  - path: /etc/fdp/site.env
    content: |
      FDP_HOST=fdp.your-institute.org
      FDP_TITLE="Data sets of our group"
\`\`\`

## After the first boot

1. set the password of the administrator with \`sudo fdp-set-password\`; until then writing is closed
2. adapt the SHACL shapes to your community's schema
3. announce the address to the index that you want to be found in

## Backup

All state is in PostgreSQL and in the triple store below \`/srv/fdp\`. \`fdp-backup\` writes both into one archive.`,
    category: "Data services",
    disciplines: ["Biological sciences", "Medical and health sciences", "Social sciences"],
    tags: ["fair", "metadata", "dcat", "rdf", "open-science"],
    licence: "MIT",
    homepageUrl: "https://www.fairdatapoint.org/",
    owner: "helene",
    maintainers: ["ayse"],
    versions: [
      {
        version: "1.17-2026.6.1",
        notes: "FAIR Data Point 1.17 with client 1.17.",
        publishedDaysAgo: 146,
        expiresInDays: 219,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "13",
            sizeBytes: 1_090_846_720,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "fair-data-point-1.17-2026.6.1-amd64.qcow2",
          },
        ],
      },
      {
        version: "1.16-2025.12.1",
        notes: "FAIR Data Point 1.16.",
        publishedDaysAgo: 342,
        expiresInDays: -72,
        images: [
          {
            ...QCOW2_X86_64,
            osName: "Debian",
            osVersion: "12",
            sizeBytes: 1_062_338_560,
            virtualSizeBytes: 10 * GIB,
            ...NEEDS_MEDIUM,
            fileName: "fair-data-point-1.16-2025.12.1-amd64.qcow2",
          },
        ],
      },
    ],
  },
];
