import { Globe, KeyRound } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";

/** Who may fetch a list: anybody, or whoever presents an access token for it. */
export function VisibilityBadge({ visibility }: { visibility: "public" | "token" }) {
  return visibility === "public" ? (
    <Badge icon={<Globe aria-hidden />}>Public</Badge>
  ) : (
    <Badge icon={<KeyRound aria-hidden />}>Access tokens only</Badge>
  );
}
