import { Crown, UserPlus } from "lucide-react";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { HandOverWords } from "./hand-over-words.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type InviteDialogProps = {
  appliance: { slug: string; name: string };
  person: { id: string; name: string };
  invite: DialogAction;
};

/** Invites a person who was picked to maintain the appliance. */
export function InviteMaintainerDialog({ appliance, person, invite }: InviteDialogProps) {
  return (
    <DialogWithWords
      trigger={
        <Button size="sm" icon={<UserPlus aria-hidden />} aria-label={`Invite ${person.name} as maintainer`}>
          Invite
        </Button>
      }
      title={`Invite ${person.name} to maintain ${appliance.name}?`}
      description={`${person.name} gets a message and finds the invitation in their account. By accepting they become a maintainer: they can edit the entry and publish versions.`}
      confirmLabel="Send the invitation"
      action={invite}
      fields={{ slug: appliance.slug, role: "maintainer", personId: person.id }}
      name="message"
      label="Message"
      hint={`${person.name} reads it in the invitation.`}
    />
  );
}

type HandOverDialogProps = InviteDialogProps & {
  /** Who owns it now, as the reader would say it; null: nobody. */
  owner: string | null;
};

/** Offers the appliance to a person who was picked. */
export function HandOverDialog({ appliance, person, invite, owner }: HandOverDialogProps) {
  return (
    <DialogWithWords
      trigger={
        <Button
          size="sm"
          variant="quiet"
          icon={<Crown aria-hidden />}
          aria-label={`${owner === null ? "Offer ownership" : "Hand over"} to ${person.name}`}
        >
          {owner === null ? "Offer ownership" : "Hand over"}
        </Button>
      }
      title={`Hand ${appliance.name} over to ${person.name}?`}
      description={<HandOverWords to={person.name} owner={owner} />}
      confirmLabel="Offer the ownership"
      action={invite}
      fields={{ slug: appliance.slug, role: "owner", personId: person.id }}
      name="message"
      label="Message"
      hint={`${person.name} reads it in the offer.`}
    />
  );
}
