/** What the clients of sites verify, as reading and running them has shown. */

/** A client, with what protects a site that runs it and what does not. */
export type ClientCheck = {
  client: string;
  fetches: string;
  checks: string;
  ignores: string;
  /** What a site should set or do. */
  advice: string;
};

export const clientChecks: readonly ClientCheck[] = [
  {
    client: "vmcatcher",
    fetches: "HEPiX list",
    checks:
      "Signature and authority with its revocation list; both names of the endorser; identifier; not from the future, not run out, no lower version; SHA-512 and size of images.",
    ignores: "Nothing of importance.",
    advice: "Keep the revocation list of the authority fresh: an old one makes every list fail.",
  },
  {
    client: "atrope",
    fetches: "HEPiX list",
    checks:
      "Signature; both names of the endorser against your settings; expiry of list and images; SHA-512.",
    ignores: "A version that goes back.",
    advice:
      "Copy both names under “endorser” exactly. Set the prefix and the project so that it deletes nothing else.",
  },
  {
    client: "cloudkeeper 2",
    fetches: "HEPiX list",
    checks: "SHA-512 of images; expiry of list and images.",
    ignores:
      "The signature: the setting that its documentation names is not the one that it reads, so a list without any signature is taken.",
    advice: "Fetch by https only, with an access token; put our authority into ca-dir.",
  },
  {
    client: "sstream-mirror-glance",
    fetches: "simplestreams",
    checks: "Signature of .sjson files with your keyring; SHA-256 of images.",
    ignores: "Signatures, where it is told --no-verify or is given .json files.",
    advice: "Use --keyring where the list page offers .sjson files.",
  },
  {
    client: "Incus, LXD",
    fetches: "simplestreams",
    checks: "SHA-256 of the disk, of its metadata, and of both together, which names the image.",
    ignores:
      "Signatures: the .sjson files are not read. Incus tries http before https for the files themselves.",
    advice: "Add the remote by https; note the fingerprint of an image that matters.",
  },
  {
    client: "virt-builder",
    fetches: "simplestreams",
    checks: "Signature, unless told otherwise; SHA-512.",
    ignores: "With --no-check-signature, everything but the sums.",
    advice: "Leave signatures on.",
  },
  {
    client: "OpenNebula, driver “one”",
    fetches: "JSON",
    checks: "MD5 of images.",
    ignores: "The certificate of the connection when it downloads an image.",
    advice: "Compare the SHA-512 by hand before you let users start an image that matters.",
  },
  {
    client: "OpenStack Image Manager",
    fetches: "YAML",
    checks: "Nothing: sums in the file are disregarded.",
    ignores: "Sums and signatures.",
    advice: "Let Glance compute os_hash_value and compare it with SHA512SUMS.",
  },
  {
    client: "Terraform, OpenTofu",
    fetches: "terraform.tf, and the image by way of Glance",
    checks: "The file that the list offers compares the SHA-512 that Glance tells with the one in the list.",
    ignores: "The provider itself compares nothing with web_download, and the file is not signed.",
    advice: "Take the file as it is: without its postcondition nothing is compared.",
  },
  {
    client: "Glance web-download",
    fetches: "The image itself",
    checks: "Length, and that the file is of the format it is said to be.",
    ignores: "Checksums.",
    advice: "Compare os_hash_value with SHA512SUMS after the import.",
  },
  {
    client: "Packer",
    fetches: "The image, by packer.pkr.hcl or with SHA256SUMS",
    checks: "The SHA-512 that packer.pkr.hcl names, or the sum, where iso_checksum names the file of sums.",
    ignores: "The signature of the file of sums; packer.pkr.hcl is not signed.",
    advice: "Verify SHA256SUMS with gpgv first, where it has a signature.",
  },
  {
    client: "systemd importctl",
    fetches: "The image and SHA256SUMS",
    checks: "The sum, and its signature with the keyring in /etc/systemd/import-pubring.pgp.",
    ignores: "With --verify=no, everything.",
    advice: "Use --verify=signature where sums are signed.",
  },
];
