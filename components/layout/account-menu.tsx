import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonLook } from "../ui/button-look.ts";
import { Monogram } from "../ui/monogram.tsx";
import { Popover } from "../ui/popover.tsx";

type AccountMenuProps = {
  name: string;
  email?: string | undefined;
  /** Links that belong together; a group's title is for those who cannot see the line between groups. */
  groups: readonly { title: string; links: readonly { href: string; label: string }[] }[];
  /** How much news one has not read. */
  unread: number;
  /** A form that signs out, with its button; shown at the end. */
  signOut: ReactNode;
};

const MENU = "account-menu";

/** The signed-in person: who, where to go, and the way out. Links and a form, so a popover and not a menu. */
export function AccountMenu({ name, email, groups, unread, signOut }: AccountMenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU}
        className={buttonLook("quiet", "md", { className: "anchor-account-menu gap-1.5! px-1.5!" })}
      >
        <span className="sr-only">
          Account of {name}
          {unread > 0 && `, ${unread} unread news`}
        </span>
        <span className="relative">
          <Monogram name={name} size={32} shape="round" className="size-8!" />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute -top-0.5 -right-0.5 size-3 rounded-full border-2 border-canvas bg-accent"
            />
          )}
        </span>
        <ChevronDown aria-hidden className="max-sm:hidden" />
      </button>
      <Popover
        id={MENU}
        label="Account"
        className="below-account-menu w-72 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised text-ink shadow-lg open:animate-rise"
      >
        <div className="flex items-center gap-3 border-b border-line p-4">
          <Monogram name={name} size={40} shape="round" />
          <div className="min-w-0 text-sm">
            <p className="truncate font-semibold">{name}</p>
            {email && <p className="truncate text-ink-muted">{email}</p>}
          </div>
        </div>
        <div className="max-h-[calc(100dvh-14rem)] divide-y divide-line overflow-y-auto">
          {groups.map((group) => (
            <ul key={group.title} aria-label={group.title} className="p-1.5">
              {group.links.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    className="flex min-h-9 items-center rounded-sm px-2.5 py-1 text-sm -outline-offset-2 wrap-anywhere hover:bg-hover max-sm:min-h-11"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          ))}
        </div>
        <div className="border-t border-line p-2.5 [&_button]:w-full">{signOut}</div>
      </Popover>
    </>
  );
}
