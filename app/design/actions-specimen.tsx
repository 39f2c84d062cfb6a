import { Archive, Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { AccountMenu } from "#components/layout/account-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import {
  DropdownMenu,
  MenuAction,
  MenuLabel,
  MenuLink,
  MenuSeparator,
} from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { demoAction } from "./demo-action.ts";
import { Row, Specimen } from "./specimen.tsx";
import { ToastButton } from "./toast-button.tsx";

export function ActionsSpecimen() {
  return (
    <Specimen id="actions" title="Actions">
      <Row title="Variants">
        <Button variant="primary">Publish</Button>
        <Button>Save draft</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Revoke</Button>
      </Row>
      <Row title="Sizes, icons, states">
        <Button variant="primary" size="lg" icon={<Plus aria-hidden />}>
          Register
        </Button>
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add
        </Button>
        <Button size="sm" icon={<Pencil aria-hidden />}>
          Edit
        </Button>
        <Button variant="primary" pending>
          Publishing…
        </Button>
        <Button disabled>Disabled</Button>
        <Button href="/design">A link</Button>
        <IconButton label="Edit" icon={<Pencil aria-hidden />} variant="secondary" />
        <CopyButton value="copied from the specimen" label="Copy the sample" withText />
      </Row>
      <Row title="Overlays">
        <DropdownMenu
          trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} variant="secondary" />}
        >
          <MenuLabel>Version 9.4.20</MenuLabel>
          <MenuLink href="/design" icon={<Pencil aria-hidden />}>
            Edit
          </MenuLink>
          <MenuAction action={demoAction} icon={<Archive aria-hidden />}>
            Hide
          </MenuAction>
          <MenuSeparator />
          <MenuAction action={demoAction} tone="danger" icon={<Trash2 aria-hidden />}>
            Delete
          </MenuAction>
        </DropdownMenu>
        <Dialog
          trigger={<Button>Open a dialog</Button>}
          title="Add an image"
          description="One disk image file of this version."
          footer={
            <form method="dialog">
              <Button type="submit" variant="primary">
                Done
              </Button>
            </form>
          }
        >
          <p className="text-sm">The body scrolls when it is longer than the window.</p>
        </Dialog>
        <ConfirmDialog
          trigger={<Button variant="danger">Delete…</Button>}
          title="Delete this draft?"
          description="The draft and the uploads that belong only to it are removed. What is published stays."
          confirmLabel="Delete draft"
          tone="danger"
          typeToConfirm="rocky-linux"
          action={demoAction}
          fields={{ fail: "yes" }}
        />
        <Tooltip text="Signed on 3 March, valid until 2 April">
          <Button variant="quiet">Hover or focus me</Button>
        </Tooltip>
        <ToastButton />
        <AccountMenu
          name="Ada Lovelace"
          email="ada@example.org"
          unread={3}
          groups={[
            { title: "You", links: [{ href: "/design", label: "Your account" }] },
            {
              title: "Your work",
              links: [
                { href: "/design#forms", label: "Your appliances" },
                { href: "/design#lists", label: "Draft of vo.example.org" },
              ],
            },
          ]}
          signOut={
            <form action={signOutOfNothing}>
              <Button type="submit">Sign out</Button>
            </form>
          }
        />
      </Row>
      <Row title="Filters">
        <ChipLink href="/design" active>
          Ubuntu
        </ChipLink>
        <ChipLink href="/design" count={41}>
          Rocky Linux
        </ChipLink>
        <ChipLink href="/design" count={7}>
          Debian
        </ChipLink>
      </Row>
    </Specimen>
  );
}

async function signOutOfNothing() {
  "use server";
}
