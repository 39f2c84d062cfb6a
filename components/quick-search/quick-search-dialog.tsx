"use client";

import { Command } from "cmdk";
import { ArrowRight, Building2, Package, Search, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { paths } from "#lib/platform/paths.ts";
import { KeyCap } from "../ui/key-cap.tsx";
import { ModalDialog } from "../ui/modal-dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { type QuickHitGroup, useQuickHits } from "./quick-hits.ts";

/** Names the item that searches the whole catalogue; every other item is named by its address. */
const SEARCH_ALL = "search all";

/** What moves the choice, as opposed to what is typed. */
const MOVING_KEYS: readonly string[] = ["ArrowDown", "ArrowUp", "Home", "End"];

const icons: Readonly<Record<string, ReactNode>> = {
  Appliances: <Package aria-hidden />,
  "Virtual Organisations": <Users aria-hidden />,
  Providers: <Building2 aria-hidden />,
};

/** Type a name, go there: appliances, VOs, providers, and one's own places. */
export function QuickSearchDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const titleId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const hasMoved = useRef(false);
  const { groups, standing } = useQuickHits(text);
  const typed = text.trim();
  const first = standing === "found" ? groups[0]?.hits[0]?.href : undefined;
  useEffect(() => {
    if (first && !hasMoved.current) setChosen(first);
  }, [first]);
  // Among hits of a text typed before there is nothing to choose.
  const noteMove = () => {
    hasMoved.current = standing === "found";
  };
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <ModalDialog
      labelledBy={titleId}
      className="fixed inset-x-3 top-3 bottom-auto mx-auto max-h-[calc(100dvh-1.5rem)] w-auto max-w-2xl animate-rise flex-col overflow-hidden rounded-xl border border-line bg-raised text-ink shadow-lg outline-none open:flex sm:top-[12vh] sm:max-h-[70vh]"
      onClose={onClose}
      closesBeside
      firstFocus={field}
    >
      <h2 id={titleId} className="sr-only">
        Go anywhere by its name
      </h2>
      <Command
        label="Go anywhere by its name"
        shouldFilter={false}
        loop
        value={chosen}
        onValueChange={setChosen}
        onKeyDownCapture={({ key }) => {
          if (MOVING_KEYS.includes(key)) noteMove();
        }}
        onPointerMoveCapture={noteMove}
        className="flex min-h-0 flex-col"
      >
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden className="size-5 shrink-0 text-ink-muted" />
          <Command.Input
            ref={field}
            value={text}
            onValueChange={(typedNow) => {
              hasMoved.current = false;
              setText(typedNow);
            }}
            maxLength={200}
            placeholder="Appliance, VO, provider or page"
            className="h-14 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
          />
          {standing === "pending" ? (
            <Spinner className="text-ink-muted" />
          ) : (
            <button type="button" aria-label="Close" onClick={onClose} className="min-h-6 max-sm:min-h-11">
              <KeyCap>Esc</KeyCap>
            </button>
          )}
        </div>
        <Command.List
          aria-busy={standing === "pending"}
          className="min-h-0 scroll-py-2 overflow-y-auto overscroll-contain p-2"
        >
          {standing === "failed" && (
            <p role="alert" className="px-3 py-2 text-sm text-danger">
              Names cannot be looked up at the moment. Type on to try again, or search the catalogue.
            </p>
          )}
          {groups.map((group) => (
            <HitGroup
              key={group.title}
              group={group}
              // Until the hits of what is typed are here, Enter must not lead to one of what was typed before.
              isStale={standing === "pending"}
              onChoose={go}
            />
          ))}
          {typed !== "" && (
            <Command.Group className="border-t border-line pt-2 first:border-t-0 [&:not(:first-child)]:mt-2">
              <Item
                value={SEARCH_ALL}
                icon={<Search aria-hidden />}
                label={`Search all appliances for “${typed}”`}
                onChoose={() => go(paths.searchAppliances(typed))}
              />
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </ModalDialog>
  );
}

type HitGroupProps = { group: QuickHitGroup; isStale: boolean; onChoose: (href: string) => void };

function HitGroup({ group, isStale, onChoose }: HitGroupProps) {
  return (
    <Command.Group
      heading={group.title}
      className="mb-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-muted"
    >
      {group.hits.map(({ href, label, detail }) => (
        <Item
          key={href}
          value={href}
          icon={icons[group.title] ?? <ArrowRight aria-hidden />}
          label={label}
          detail={detail}
          isDisabled={isStale}
          onChoose={() => onChoose(href)}
        />
      ))}
    </Command.Group>
  );
}

type ItemProps = {
  value: string;
  icon: ReactNode;
  label: string;
  detail?: string;
  isDisabled?: boolean;
  onChoose: () => void;
};

function Item({ value, icon, label, detail, isDisabled = false, onChoose }: ItemProps) {
  return (
    <Command.Item
      value={value}
      disabled={isDisabled}
      onSelect={onChoose}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm data-[selected=true]:bg-hover data-[selected=true]:shadow-[inset_3px_0_0_var(--accent)] [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{label}</span>
        {detail && <span className="ml-2 text-ink-muted">{detail}</span>}
      </span>
    </Command.Item>
  );
}
