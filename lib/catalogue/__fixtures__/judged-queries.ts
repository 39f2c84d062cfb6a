/**
 * Sixty searches as people type them, and how well appliances of the judged catalogue answer each: 3 is what was meant, 2 is
 * good, 1 is of some use; whatever is not named is of none. query => 3: …; … / 2: … / 1: …
 */
const LINES = `
debian => 3: Debian 13 / 2: Debian 12; Debian 13 minimal / 1: Debian 11
debian 12 => 3: Debian 12 / 1: Debian 13
debian-12 => 3: Debian 12
debain 13 => 3: Debian 13 / 2: Debian 13 minimal
ubuntu => 3: Ubuntu 24.04 LTS; Ubuntu 22.04 LTS / 2: Ubuntu 24.04 minimal; Ubuntu desktop / 1: Ubuntu 20.04 LTS
ubuntu 22.04 => 3: Ubuntu 22.04 LTS
ubuntu 24.04 => 3: Ubuntu 24.04 LTS / 2: Ubuntu 24.04 minimal
ubuntu desktop => 3: Ubuntu desktop
rocky => 3: Rocky Linux 9 / 2: Rocky Linux 8
alma linux => 3: AlmaLinux 9 / 2: AlmaLinux 8
rhel => 3: Rocky Linux 9; AlmaLinux 9 / 2: Rocky Linux 8; AlmaLinux 8
centos => 3: CentOS 7
windows => 3: Windows Server 2022
minimal => 3: Debian 13 minimal; Ubuntu 24.04 minimal / 2: Alpine Linux 3.22
jupyter => 3: Jupyter Notebook; JupyterHub / 2: JupyterHub with GPU; JupyterLab for astronomy; Jupyter R kernel / 1: EGI notebook worker
jupiter => 3: Jupyter Notebook; JupyterHub / 2: JupyterHub with GPU; JupyterLab for astronomy; Jupyter R kernel / 1: EGI notebook worker
jupyterhub => 3: JupyterHub / 2: JupyterHub with GPU
jupyter gpu => 3: JupyterHub with GPU
notebook => 3: Jupyter Notebook / 2: JupyterHub; EGI notebook worker; Jupyter R kernel / 1: JupyterHub with GPU
rstudio => 3: RStudio Server
statistics => 3: RStudio Server; Jupyter R kernel
gpu => 3: CUDA toolkit 12.6; PyTorch GPU; TensorFlow GPU; JupyterHub with GPU / 2: GROMACS; AlphaFold / 1: Stable Diffusion; Ollama; Whisper transcription; DeepVariant; ParaView server
cuda => 3: CUDA toolkit 12.6 / 2: PyTorch GPU; TensorFlow GPU; JupyterHub with GPU
machine learning => 3: PyTorch GPU; TensorFlow GPU / 2: MLflow; Ollama; Kubeflow; Ray cluster; Hugging Face transformers / 1: Stable Diffusion; Whisper transcription
deep learning => 3: PyTorch GPU; TensorFlow GPU / 2: DeepVariant
pytorch => 3: PyTorch GPU
tensroflow => 3: TensorFlow GPU
llm => 3: Ollama; Hugging Face transformers
docker => 3: Docker host / 1: Docker Swarm manager
containers => 3: Docker host / 2: Podman host; Kubernetes node; Harbor registry
kubernetes => 3: Kubernetes node; K3s / 2: MicroK8s; Rancher; RKE2 server; Kubeflow / 1: OpenShift Local
k8s => 3: Kubernetes node; K3s
kuberntes node => 3: Kubernetes node
slurm => 3: Slurm head node; Slurm worker node
slurm worker => 3: Slurm worker node
condor => 3: HTCondor central manager; HTCondor execute node
batch => 3: Slurm head node; Slurm worker node; HTCondor central manager; HTCondor execute node / 1: Torque cluster; ARC compute element
cluster -slurm => 3: Kubernetes node; Spark cluster; Dask cluster; Ray cluster; OpenMPI cluster node / 1: Docker Swarm manager; Torque cluster; Rancher
workflow => 3: Nextflow launcher; Galaxy server; Snakemake runner; Airflow / 2: CWL runner
bioinformatics => 3: Galaxy server; BLAST server; Nextflow launcher / 2: Snakemake runner; Chipster server; DeepVariant
genomics => 3: GATK workbench; Bioconductor; BWA and samtools / 2: RNA-seq pipeline; DeepVariant
blast => 3: BLAST server
"molecular dynamics" => 3: GROMACS; NAMD; LAMMPS
gromacs => 3: GROMACS
docking => 3: HADDOCK; AutoDock Vina
cern => 3: CernVM 5; ROOT / 2: CVMFS client; ATLAS worker; CMS analysis / 1: CernVM 4
cernvm => 3: CernVM 5 / 2: CVMFS client / 1: CernVM 4
particle physics => 3: ROOT; CernVM 5; Geant4; CMS analysis
astronomy => 3: JupyterLab for astronomy; CASA radio astronomy / 2: LOFAR pipeline; Gammapy; Aladin desktop
climate => 3: WRF weather model; CDO and NCO / 2: ESMValTool
earth observation => 3: SNAP toolbox; Open Data Cube
maps => 3: QGIS desktop; GeoServer
postgres => 3: PostgreSQL 17 / 1: PostgreSQL 13
database => 3: PostgreSQL 17 / 2: MariaDB; MongoDB; Redis; InfluxDB; Neo4j / 1: PostgreSQL 13; Cassandra
mysql => 3: MariaDB / 2: LAMP stack
s3 => 3: MinIO
web server => 3: NGINX web server; Apache web server / 2: WordPress; LAMP stack
gitlab => 3: GitLab / 2: GitLab runner
monitoring => 3: Prometheus and Grafana; Zabbix / 1: Nagios; ELK stack
remote desktop => 3: Xfce remote desktop; Ubuntu desktop / 2: QGIS desktop; Cytoscape desktop; Aladin desktop
`;

export type JudgedQuery = { text: string; grades: ReadonlyMap<string, number> };

export const JUDGED_QUERIES: readonly JudgedQuery[] = LINES.trim()
  .split("\n")
  .map((line) => {
    const [text = "", judged = ""] = line.split(" => ");
    const grades = judged.split(" / ").flatMap((group) => {
      const [grade = "", names = ""] = group.split(": ");
      return names.split("; ").map((name): [string, number] => [name, Number(grade)]);
    });
    return { text, grades: new Map(grades) };
  });
