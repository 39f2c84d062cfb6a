"use client";

import Link from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ReactElement, type ReactNode, startTransition } from "react";
import { joinClasses } from "./join-classes.ts";

const itemLook =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none max-sm:min-h-11 " +
  "data-highlighted:bg-hover data-disabled:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted";

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  children: ReactNode;
};

/** A menu of actions. Children: MenuLink, MenuAction, MenuLabel, MenuSeparator. */
export function DropdownMenu({ trigger, align = "end", children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-48 animate-rise rounded-lg border border-line bg-raised p-1 text-ink shadow-lg"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Goes somewhere. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Item asChild className={itemLook}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Primitive.Item>
  );
}

type MenuActionProps = {
  /** Gets `fields` as form data; may be a server action. */
  action: (form: FormData) => unknown;
  fields?: Readonly<Record<string, string>>;
  icon?: ReactNode;
  tone?: "neutral" | "danger";
  disabled?: boolean;
  children: ReactNode;
};

/** Does something at once. */
export function MenuAction({
  action,
  fields = {},
  icon,
  tone = "neutral",
  disabled,
  children,
}: MenuActionProps) {
  function run() {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    startTransition(async () => {
      await action(form);
    });
  }
  return (
    <Primitive.Item
      onSelect={run}
      {...(disabled === undefined ? {} : { disabled })}
      className={joinClasses(itemLook, tone === "danger" && "text-danger [&_svg]:text-danger!")}
    >
      {icon}
      {children}
    </Primitive.Item>
  );
}

/** A heading inside the menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2.5 pt-2 pb-1 text-xs font-semibold text-ink-muted">
      {children}
    </Primitive.Label>
  );
}

/** A fine line between groups. */
export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
