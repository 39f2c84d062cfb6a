import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { OwnWords } from "./own-words.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;

type JoinRequest = {
  id: string;
  message: string;
  createdAt: Date;
  person: { id: string; name: string; affiliation: string | null };
};

type JoinRequestRowProps = {
  request: JoinRequest;
  applianceName: string;
  /** What the person asks for, after their name. */
  children: ReactNode;
  answer: DialogAction;
};

/** Somebody's request to maintain an appliance, to be accepted or declined; a list item. */
export function JoinRequestRow({ request, applianceName, children, answer }: JoinRequestRowProps) {
  const { id, message, createdAt, person } = request;
  const dialog = {
    ...{ action: answer, name: "text", label: "Answer" },
    hint: `${person.name} gets it by e-mail, together with your decision.`,
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4">
      <Monogram name={person.name} size={40} shape="round" className="max-sm:hidden" />
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5 text-sm">
        <p className="wrap-anywhere">
          <span className="font-semibold">{person.name}</span> {children}
        </p>
        <p className="text-ink-muted">
          {person.affiliation && `${person.affiliation}, `}
          <RelativeTime at={createdAt} />
        </p>
        <OwnWords>{message}</OwnWords>
      </div>
      <div className="flex flex-wrap gap-2">
        <DialogWithWords
          {...dialog}
          trigger={
            <Button size="sm" icon={<Check aria-hidden />} aria-label={`Accept ${person.name}`}>
              Accept
            </Button>
          }
          title={`Let ${person.name} maintain ${applianceName}?`}
          description={`${person.name} can then edit the entry and publish versions. You can remove maintainers at any time.`}
          confirmLabel="Accept"
          fields={{ requestId: id, answer: "accept" }}
        />
        <DialogWithWords
          {...dialog}
          trigger={
            <Button
              size="sm"
              variant="quiet"
              icon={<X aria-hidden />}
              aria-label={`Decline the request of ${person.name}`}
            >
              Decline
            </Button>
          }
          title={`Decline the request of ${person.name}?`}
          description={`${person.name} is told, and may ask again. A reason helps them.`}
          confirmLabel="Decline"
          tone="danger"
          fields={{ requestId: id, answer: "decline" }}
        />
      </div>
    </li>
  );
}
