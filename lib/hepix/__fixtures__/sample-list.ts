import type { ImageList, ListedImage } from "../image-list.ts";

/** A time at which {@link sampleList} may be signed. */
export const sampleNow = new Date("2026-11-23T02:25:00Z");

/** A list without problems, signed by the test-only signer. */
export function sampleList(changes: Partial<ImageList> = {}): ImageList {
  return {
    identifier: "9f1b5b5e-6a3a-5a0e-9d6b-0d3c1f3f7a11",
    createdAt: new Date("2026-11-23T02:20:00Z"),
    expiresAt: new Date("2026-12-23T02:20:00Z"),
    title: "VO biomed image list.",
    description: "Images endorsed by VO biomed.",
    source: "https://marketplace.example.org/",
    vo: "biomed",
    version: "20261123022500",
    uri: "https://marketplace.example.org/store/vo/biomed/image.list",
    endorser: {
      creator: "Slipway",
      ca: "/DC=org/DC=example/CN=Test-only CA",
      dn: "/DC=org/DC=example/O=Test only/CN=lists.example.org",
      email: "support@example.org",
    },
    images: [sampleImage(), smallImage()],
    ...changes,
  };
}

/** An image with everything that may be said about it. */
export function sampleImage(changes: Partial<ListedImage> = {}): ListedImage {
  return {
    identifier: "6c1f2f0e-51f5-5c6a-9a57-0d0f6d1d7f10",
    mpuri: "https://marketplace.example.org/store/vo/image/6c1f2f0e-51f5-5c6a-9a57-0d0f6d1d7f10:14/",
    baseMpuri: "https://marketplace.example.org/store/vm/image/0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091:14/",
    appId: "7",
    title: "Image for Jupyter [ubuntu/24.04/KVM]",
    description: "Jupyter notebooks for the life sciences",
    group: "General group",
    hypervisor: "KVM",
    format: "qcow2",
    ramMinimumBytes: 2_147_483_648n,
    ramRecommendedBytes: 8_589_934_592n,
    coreMinimum: 1,
    coreRecommended: 4,
    sizeBytes: 121_243_136n,
    uri: "https://images.example.org/jupyter/1.4.0/jupyter-1.4.0-x86_64.qcow2",
    version: "1.4.0",
    expiresAt: new Date("2027-05-31T00:00:00Z"),
    arch: "x86_64",
    sha512: "0123456789abcdef".repeat(8),
    comments: "Login by key only",
    osFamily: "Linux",
    osName: "ubuntu",
    osVersion: "24.04",
    user: {
      fullName: "Ada Author",
      guid: "0190a2b4-7c1d-7e2f-8a3b-000000000001",
      uri: "https://marketplace.example.org/people/0190a2b4-7c1d-7e2f-8a3b-000000000001",
    },
    ...changes,
  };
}

/** An image that says no more than it must. */
function smallImage(): ListedImage {
  const {
    ramMinimumBytes: _ramMinimum,
    ramRecommendedBytes: _ramRecommended,
    coreMinimum: _coreMinimum,
    coreRecommended: _coreRecommended,
    ...image
  } = sampleImage();
  return {
    ...image,
    identifier: "aa6571e7-5431-5e15-91a4-724bc302664c",
    mpuri: "https://marketplace.example.org/store/vo/image/aa6571e7-5431-5e15-91a4-724bc302664c:15/",
    baseMpuri: "https://marketplace.example.org/store/vm/image/0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8092:15/",
    appId: "8",
    title: "Image for AlmaLinux minimal [almalinux/9.5/KVM]",
    description: "",
    sizeBytes: 581_816_320n,
    uri: "https://images.example.org/almalinux/9.5/almalinux-9.5.ova",
    format: "ova",
    version: "9.5",
    sha512: "fedcba9876543210".repeat(8),
    comments: "",
    osName: "almalinux",
    osVersion: "9.5",
  };
}
