import { Badge } from "#components/ui/badge.tsx";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";
import { versionStatusWords } from "./version-status.ts";

/** The state of a version in a word. */
export function VersionStatusBadge({ status }: { status: VersionStatus }) {
  const { word, tone } = versionStatusWords[status];
  return <Badge tone={tone}>{word}</Badge>;
}
