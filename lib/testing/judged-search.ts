/** A small catalogue as people fill it, and what they look for in it with the appliances that a good search shows first. */

/**
 * Name | summary | tags | operating system | what is special: `e3` endorsed by three VOs, `f20` followed by twenty people,
 * `old` expired, `new` published this week, `none` nothing published, `idle` not maintained.
 */
const ENTRIES = `
Debian 13 | Minimal Debian 13 (trixie) with cloud-init. | debian,base | Debian 13 | e6 f60
Debian 12 | Minimal Debian 12 (bookworm) with cloud-init. | debian,base | Debian 12 | e8 f80
Debian 11 | Minimal Debian 11 (bullseye) with cloud-init. | debian,base | Debian 11 | old f10
Debian 12 desktop | A graphical Debian for remote work. | debian,desktop,vnc | Debian 12 | f5
Ubuntu 24.04 LTS | Ubuntu Noble Numbat, server edition. | ubuntu,base | Ubuntu 24.04 | e9 f90
Ubuntu 22.04 LTS | Ubuntu Jammy Jellyfish, server edition. | ubuntu,base | Ubuntu 22.04 | e7 f70
Ubuntu 20.04 LTS | Ubuntu Focal Fossa, server edition. | ubuntu,base | Ubuntu 20.04 | old f20
Ubuntu 24.04 GPU | Ubuntu with the NVIDIA driver and CUDA 12. | ubuntu,gpu,cuda,nvidia | Ubuntu 24.04 | e3 f30
Rocky Linux 9 | Enterprise Linux for servers and clusters. | rocky,el9,base | Rocky Linux 9 | e4 f25
Rocky Linux 8 | Enterprise Linux of the generation before. | rocky,el8,base | Rocky Linux 8 | e2 f12
AlmaLinux 9 | AlmaLinux OS 9 for WLCG sites. | alma,el9,base,wlcg | AlmaLinux 9 | e9 f50
AlmaLinux 8 | AlmaLinux OS 8 for WLCG sites. | alma,el8,base | AlmaLinux 8 | e3 f11
CentOS 7 | The last CentOS 7; end of life. | centos,el7,base | CentOS 7 | old f15
CentOS Stream 9 | What comes to Enterprise Linux next. | centos,el9,base | CentOS 9 | e1
Fedora 42 Cloud | Fedora for the cloud. | fedora,base | Fedora 42 | f6
openSUSE Leap 15.6 | openSUSE Leap, minimal. | suse,base | openSUSE 15.6 | f3
Alpine 3.20 | A very small Linux of 60 MB. | alpine,base,small | Alpine 3.20 | f9
FreeBSD 14 | The FreeBSD operating system with ZFS. | bsd,zfs | FreeBSD 14 | f4
Scientific Linux 6 | Kept for old experiments. | sl6 | Scientific Linux 6 | old idle
Windows Server 2022 | Evaluation edition. | windows | Windows 2022 | f2
Jupyter | Jupyter notebooks for one person. | notebook,python | Debian 12 | e4 f60
JupyterHub | Jupyter notebooks for a whole course. | notebook,python,teaching | Ubuntu 22.04 | e5 f45
Jupyter with R kernel | Notebooks for statistics. | notebook,r | Debian 12 | f8
Jupyter old | The notebook server of 2019. | notebook | Ubuntu 20.04 | old idle
BinderHub | Turns repositories into live notebooks. | binder,jupyter | Ubuntu 22.04 | f12
RStudio Server | RStudio in the browser, with R 4.4. | r,statistics | Debian 12 | e3 f40
RStudio for ecology | RStudio with packages for biodiversity. | r,ecology | Debian 12 | f7
Shiny Server | Serves interactive R applications. | r,shiny | Debian 12 | f6
Galaxy | The Galaxy workbench for bioinformatics. | bioinformatics,workflow | Ubuntu 22.04 | e6 f70
Galaxy Pulsar | Runs jobs of a remote Galaxy server. | galaxy,bioinformatics | Rocky Linux 9 | e2 f14
Galaxy training | A Galaxy server with data for courses. | galaxy,training | Ubuntu 22.04 | f9
Nextflow | Runs workflows of nf-core. | workflow,bioinformatics | Debian 12 | f22
Snakemake | Reproducible workflows in Python. | workflow,python | Debian 12 | f16
BLAST | NCBI BLAST with current databases. | bioinformatics,sequence | Debian 12 | e2 f18
GATK | Finds variants in sequencing data. | bioinformatics,variants | Ubuntu 22.04 | f11
Chipster | Analysis of sequencing data with a graphical client. | bioinformatics,rnaseq | Ubuntu 20.04 | e1 f10
QIIME 2 | Microbiome analysis from raw reads. | bioinformatics,microbiome | Ubuntu 22.04 | f9
Cytoscape | Visualises molecular networks. | bioinformatics,network | Debian 12 | f4
Slurm controller | Head node of a batch cluster. | slurm,hpc,batch | Rocky Linux 9 | e3 f33
Slurm worker | Compute node for a Slurm cluster. | slurm,hpc,batch | Rocky Linux 9 | e3 f21
Slurm login node | Where people log in to submit jobs. | slurm,hpc | Rocky Linux 9 | f7
HTCondor execute node | Joins an HTCondor pool by itself. | htcondor,batch | AlmaLinux 9 | e4 f17
HTCondor central manager | Collector and negotiator of a pool. | htcondor,batch | AlmaLinux 9 | e2 f8
Elastic cluster in a box | Grows and shrinks a virtual cluster. | cluster,hpc,slurm | Ubuntu 22.04 | f13
OpenPBS | Batch system for high throughput. | pbs,batch | Rocky Linux 8 | f2
Kubernetes control plane | First node of a Kubernetes cluster. | kubernetes,k8s,containers | Ubuntu 24.04 | e2 f38
Kubernetes worker | Joins a Kubernetes cluster. | kubernetes,k8s,containers | Ubuntu 24.04 | e2 f20
K3s single node | A light Kubernetes on one machine. | k3s,kubernetes | Alpine 3.20 | f15
Docker host | Docker Engine and Compose, ready. | docker,containers | Debian 12 | e3 f47
Podman host | Containers without a daemon. | podman,containers | Fedora 42 | f9
Apptainer | Containers for high-performance computing (was Singularity). | apptainer,singularity,hpc | Rocky Linux 9 | e1 f19
Harbor registry | Keeps images of containers. | registry,containers | Debian 12 | f8
TensorFlow | TensorFlow 2 with GPU support. | machine-learning,gpu,python | Ubuntu 22.04 | e2 f44
PyTorch | PyTorch with CUDA, for deep learning. | machine-learning,gpu,python | Ubuntu 22.04 | e3 f55
Keras course | Exercises in deep learning for students. | machine-learning,training | Ubuntu 20.04 | f4
Ollama | Large language models on your own machine. | llm,gpu,machine-learning | Ubuntu 24.04 | new f31
vLLM server | Serves language models quickly. | llm,gpu | Ubuntu 24.04 | f18
MLflow | Tracks experiments and models. | machine-learning,tracking | Debian 12 | f12
CUDA toolkit | Compilers and libraries for NVIDIA GPUs. | gpu,cuda,nvidia | Rocky Linux 9 | f23
OpenFOAM | Computational fluid dynamics. | cfd,engineering | Ubuntu 22.04 | e1 f20
GROMACS | Molecular dynamics, for CPUs and GPUs. | chemistry,md,gpu | Rocky Linux 9 | e2 f24
LAMMPS | Classical molecular dynamics. | chemistry,md | Rocky Linux 9 | f12
Quantum ESPRESSO | Electronic structure of materials. | chemistry,dft | Debian 12 | f13
AutoDock Vina | Docks molecules into proteins. | chemistry,docking,drugs | Debian 12 | e1 f9
NAMD | Parallel molecular dynamics. | chemistry,md | CentOS 7 | old f6
CernVM | Runs software of LHC experiments from CVMFS. | cern,lhc,physics,cvmfs | AlmaLinux 9 | e9 f41
ROOT | Data analysis for particle physics. | cern,physics,analysis | AlmaLinux 9 | e3 f29
Geant4 | Simulates the passage of particles through matter. | physics,simulation | AlmaLinux 9 | e1 f16
CVMFS stratum one | Replica server of the CernVM file system. | cvmfs | AlmaLinux 9 | f8
XRootD server | Serves data of physics experiments. | storage,xrootd,physics | AlmaLinux 9 | e1 f7
dCache pool | Node of a distributed storage. | storage,dcache | Rocky Linux 9 | f5
WeNMR toolbox | Structural biology: HADDOCK and friends. | nmr,biology | CentOS 7 | e2 f14
HADDOCK | Docking of biomolecules driven by data. | docking,biology | Debian 12 | e1 f12
RELION | Cryo-electron microscopy on GPUs. | cryo-em,gpu | Ubuntu 22.04 | f15
Scipion | Image processing for electron microscopy. | cryo-em,biology | Ubuntu 22.04 | e1 f14
ImageJ | Analyses images of microscopes. | imaging,biology | Debian 12 | f10
SPM and FSL | Neuroimaging: brain scans. | neuroscience,imaging | Debian 12 | f11
FreeSurfer | Reconstructs the surface of brains. | neuroscience,imaging | CentOS 7 | old f7
QGIS desktop | Maps and geographic data in a desktop. | gis,maps | Ubuntu 22.04 | f17
GeoServer | Publishes maps by OGC standards. | gis,maps,ogc | Debian 12 | f13
GRASS GIS | Analysis of rasters and vectors. | gis | Debian 12 | f8
SNAP toolbox | Reads data of the Sentinel satellites. | earth-observation,sentinel | Ubuntu 22.04 | e1 f16
Open Data Cube | Time series of satellite images. | earth-observation,gis | Ubuntu 22.04 | f15
WRF weather model | Forecasts weather for a region. | weather,climate | Rocky Linux 8 | f12
CDO and NCO | Tools for climate data in NetCDF. | climate,netcdf | Debian 12 | f9
ESMValTool | Evaluates models of the climate. | climate | Ubuntu 22.04 | f8
CASA | Reduces data of radio telescopes. | astronomy,radio | Rocky Linux 8 | f12
Astropy notebooks | Python for astronomy in Jupyter. | astronomy,python,notebook | Debian 12 | f14
Virtual Observatory tools | TOPCAT and Aladin in a desktop. | astronomy | Debian 12 | f6
LOFAR pipeline | Calibrates observations of LOFAR. | astronomy,radio | Ubuntu 20.04 | old f5
MATLAB runtime | Runs compiled MATLAB programs. | matlab | Ubuntu 22.04 | f19
GNU Octave | Numerical computing, like MATLAB. | octave,mathematics | Debian 12 | f9
SageMath | Mathematics in notebooks. | mathematics,notebook | Debian 12 | f10
Julia | The Julia language with Pluto. | julia,mathematics | Debian 12 | f15
Maxima | Computer algebra. | mathematics | Debian 11 | old
PostgreSQL 16 | A database server with PostGIS. | database,sql,gis | Debian 12 | e1 f36
MariaDB | A database server. | database,sql,mysql | Debian 12 | f14
MongoDB | Keeps documents. | database,nosql | Ubuntu 22.04 | f11
Redis | Keeps data in memory. | database,cache | Alpine 3.20 | f8
Elasticsearch | Searches and analyses texts. | search,logs | Debian 12 | f15
Apache Spark | Data analysis on many machines. | big-data,spark | Ubuntu 22.04 | f21
Hadoop | Distributed storage and MapReduce. | big-data,hadoop | Ubuntu 20.04 | old f10
Apache Kafka | Streams of events. | streaming,big-data | Debian 12 | f9
Airflow | Schedules pipelines of data. | workflow,python | Debian 12 | f10
Grafana and Prometheus | Monitoring with dashboards. | monitoring | Debian 12 | e1 f27
Zabbix | Monitors hosts and services. | monitoring | Debian 12 | f9
Nagios | Monitoring as in the old days. | monitoring | CentOS 7 | old idle
GitLab | Repositories of code, with pipelines. | git,code | Ubuntu 22.04 | f26
Gitea | A light service for Git repositories. | git,code | Alpine 3.20 | f12
Jenkins | Builds and tests software. | ci,code | Debian 12 | f10
GitLab runner | Runs the pipelines of GitLab. | git,ci | Debian 12 | f11
Nextcloud | Files, calendars and documents shared. | files,office | Debian 12 | f29
ownCloud | Shares files. | files | Ubuntu 20.04 | old f6
Seafile | Synchronises files. | files | Debian 12 | f5
MinIO | Object storage that speaks S3. | storage,s3 | Debian 12 | f16
Ceph node | Distributed storage of blocks and objects. | storage,s3,ceph | Rocky Linux 9 | f13
NFS server | Shares folders with other machines. | storage,nfs | Debian 12 | f9
WordPress | A web site in minutes. | web,cms | Debian 12 | f14
Drupal | A content management system. | web,cms | Debian 12 | f5
Moodle | Courses on line. | teaching,web | Ubuntu 22.04 | f13
Dataverse | Publishes data of research. | repository,data | Rocky Linux 9 | f12
InvenioRDM | A repository as Zenodo is one. | repository,data | AlmaLinux 9 | f10
DSpace | Repository of publications. | repository | Debian 12 | f7
Keycloak | Single sign-on by OpenID Connect. | identity,oidc | Rocky Linux 9 | f20
OpenVPN | A private network for your machines. | vpn,network | Debian 12 | f15
WireGuard gateway | A quick virtual private network. | vpn,network | Debian 12 | new f18
pfSense | Firewall and router. | firewall,network | FreeBSD 14 | f8
HAProxy | Balances the load of web servers. | network,web | Debian 12 | f10
nginx | Web server and proxy. | web,proxy | Debian 12 | f19
BigBlueButton | Lectures and meetings in the browser. | teaching,video | Ubuntu 22.04 | f11
Mattermost | Chat for teams. | chat | Debian 12 | f7
Etherpad | Texts written together. | office | Alpine 3.20 | f3
Kali Linux | Tests the security of networks. | security | Debian 12 | f9
Guacamole | Remote desktops in the browser. | desktop,vnc | Debian 12 | f9
Xfce desktop | A light desktop by VNC. | desktop,vnc | Ubuntu 22.04 | f8
Folding at home | Gives spare cycles to medicine. | volunteer | Debian 11 | old
Workshop 2026 | Machine for the summer school in Catania. | training | Ubuntu 24.04 | none
Bioinformatics workbench | Galaxy, BLAST and Nextflow on one machine. | bioinformatics | Ubuntu 22.04 | e1 f17
Machine learning lab | Jupyter with PyTorch and TensorFlow. | machine-learning,gpu,notebook | Ubuntu 22.04 | e2 f28
`;

export type JudgedEntry = {
  name: string;
  summary: string;
  tags: string[];
  osName: string;
  osVersion: string;
  endorsements: number;
  followers: number;
  marks: readonly string[];
};

export const JUDGED_ENTRIES: readonly JudgedEntry[] = ENTRIES.trim()
  .split("\n")
  .map((line) => {
    const [name = "", summary = "", tags = "", system = "", special = ""] = line
      .split("|")
      .map((part) => part.trim());
    const marks = special.split(" ");
    const numberOf = (letter: string) =>
      Number(marks.find((mark) => new RegExp(`^${letter}\\d+$`).test(mark))?.slice(1) ?? 0);
    const [, osName = "", osVersion = ""] = /^(.*) (\S+)$/.exec(system) ?? [];
    return {
      ...{ name, summary, tags: tags.split(","), osName, osVersion, marks },
      ...{ endorsements: numberOf("e"), followers: numberOf("f") },
    };
  });

/**
 * Query: what should be shown, by grade. 3: what was meant; 2: serves as well, or nearly; 1: has to do with it. What is not
 * named is beside the point.
 */
const QUERIES = `
debian: 3 Debian 12, Debian 13; 2 Debian 12 desktop; 1 Debian 11
debian 12: 3 Debian 12; 2 Debian 12 desktop
debian 13: 3 Debian 13
"debian 11": 3 Debian 11
bookworm: 3 Debian 12
ubuntu: 3 Ubuntu 24.04 LTS, Ubuntu 22.04 LTS; 2 Ubuntu 24.04 GPU; 1 Ubuntu 20.04 LTS
ubuntu 24.04: 3 Ubuntu 24.04 LTS; 2 Ubuntu 24.04 GPU
ubuntu gpu: 3 Ubuntu 24.04 GPU; 2 PyTorch, TensorFlow, Machine learning lab; 1 Ollama, vLLM server, RELION
jammy: 3 Ubuntu 22.04 LTS
rocky: 3 Rocky Linux 9; 2 Rocky Linux 8
rocky linux 8: 3 Rocky Linux 8
alma: 3 AlmaLinux 9; 2 AlmaLinux 8
almalinux 9: 3 AlmaLinux 9
wlcg: 3 AlmaLinux 9; 2 AlmaLinux 8
centos: 3 CentOS Stream 9; 2 CentOS 7
enterprise linux: 3 Rocky Linux 9; 2 Rocky Linux 8, CentOS Stream 9
jupyter: 3 Jupyter; 2 JupyterHub, Jupyter with R kernel; 1 Machine learning lab, Astropy notebooks, BinderHub, Jupyter old
jupyterhub: 3 JupyterHub
notebooks: 3 Jupyter, JupyterHub; 2 Astropy notebooks, Jupyter with R kernel, SageMath; 1 Machine learning lab, BinderHub
jup: 3 Jupyter; 2 JupyterHub, Jupyter with R kernel; 1 Machine learning lab, Astropy notebooks, Jupyter old, BinderHub
rstudio: 3 RStudio Server; 2 RStudio for ecology
rstudio ecology: 3 RStudio for ecology
galaxy: 3 Galaxy; 2 Galaxy training, Galaxy Pulsar; 1 Bioinformatics workbench
galaxy -training: 3 Galaxy; 2 Galaxy Pulsar; 1 Bioinformatics workbench
bioinformatics: 3 Galaxy, Bioinformatics workbench; 2 BLAST, Nextflow, GATK, Galaxy Pulsar, Chipster, QIIME 2; 1 Cytoscape
blast: 3 BLAST; 2 Bioinformatics workbench
sequencing: 3 GATK, Chipster
workflow: 3 Nextflow, Snakemake, Galaxy; 2 Airflow
slurm: 3 Slurm controller; 2 Slurm worker, Slurm login node; 1 Elastic cluster in a box
slurm cluster: 3 Slurm worker; 2 Slurm controller, Elastic cluster in a box
batch cluster: 3 Slurm controller; 2 Slurm worker
htcondor: 3 HTCondor execute node; 2 HTCondor central manager
kubernetes: 3 Kubernetes control plane; 2 Kubernetes worker; 2 K3s single node
k8s: 3 Kubernetes control plane; 2 Kubernetes worker
containers: 3 Docker host; 2 Podman host, Apptainer, Harbor registry; 1 Kubernetes control plane, Kubernetes worker
docker: 3 Docker host
singularity: 3 Apptainer
tensorflow: 3 TensorFlow; 2 Machine learning lab
pytorch: 3 PyTorch; 2 Machine learning lab
deep learning: 3 PyTorch; 2 Keras course
machine learning: 3 Machine learning lab; 2 PyTorch, TensorFlow, MLflow, Ollama; 1 Keras course
language models: 3 Ollama, vLLM server
cuda: 3 CUDA toolkit; 2 Ubuntu 24.04 GPU, PyTorch
molecular dynamics: 3 GROMACS; 2 LAMMPS; 1 NAMD
docking: 3 HADDOCK, AutoDock Vina
physics: 3 ROOT, CernVM, Geant4; 2 XRootD server
cvmfs: 3 CVMFS stratum one; 2 CernVM
cryo-em: 3 RELION, Scipion
maps: 3 GeoServer, QGIS desktop
gis: 3 QGIS desktop, GRASS GIS; 2 GeoServer, Open Data Cube; 1 PostgreSQL 16
climate: 3 ESMValTool, CDO and NCO; 2 WRF weather model
astronomy: 3 Astropy notebooks, CASA; 2 Virtual Observatory tools; 1 LOFAR pipeline
matlab: 3 MATLAB runtime; 2 GNU Octave
postgres: 3 PostgreSQL 16
database: 3 PostgreSQL 16; 2 MariaDB, MongoDB, Redis; 1 BLAST
monitoring: 3 Grafana and Prometheus; 2 Zabbix; 1 Nagios
gitlab: 3 GitLab; 2 GitLab runner
nextcloud: 3 Nextcloud
s3 storage: 3 MinIO; 2 Ceph node
vpn: 3 WireGuard gateway, OpenVPN
pytroch: 3 PyTorch; 2 Machine learning lab
kuberntes: 3 Kubernetes control plane; 2 Kubernetes worker, K3s single node
`;

export type JudgedQuery = { query: string; grades: ReadonlyMap<string, number> };

export const JUDGED_QUERIES: readonly JudgedQuery[] = QUERIES.trim()
  .split("\n")
  .map((line) => {
    const at = line.lastIndexOf(": ");
    const grades = line
      .slice(at + 2)
      .split(";")
      .flatMap((group) => {
        const [, grade = "0", names = ""] = /^\s*(\d) (.*)$/.exec(group) ?? [];
        return names.split(",").map((name): [string, number] => [name.trim(), Number(grade)]);
      });
    return { query: line.slice(0, at), grades: new Map(grades) };
  });
