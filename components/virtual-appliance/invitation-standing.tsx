import { Clock } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { InvitationStanding } from "#lib/virtual-appliance/invitation.ts";

/** How an invitation stands, in a word or two. */
export function InvitationStandingBadge({ standing }: { standing: InvitationStanding }) {
  switch (standing) {
    case "open":
      return (
        <Badge tone="info" icon={<Clock aria-hidden />}>
          Waiting
        </Badge>
      );
    case "accepted":
      return <Badge tone="ok">Accepted</Badge>;
    case "declined":
      return <Badge>Declined</Badge>;
    case "withdrawn":
      return <Badge>Withdrawn</Badge>;
    case "expired":
      return <Badge tone="warn">Expired</Badge>;
    case "void":
      return <Badge tone="warn">No longer stands</Badge>;
  }
}
