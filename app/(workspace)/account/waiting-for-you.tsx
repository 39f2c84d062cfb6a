import { WaitingPanel } from "#components/virtual-appliance/waiting-panel.tsx";
import type { PersonActor } from "#lib/platform/actor.ts";
import { listWaitingFor } from "#lib/virtual-appliance/people-queries.ts";
import { answerJoinRequestAction } from "../appliances/[slug]/people/actions.ts";
import { acceptInvitationAction, declineInvitationAction } from "../invitations/actions.ts";

/**
 * What waits for an answer of the signed-in person: invitations to appliances, and requests to join theirs. Nothing at
 * all when nothing waits.
 */
export async function WaitingForYou({ actor }: { actor: PersonActor }) {
  return (
    <WaitingPanel
      waiting={await listWaitingFor(actor, new Date())}
      accept={acceptInvitationAction}
      decline={declineInvitationAction}
      answerRequest={answerJoinRequestAction}
    />
  );
}
