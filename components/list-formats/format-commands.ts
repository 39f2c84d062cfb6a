/** How programs are pointed at a list in each format: commands and settings to copy. */
import { paths } from "#lib/platform/paths.ts";

/** Stands where the site puts its own access token. */
export const TOKEN_PLACEHOLDER = "TOKEN";

type Published = {
  vo: string;
  /** Address of this service, without a slash at the end. */
  baseUrl: string;
  /** Of the certificate of the authority that vouches for the signer. */
  authorityUrl: string;
  /** Are sums and streams signed with OpenPGP? */
  isKeyed: boolean;
  /** Is the list for access tokens only? Few of these programs can send a header: the token stands in the address. */
  needsToken: boolean;
};

/** A format with what to do with it. */
export type Format = {
  name: string;
  /** For whom, and what the program checks by itself. */
  text: string;
  /** Addresses of its files. */
  files: string[];
  code: string;
};

/** Every format but HEPiX's, which has instructions of its own. */
export function describeFormats({ vo, baseUrl, authorityUrl, isKeyed, needsToken }: Published): Format[] {
  const root = `${baseUrl}${needsToken ? paths.secretListRoot(vo, TOKEN_PLACEHOLDER) : paths.listRoot(vo)}`;
  return [
    {
      name: "JSON, and JSON signed as JWS",
      text: "For programs of your own. The signed one is JSON Web Signature, RS256; its header holds the certificate that signs the lists.",
      files: [`${root}/list.json`, `${root}/list.jws`],
      code: `curl -sf ${root}/list.json | jq -r '.images[] | [.title, .url, .checksums.sha512] | @tsv'`,
    },
    {
      name: "JSON signed as DSSE",
      text: "For programs that verify Dead Simple Signing Envelopes, as those of in-toto and sigstore do. RSASSA-PKCS1-v1_5 with SHA-256; the certificate that signs the lists is in the envelope, and the authority is the one of the signed list.",
      files: [`${root}/list.dsse.json`],
      code: `curl -sfO ${root}/list.dsse.json && curl -sf ${authorityUrl} -o ca.pem
jq -r '.signatures[0].cert' list.dsse.json > signer.pem
jq -r '.signatures[0].sig' list.dsse.json | base64 -d > list.sig
jq -r '.payload' list.dsse.json | base64 -d > list.json
type=$(jq -r '.payloadType' list.dsse.json)
{ printf 'DSSEv1 %d %s %d ' "\${#type}" "$type" "$(wc -c < list.json)"; cat list.json; } > list.pae
openssl verify -CAfile ca.pem -untrusted signer.pem signer.pem &&
  openssl x509 -in signer.pem -noout -pubkey > signer.pub &&
  openssl dgst -sha256 -verify signer.pub -signature list.sig list.pae`,
    },
    {
      name: "simplestreams, for OpenStack",
      text: isKeyed
        ? "For sstream-mirror-glance and virt-builder. The mirror checks the signature of the .sjson files with your keyring, and the sums."
        : "For sstream-mirror-glance and virt-builder. Files stand unsigned here: the mirror checks the sums of the images, and trusts the connection for the rest.",
      files: [`${root}/streams/v1/index.${isKeyed ? "sjson" : "json"}`],
      code: `sstream-mirror-glance ${isKeyed ? "--keyring /etc/slipway/keyring.gpg" : "--no-verify"} \\
  --cloud-name my-cloud --output-swift none \\
  ${root}/ streams/v1/index.${isKeyed ? "sjson" : "json"} 'ftype~(disk1.img)'`,
    },
    {
      name: "simplestreams, for Incus and LXD",
      text: "The same tree: images in qcow2, started as virtual machines. Both programs compare SHA-256 of what they fetch, and trust the connection for the rest; with LXD, write lxc in the place of incus. An image that was last read before metadata were made for Incus is missing until it is checked again.",
      files: [`${root}/streams/v1/images.json`],
      code: `incus remote add ${vo} ${root} --protocol simplestreams --public
incus image list ${vo}:
# Without its last option where the image starts with Secure Boot.
incus launch ${vo}:ALIAS my-machine --vm --config security.secureboot=false`,
    },
    {
      name: "Sums of the files",
      text: `For sha256sum, Packer and systemd’s importctl${isKeyed ? "; each has a signature beside it, for gpgv" : ""}. The names in them are those of the files beside them.`,
      files: [`${root}/images/SHA256SUMS`, `${root}/images/SHA512SUMS`],
      code: `curl -sf ${root}/images/SHA256SUMS -o SHA256SUMS
sha256sum --check --ignore-missing SHA256SUMS`,
    },
    {
      name: "OpenNebula marketplace",
      text: "For the driver “one”. It compares MD5 only and does not check the certificate of the connection: that protects against accidents, not against anybody who means harm.",
      files: [`${root}/opennebula/appliance`],
      code: `cat > ${vo}.market <<EOF
NAME = "${vo}"
MARKET_MAD = "one"
ENDPOINT = "${root}/opennebula"
EOF
onemarket create ${vo}.market`,
    },
    {
      name: "OpenStack Image Manager",
      text: "For OSISM and Sovereign Cloud Stack. The manager disregards the sums that are named there.",
      files: [`${root}/osism.yml`],
      code: `curl -sf ${root}/osism.yml -o images/${vo}.yml
openstack-image-manager --images images/`,
    },
    {
      name: "Terraform and OpenTofu",
      text: "For the provider “openstack”: Glance fetches each image, and the file compares the SHA-512 that Glance tells of it with the one in the list. What comes and goes with the list comes and goes in your project.",
      files: [`${root}/terraform.tf`],
      code: `mkdir -p ${vo}-images && cd ${vo}-images
curl -sf ${root}/terraform.tf -o images.tf
terraform init && terraform apply`,
    },
    {
      name: "Packer",
      text: "To build images upon those of the list, with the builder “qemu”. Packer compares the SHA-512.",
      files: [`${root}/packer.pkr.hcl`],
      code: `curl -sf ${root}/packer.pkr.hcl -o list.pkr.hcl
grep '^source' list.pkr.hcl
cat > build.pkr.hcl <<'EOF'
build {
  # One of the sources named above.
  sources = ["source.qemu.NAME"]
  provisioner "shell" {
    inline = ["sudo apt-get update"]
  }
}
EOF
packer init . && packer build .`,
    },
  ];
}
