import { Ban, CircleCheck, TimerOff } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { TokenState } from "#lib/access-token/token.ts";

/** Does the token work? */
export function TokenStateBadge({ state }: { state: TokenState }) {
  if (state === "active") {
    return (
      <Badge tone="ok" icon={<CircleCheck aria-hidden />}>
        Active
      </Badge>
    );
  }
  return state === "expired" ? (
    <Badge icon={<TimerOff aria-hidden />}>Expired</Badge>
  ) : (
    <Badge icon={<Ban aria-hidden />}>Revoked</Badge>
  );
}
