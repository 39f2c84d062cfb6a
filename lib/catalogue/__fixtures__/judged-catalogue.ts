/**
 * A catalogue of the size of a real one, written by hand, for judging searches. A line is an appliance: name | summary |
 * tags | operating system | marks. Marks: e2 = in the lists of two VOs, f9 = followed by nine, old = published two years ago
 * and expired, stale = published ten months ago, none = nothing published, revoked, gpu, unmaintained.
 */
const LINES = `
Debian 12 | Plain Debian 12 with cloud-init. | debian, base, linux | Debian 12 | e3 f12
Debian 13 | Plain Debian 13 with cloud-init. | debian, base, linux | Debian 13 | e4 f20
Debian 11 | Plain Debian 11, out of support. | debian, base | Debian 11 | old unmaintained
Debian 13 minimal | The smallest Debian that boots in a cloud. | debian, minimal | Debian 13 | e1 f3
Ubuntu 24.04 LTS | Ubuntu server with cloud-init, long-term support. | ubuntu, base, linux, noble | Ubuntu 24.04 | e5 f30
Ubuntu 22.04 LTS | Ubuntu server with cloud-init, long-term support. | ubuntu, base, linux, jammy | Ubuntu 22.04 | e4 f22
Ubuntu 20.04 LTS | The Ubuntu server of 2020. | ubuntu, base, focal | Ubuntu 20.04 | old f4
Ubuntu 24.04 minimal | Ubuntu without anything that a container host does not need. | ubuntu, minimal | Ubuntu 24.04 | f2
Rocky Linux 9 | Rocky Linux as a base for scientific services. | rocky, rhel, enterprise, base | Rocky Linux 9 | e3 f10
Rocky Linux 8 | Rocky Linux 8 as a base. | rocky, rhel, base | Rocky Linux 8 | stale e1
AlmaLinux 9 | AlmaLinux as a base for grid services. | alma, rhel, enterprise, base | AlmaLinux 9 | e3 f9
AlmaLinux 8 | AlmaLinux 8 as a base. | alma, rhel, base | AlmaLinux 8 | stale
CentOS 7 | CentOS 7, which gets no updates any more. | centos, base | CentOS 7 | old unmaintained e1
Scientific Linux 7 | The former base of grid services. | scientific linux, base | Scientific Linux 7 | old unmaintained
Fedora Cloud 43 | The newest Fedora for clouds. | fedora, base | Fedora 43 | f4
openSUSE Leap 15.6 | openSUSE with cloud-init. | opensuse, suse, base | openSUSE 15.6 | f1
Alpine Linux 3.22 | A tiny base image of 60 MB. | alpine, minimal, musl | Alpine 3.22 | f5
FreeBSD 14 | FreeBSD with ZFS on root. | freebsd, bsd, zfs | FreeBSD 14 | f2
Windows Server 2022 | Windows Server for licensed sites, with cloudbase-init. | windows, server | Windows Server 2022 | e1 f6
Arch Linux | A rolling Arch Linux. | arch, rolling | Arch Linux rolling | f1
Jupyter Notebook | Interactive notebooks in the browser, for one user. | jupyter, notebook, python | Ubuntu 24.04 | e3 f25
JupyterHub | Jupyter notebooks for a whole class or group. | jupyter, notebook, multi-user, teaching | Ubuntu 24.04 | e3 f28
JupyterHub with GPU | JupyterHub whose notebooks can use the graphics cards. | jupyter, gpu, cuda | Ubuntu 22.04 | e1 f11 gpu
Jupyter R kernel | Notebooks with the R kernel and tidyverse. | jupyter, r, statistics | Ubuntu 22.04 | f3
JupyterLab for astronomy | JupyterLab with astropy and friends. | jupyter, astronomy, astropy | Debian 12 | e1 f4
RStudio Server | RStudio in the browser. | r, rstudio, statistics | Ubuntu 22.04 | e2 f14
Shiny Server | Publishes Shiny applications. | r, shiny, web | Ubuntu 22.04 | f3
TensorFlow GPU | TensorFlow with CUDA and cuDNN. | tensorflow, deep learning, machine learning, cuda | Ubuntu 22.04 | e2 f21 gpu
PyTorch GPU | PyTorch with CUDA, ready to train. | pytorch, deep learning, machine learning, cuda | Ubuntu 24.04 | e2 f24 gpu
CUDA toolkit 12.6 | NVIDIA driver and CUDA for programs of your own. | cuda, nvidia, gpu | Ubuntu 24.04 | e1 f13 gpu
MLflow | Tracks machine learning experiments. | mlflow, machine learning | Debian 12 | f5
Kubeflow | Machine learning pipelines on Kubernetes. | kubeflow, kubernetes, machine learning | Ubuntu 24.04 | f6
Stable Diffusion | Makes pictures from words. | diffusion, machine learning, images | Ubuntu 22.04 | f4 gpu
Ollama | Serves large language models on one machine. | llm, language model, machine learning | Ubuntu 24.04 | f9 gpu
Hugging Face transformers | A workbench for language models. | transformers, llm, machine learning | Ubuntu 24.04 | f5 gpu
DeepVariant | Calls genetic variants with deep learning. | genomics, variant calling, bioinformatics | Ubuntu 22.04 | e1 f3 gpu
Docker host | Docker Engine and Compose, ready to run containers. | docker, containers, compose | Ubuntu 24.04 | e4 f26
Podman host | Rootless containers with Podman. | podman, containers | Rocky Linux 9 | f4
Kubernetes node | A node that joins a Kubernetes cluster with kubeadm. | kubernetes, k8s, containers, cluster | Ubuntu 24.04 | e3 f22
K3s | A light Kubernetes on one machine. | k3s, kubernetes, k8s | Debian 12 | f12
MicroK8s | Kubernetes by snap. | microk8s, kubernetes | Ubuntu 24.04 | f4
RKE2 server | A hardened Kubernetes. | rke2, kubernetes, rancher | Rocky Linux 9 | stale f2
Rancher | Manages many Kubernetes clusters. | rancher, kubernetes | Ubuntu 22.04 | f5
Harbor registry | A registry for container images. | harbor, registry, containers | Ubuntu 24.04 | f6
Docker Swarm manager | The head of a swarm of Docker hosts. | docker, swarm, cluster | Ubuntu 20.04 | old
OpenShift Local | OpenShift for trying out. | openshift, kubernetes | Fedora 43 | f1
Slurm head node | Controls a Slurm batch cluster. | slurm, hpc, batch, cluster | Rocky Linux 9 | e2 f15
Slurm worker node | Joins a Slurm batch cluster. | slurm, hpc, batch, cluster | Rocky Linux 9 | e2 f12
HTCondor central manager | Matches jobs and machines of an HTCondor pool. | htcondor, condor, htc, batch | AlmaLinux 9 | e2 f8
HTCondor execute node | Runs jobs of an HTCondor pool. | htcondor, condor, htc, batch | AlmaLinux 9 | e2 f7
ARC compute element | A gateway from the grid to a batch system. | arc, grid, compute element | AlmaLinux 9 | e1 f3
Torque cluster | A PBS Torque cluster in one image. | torque, pbs, batch | CentOS 7 | old unmaintained
OpenMPI cluster node | MPI programs over many machines. | mpi, openmpi, hpc | Rocky Linux 9 | f5
Spark cluster | Apache Spark with a master and workers. | spark, hadoop, big data | Ubuntu 22.04 | e1 f9
Hadoop single node | HDFS and YARN for trying out. | hadoop, hdfs, big data | Debian 11 | old
Dask cluster | Parallel Python on many machines. | dask, python, parallel | Ubuntu 24.04 | f6
Ray cluster | Distributed Python and reinforcement learning. | ray, python, machine learning | Ubuntu 24.04 | f4
Nextflow launcher | Runs Nextflow pipelines on the cloud. | nextflow, workflow, bioinformatics | Ubuntu 24.04 | e1 f11
Snakemake runner | Runs Snakemake workflows. | snakemake, workflow, bioinformatics | Debian 12 | f6
Galaxy server | Galaxy, the workbench of bioinformatics. | galaxy, workflow, bioinformatics | Ubuntu 22.04 | e2 f19
Airflow | Schedules data pipelines. | airflow, workflow, scheduler | Debian 12 | f5
CWL runner | Runs Common Workflow Language tools. | cwl, workflow | Debian 12 | stale
BLAST server | Sequence search with NCBI BLAST and its databases. | blast, sequence, bioinformatics | Ubuntu 22.04 | e2 f13
BWA and samtools | Read mapping tools in one image. | bwa, samtools, alignment, genomics | Debian 12 | f4
GATK workbench | Variant discovery with GATK. | gatk, genomics, variant calling | Ubuntu 22.04 | e1 f8
Bioconductor | R packages for genomics. | r, bioconductor, genomics | Ubuntu 22.04 | e1 f7
Chipster server | Analysis of sequencing data for biologists. | chipster, sequencing, bioinformatics | Ubuntu 22.04 | e1 f6
Cytoscape desktop | Networks of genes on a remote desktop. | cytoscape, networks, desktop | Ubuntu 22.04 | f2
RNA-seq pipeline | Quantifies gene expression from reads. | rna-seq, expression, genomics | Debian 12 | f3
AlphaFold | Predicts structures of proteins. | alphafold, protein structure, structural biology | Ubuntu 22.04 | e1 f17 gpu
GROMACS | Molecular dynamics on processors and GPUs. | gromacs, molecular dynamics, chemistry | Ubuntu 22.04 | e2 f16 gpu
NAMD | Molecular dynamics of large systems. | namd, molecular dynamics, chemistry | Rocky Linux 9 | f4
LAMMPS | Molecular dynamics of materials. | lammps, molecular dynamics, materials | Debian 12 | f3
HADDOCK | Docks proteins by information on their interfaces. | haddock, docking, structural biology | AlmaLinux 9 | e1 f7
AutoDock Vina | Virtual screening of ligands. | autodock, docking, chemistry | Debian 12 | f5
Quantum ESPRESSO | Electronic structure of materials. | quantum espresso, dft, materials | Ubuntu 22.04 | f6
CP2K | Atomistic simulations of solids and liquids. | cp2k, dft, chemistry | Rocky Linux 9 | stale f1
OpenFOAM | Computational fluid dynamics. | openfoam, cfd, engineering | Ubuntu 22.04 | e1 f10
Code_Aster | Finite elements for structures. | finite elements, engineering | Debian 12 | f2
ParaView server | Draws large simulations remotely. | paraview, visualization | Ubuntu 24.04 | f6 gpu
ROOT | The analysis framework of particle physics. | root, cern, particle physics | AlmaLinux 9 | e2 f14
CernVM 5 | The virtual machine of the LHC experiments. | cernvm, cern, cvmfs, particle physics | CernVM 5 | e3 f18
CernVM 4 | The former virtual machine of the LHC experiments. | cernvm, cern, cvmfs | CernVM 4 | old e1 f5
CVMFS client | Mounts software of experiments by CernVM-FS. | cvmfs, cern | AlmaLinux 9 | e1 f6
ATLAS worker | Runs jobs of ATLAS by PanDA. | atlas, cern, panda | AlmaLinux 9 | e1 f4
CMS analysis | Software of CMS with CRAB. | cms, cern, particle physics | AlmaLinux 9 | e1 f5
Geant4 | Simulates particles in matter. | geant4, simulation, particle physics | AlmaLinux 9 | e1 f7
FLUKA | Particle transport for shielding. | fluka, simulation | Debian 12 | f1
CASA radio astronomy | Reduces data of radio telescopes. | casa, astronomy, radio | AlmaLinux 9 | e1 f6
LOFAR pipeline | Calibrates observations of LOFAR. | lofar, astronomy, radio | Ubuntu 22.04 | f4
Aladin desktop | A sky atlas on a remote desktop. | astronomy, desktop, sky atlas | Debian 12 | f2
Gammapy | Analysis of gamma-ray astronomy. | gammapy, astronomy, python | Debian 12 | f3
QGIS desktop | Maps on a remote desktop. | qgis, gis, maps, desktop | Ubuntu 22.04 | f8
GeoServer | Serves maps by OGC standards. | geoserver, gis, maps | Debian 12 | f7
GRASS GIS | Geospatial analysis on the command line. | grass, gis, geospatial | Debian 12 | f3
SNAP toolbox | Processes images of the Sentinel satellites. | snap, sentinel, earth observation | Ubuntu 22.04 | e1 f9
Open Data Cube | Analysis of satellite images in time. | data cube, earth observation, python | Ubuntu 22.04 | e1 f8
WRF weather model | Weather forecast by WRF. | wrf, weather, climate | Rocky Linux 9 | f6
CDO and NCO | Operators for climate data. | cdo, nco, climate, netcdf | Debian 12 | f4
ESMValTool | Evaluates climate models. | esmvaltool, climate | Debian 12 | stale f2
PostgreSQL 17 | PostgreSQL with PostGIS and backups. | postgresql, database, sql, postgis | Debian 13 | e1 f15
PostgreSQL 13 | The PostgreSQL of 2020. | postgresql, database, sql | Debian 11 | old f1
MariaDB | MariaDB server with backups. | mariadb, mysql, database, sql | Debian 12 | f7
MongoDB | A document database. | mongodb, database, nosql | Ubuntu 22.04 | f5
Redis | A store in memory. | redis, cache, database | Debian 12 | f6
InfluxDB | A database for time series. | influxdb, time series, database | Debian 12 | f4
Elasticsearch | Search and analytics. | elasticsearch, search | Ubuntu 22.04 | f6
OpenSearch | Search and analytics, open source. | opensearch, search, elasticsearch | Ubuntu 24.04 | f5
Neo4j | A database for graphs. | neo4j, graph, database | Debian 12 | f3
Cassandra | A wide-column database. | cassandra, database, nosql | Ubuntu 20.04 | old
RabbitMQ | Passes messages between services. | rabbitmq, messaging, queue | Debian 12 | f4
Kafka | Streams of events. | kafka, streaming, messaging | Debian 12 | f6
MinIO | Object storage like S3. | minio, s3, object storage | Debian 12 | f9
Nextcloud | Files, calendars and sharing. | nextcloud, files, sharing | Debian 12 | f12
ownCloud | Files and sharing. | owncloud, files | Debian 11 | old f1
Onedata Oneprovider | Brings data of a site into Onedata. | onedata, storage, data management | Ubuntu 22.04 | e1 f5
dCache door | An entry to dCache storage. | dcache, storage, grid | AlmaLinux 9 | f2
iRODS | Rules for data that must be kept. | irods, data management, storage | Ubuntu 22.04 | f5
XRootD proxy cache | Caches data near the jobs. | xrootd, cache, storage, grid | AlmaLinux 9 | e1 f4
NFS server | Shares files with other machines. | nfs, storage, files | Debian 12 | f5
CephFS client | Mounts Ceph. | ceph, storage | Rocky Linux 9 | none
NGINX web server | A web server with certificates that renew. | nginx, web, https | Debian 12 | e1 f9
Apache web server | Apache with PHP. | apache, web, php | Debian 12 | f4
WordPress | A web site for a project. | wordpress, web, cms | Debian 12 | f6
Drupal | A content management system. | drupal, web, cms | Debian 12 | stale
LAMP stack | Linux, Apache, MariaDB and PHP. | lamp, apache, mysql, php, web | Ubuntu 22.04 | f8
GitLab | Source code, issues and pipelines. | gitlab, git, ci | Ubuntu 24.04 | e1 f13
GitLab runner | Builds and tests for GitLab. | gitlab, ci, runner | Debian 12 | f7
Jenkins | Builds and tests. | jenkins, ci | Debian 12 | stale f3
Prometheus and Grafana | Monitoring with graphs and alarms. | prometheus, grafana, monitoring | Debian 12 | e1 f16
Zabbix | Monitoring of networks and servers. | zabbix, monitoring | Debian 12 | f4
Nagios | Monitoring, the old way. | nagios, monitoring | CentOS 7 | old unmaintained
ELK stack | Logs in Elasticsearch, Logstash and Kibana. | elk, logs, monitoring, elasticsearch | Ubuntu 20.04 | old f2
Keycloak | Sign-in for applications. | keycloak, oidc, identity | Debian 12 | f8
FreeIPA | Accounts and policies for Linux. | freeipa, ldap, kerberos, identity | Rocky Linux 9 | f5
OpenVPN gateway | A virtual private network. | openvpn, vpn, network | Debian 12 | f6
WireGuard gateway | A fast virtual private network. | wireguard, vpn, network | Debian 13 | f8
pfSense firewall | A firewall between networks. | firewall, network | FreeBSD 14 | none
Bastion host | The one machine with SSH from outside. | ssh, bastion, security | Debian 13 | e1 f7
Xfce remote desktop | A light desktop in the browser. | desktop, remote, xfce, guacamole | Debian 12 | f9
Ubuntu desktop | The GNOME desktop over RDP. | ubuntu, desktop, remote | Ubuntu 22.04 | f10
MATLAB runtime | Runs compiled MATLAB programs. | matlab, runtime | Ubuntu 22.04 | f5
Octave | Numerics like MATLAB. | octave, numerics, matlab | Debian 12 | f2
Julia | The Julia language with its packages. | julia, language | Debian 12 | f5
Anaconda | Python for data science, with conda. | anaconda, conda, python, data science | Ubuntu 22.04 | f9
WNoDeS broken build | An image with a known hole. | wnodes, grid | CentOS 7 | revoked e1
Dataverse | Publishes research data with DOIs. | dataverse, research data, repository | Rocky Linux 9 | f5
InvenioRDM | A repository for research data. | invenio, research data, repository | AlmaLinux 9 | f4
Moodle | Courses and exams. | moodle, teaching, e-learning | Debian 12 | f5
BigBlueButton | Lectures and meetings online. | video, meetings, teaching | Ubuntu 22.04 | f3
Whisper transcription | Turns speech into text. | whisper, speech, machine learning | Ubuntu 24.04 | f4 gpu
EGI notebook worker | The worker of EGI Notebooks. | egi, jupyter, notebook | Ubuntu 24.04 | e1 f2
`;

export type JudgedAppliance = {
  name: string;
  summary: string;
  tags: string[];
  osName: string;
  osVersion: string;
  marks: string[];
};

/** An appliance a line. */
export const JUDGED_CATALOGUE: readonly JudgedAppliance[] = LINES.trim()
  .split("\n")
  .map((line) => {
    const [name = "", summary = "", tags = "", system = "", marks = ""] = line.split(" | ");
    const words = system.split(" ");
    return {
      name,
      summary,
      tags: tags.split(", "),
      osName: words.slice(0, -1).join(" "),
      osVersion: words.at(-1) ?? "",
      marks: marks.split(" "),
    };
  });
