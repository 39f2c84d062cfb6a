/** Which events change the entry, the working version or an image as its form shows it. Pure. */
import type { EditsOf } from "#lib/audit/edits-since.ts";

export function editsOfEntry(applianceId: string): EditsOf {
  return { objectKind: "appliance", objectId: applianceId, actions: ["appliance.edited"] };
}

/** Its beginning counts: what replaced a discarded version is another one. */
export function editsOfVersion(versionId: string): EditsOf {
  return { objectKind: "version", objectId: versionId, actions: ["version.created", "version.edited"] };
}

export function editsOfImage(versionId: string, imageIdentifier: string): EditsOf {
  return {
    objectKind: "version",
    objectId: versionId,
    actions: ["image.added", "image.edited"],
    imageIdentifier,
  };
}
