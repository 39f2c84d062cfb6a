/**
 * The domain shape of a HEPiX virtual machine image list.
 *
 * Names are ours; {@link ./serialize-image-list.ts} knows the keys of the wire format. Texts are held as they will
 * be signed, so callers pass free text through `toPlainText` first.
 */

/** One signed list: what a VO, or the maintainers of a Virtual Appliance, offer to providers. */
export type ImageList = {
  /** UUID, constant for the life of the list. */
  readonly identifier: string;
  /** Last change of content, not last signing (provider contract section 3). */
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly title: string;
  readonly description: string;
  /** Address of the publishing service. */
  readonly source: string;
  /** Name of the VO. Lists of a single appliance carry one too: cloudkeeper refuses a list without it. */
  readonly vo: string;
  /** Dotted digits that never go down, normally `YYYYMMDDHHMMSS`. */
  readonly version: string;
  /** The very address that subscribers fetch, without credentials. */
  readonly uri: string;
  readonly endorser: Endorser;
  /** May be empty, which tells subscribers to withdraw everything. */
  readonly images: readonly ListedImage[];
};

/** Who signs. `ca` and `dn` are the certificate's issuer and subject in OpenSSL's one-line form. */
export type Endorser = {
  readonly creator: string;
  readonly ca: string;
  readonly dn: string;
  readonly email: string;
};

/** One image of a list. */
export type ListedImage = {
  /** UUID, constant across versions of the image and unique in the list. */
  readonly identifier: string;
  /** `https://host/store/vo/image/<uuid>:<number>/`: page of this list entry. */
  readonly mpuri: string;
  /** `https://host/store/vm/image/<uuid>:<number>/`: page of the image in the catalogue. */
  readonly baseMpuri: string;
  /** Number of the Virtual Appliance, as text. */
  readonly appId: string;
  readonly title: string;
  readonly description: string;
  readonly group: string;
  /** `KVM`; several joined by comma. */
  readonly hypervisor: string;
  /** Format found in the file, such as `qcow2`; emitted in lower case. */
  readonly format: string;
  /** Bytes. Best left out: clients disagree on the unit (provider contract section 3). */
  readonly ramMinimumBytes?: bigint;
  /** Bytes. */
  readonly ramRecommendedBytes?: bigint;
  readonly coreMinimum?: number;
  readonly coreRecommended?: number;
  /** Exact size of the file in bytes. */
  readonly sizeBytes: bigint;
  /** Address of the file, fetched without credentials. */
  readonly uri: string;
  readonly version: string;
  readonly expiresAt: Date;
  /** Such as `x86_64`. */
  readonly arch: string;
  /** 128 lower-case hexadecimal digits. */
  readonly sha512: string;
  readonly comments: string;
  /** `Linux`. */
  readonly osFamily: string;
  /** `ubuntu`. */
  readonly osName: string;
  /** `24.04`. */
  readonly osVersion: string;
  /** The person who added the image. */
  readonly user: ListedUser;
  /** What the network must let through to the image; absent when nothing was said. */
  readonly trafficIn?: ListedTraffic[];
  /** And from it. */
  readonly trafficOut?: ListedTraffic[];
};

/** A rule about traffic, as cloud-info-provider reads it. */
export type ListedTraffic = {
  /** `tcp`. */
  readonly protocol: string;
  /** Addresses at the other end, in CIDR form. */
  readonly range: string;
  /** `22;8000:8010`; empty where the protocol has no ports. */
  readonly ports: string;
};

export type ListedUser = {
  readonly fullName: string;
  /** UUID. */
  readonly guid: string;
  /** Address of the person's page. */
  readonly uri: string;
};
