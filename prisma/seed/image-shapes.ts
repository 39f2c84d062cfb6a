import type { DemoImage } from "./types.ts";

export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

type Container = Pick<DemoImage, "format" | "hypervisors" | "arch" | "osFamily">;

export const QCOW2_X86_64: Container = {
  format: "qcow2",
  hypervisors: ["KVM", "QEMU"],
  arch: "x86_64",
  osFamily: "Linux",
};
export const QCOW2_AARCH64: Container = { ...QCOW2_X86_64, arch: "aarch64" };
export const OVA_X86_64: Container = { ...QCOW2_X86_64, format: "ova", hypervisors: ["VirtualBox"] };
export const VMDK_X86_64: Container = { ...QCOW2_X86_64, format: "vmdk", hypervisors: ["VMware"] };

type Needs = Required<
  Pick<
    DemoImage,
    "cpuMinimum" | "cpuRecommended" | "ramMinimumBytes" | "ramRecommendedBytes" | "diskMinimumBytes"
  >
>;

export const NEEDS_TINY: Needs = {
  cpuMinimum: 1,
  cpuRecommended: 1,
  ramMinimumBytes: 128 * MIB,
  ramRecommendedBytes: 256 * MIB,
  diskMinimumBytes: 1 * GIB,
};
export const NEEDS_SMALL: Needs = {
  cpuMinimum: 1,
  cpuRecommended: 2,
  ramMinimumBytes: 1 * GIB,
  ramRecommendedBytes: 2 * GIB,
  diskMinimumBytes: 10 * GIB,
};
export const NEEDS_MEDIUM: Needs = {
  cpuMinimum: 2,
  cpuRecommended: 4,
  ramMinimumBytes: 4 * GIB,
  ramRecommendedBytes: 8 * GIB,
  diskMinimumBytes: 20 * GIB,
};
export const NEEDS_LARGE: Needs = {
  cpuMinimum: 4,
  cpuRecommended: 8,
  ramMinimumBytes: 8 * GIB,
  ramRecommendedBytes: 32 * GIB,
  diskMinimumBytes: 40 * GIB,
};
