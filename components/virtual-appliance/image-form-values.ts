/** What the form of an image starts from: everything as text, the way people type it. */
import { trafficRulesSchema, writeTrafficRule } from "#lib/virtual-appliance/traffic-rule.ts";
import { bytesAsTyped } from "./bytes-as-typed.ts";

type SavedImage = {
  url: string;
  title: string;
  format: string;
  hypervisors: readonly string[];
  arch: string;
  osFamily: string;
  osName: string;
  osVersion: string;
  cpuMinimum: number | null;
  cpuRecommended: number | null;
  ramMinimumBytes: bigint | null;
  ramRecommendedBytes: bigint | null;
  diskMinimumBytes: bigint | null;
  diskRecommendedBytes: bigint | null;
  acceleratorKind: string | null;
  acceleratorsMinimum: number | null;
  acceleratorsRecommended: number | null;
  trafficRules: unknown;
  defaultAccount: string | null;
  contextualizationFormats: readonly string[];
  scriptText: string | null;
  scriptUrl: string | null;
  notes: string;
  declaredSizeBytes: bigint | null;
  declaredSha512: string | null;
};

export type ImageFormValues = Record<keyof SavedImage, string>;

/** What every part of the form needs: texts and complaints by field. */
export type ImageFieldsProps = { values: ImageFormValues; errors: Readonly<Record<string, string>> };

/** The fields of a saved image. */
export function imageFormValues(image: SavedImage): ImageFormValues {
  return {
    url: image.url,
    title: image.title,
    format: image.format,
    hypervisors: image.hypervisors.join("\n"),
    arch: image.arch,
    osFamily: image.osFamily,
    osName: image.osName,
    osVersion: image.osVersion,
    cpuMinimum: image.cpuMinimum?.toString() ?? "",
    cpuRecommended: image.cpuRecommended?.toString() ?? "",
    ramMinimumBytes: bytesAsTyped(image.ramMinimumBytes),
    ramRecommendedBytes: bytesAsTyped(image.ramRecommendedBytes),
    diskMinimumBytes: bytesAsTyped(image.diskMinimumBytes),
    diskRecommendedBytes: bytesAsTyped(image.diskRecommendedBytes),
    acceleratorKind: image.acceleratorKind ?? "",
    acceleratorsMinimum: image.acceleratorsMinimum?.toString() ?? "",
    acceleratorsRecommended: image.acceleratorsRecommended?.toString() ?? "",
    trafficRules: trafficRulesSchema.parse(image.trafficRules).map(writeTrafficRule).join("\n"),
    defaultAccount: image.defaultAccount ?? "",
    contextualizationFormats: image.contextualizationFormats.join("\n"),
    // What came from an address is shown there, not for editing.
    scriptText: image.scriptUrl === null ? (image.scriptText ?? "") : "",
    scriptUrl: image.scriptUrl ?? "",
    notes: image.notes,
    declaredSizeBytes: image.declaredSizeBytes?.toString() ?? "",
    declaredSha512: image.declaredSha512 ?? "",
  };
}

/** A new image: the choices that most images share are made already. */
export const NEW_IMAGE: ImageFormValues = {
  url: "",
  title: "",
  format: "qcow2",
  hypervisors: "KVM",
  arch: "x86_64",
  osFamily: "Linux",
  osName: "",
  osVersion: "",
  cpuMinimum: "",
  cpuRecommended: "",
  ramMinimumBytes: "",
  ramRecommendedBytes: "",
  diskMinimumBytes: "",
  diskRecommendedBytes: "",
  acceleratorKind: "",
  acceleratorsMinimum: "",
  acceleratorsRecommended: "",
  trafficRules: "",
  defaultAccount: "",
  contextualizationFormats: "cloud-init",
  scriptText: "",
  scriptUrl: "",
  notes: "",
  declaredSizeBytes: "",
  declaredSha512: "",
};
