import { Compass, Hammer, ListChecks, ServerCog, ShieldAlert, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { paths } from "#lib/platform/paths.ts";

type Path = {
  icon: ReactNode;
  who: string;
  steps: readonly [string, string, string];
  link: { href: string; label: string };
};

const ways: readonly Path[] = [
  {
    icon: <Compass aria-hidden />,
    who: "You want to run something",
    steps: [
      "Search for an operating system or an application.",
      "See who endorses it and until when it is kept fresh.",
      "Start it at a site that supports your VO, or in a project of your own.",
    ],
    link: { href: paths.appliances(), label: "Browse appliances" },
  },
  {
    icon: <Hammer aria-hidden />,
    who: "You build images",
    steps: [
      "Register your appliance and describe it.",
      "Give its version the addresses of the image files.",
      "The files are downloaded, measured and hashed; then you publish.",
    ],
    link: { href: paths.registerAppliance(), label: "Register an appliance" },
  },
  {
    icon: <ListChecks aria-hidden />,
    who: "You manage a VO",
    steps: [
      "Add appliances to the draft of your VO's image list.",
      "See what publishing will change at the sites.",
      "Publish: the list is signed and served at once.",
    ],
    link: { href: paths.vos(), label: "Find your VO" },
  },
  {
    icon: <ServerCog aria-hidden />,
    who: "You run a cloud site",
    steps: [
      "Install the trust anchors.",
      "Point the client you already run at the lists of your VOs.",
      "Images appear, change and leave as the VOs decide.",
    ],
    link: { href: paths.subscribe(), label: "Instructions for providers" },
  },
  {
    icon: <ShieldAlert aria-hidden />,
    who: "You keep sites secure",
    steps: [
      "Sign in; an administrator makes you a security officer.",
      "On the page of a vulnerable version, say why and revoke it.",
      "Every list is published again without it, and everyone concerned is told.",
    ],
    link: { href: paths.rights(), label: "Who may do what" },
  },
  {
    icon: <Wrench aria-hidden />,
    who: "You run this service",
    steps: [
      "Create VOs and say which groups stand for them.",
      "Register the providers of the federation and their operators.",
      "See what needs attention: jobs, messages, certificates.",
    ],
    link: { href: paths.administration(), label: "Administration" },
  },
];

/** For each kind of visitor the three steps that lead somewhere. */
export function FirstSteps() {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3">
      {ways.map(({ icon, who, steps, link }) => (
        <Card key={who} as="li" className="flex flex-col gap-4">
          <h3 className="flex items-center gap-3 text-base">
            <span className="grid size-9 shrink-0 place-items-center rounded-md bg-primary-soft text-link [&_svg]:size-5">
              {icon}
            </span>
            {who}
          </h3>
          <ol className="grid gap-2.5 text-sm text-ink-muted">
            {steps.map((step, index) => (
              <li key={step} className="grid grid-cols-[1.25rem_1fr] font-figures">
                <span aria-hidden className="font-semibold text-accent-ink">
                  {index + 1}
                </span>
                {step}
              </li>
            ))}
          </ol>
          <Button href={link.href} className="mt-auto self-start">
            {link.label}
          </Button>
        </Card>
      ))}
    </ul>
  );
}
