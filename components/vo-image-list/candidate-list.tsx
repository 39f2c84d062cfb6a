import { PackagePlus, Plus } from "lucide-react";
import Link from "next/link";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { listCandidates } from "#lib/vo-image-list/queries.ts";

type Candidate = Awaited<ReturnType<typeof listCandidates>>[number];

type CandidateListProps = {
  vo: string;
  candidates: readonly Candidate[];
  /** What was searched for; empty: nothing. */
  text: string;
  add: (state: FormState, form: FormData) => Promise<FormState>;
};

/** More than that is no list to read but one to search; who has searched wants to see what was found. */
const SHOWN = { atFirst: 6, found: 30 } as const;

/** Appliances that could be added to the draft, with a search box. */
export function CandidateList({ vo, candidates, text, add }: CandidateListProps) {
  const shown = candidates.slice(0, text === "" ? SHOWN.atFirst : SHOWN.found);
  const more = candidates.length - shown.length;
  return (
    <>
      <div className="border-b border-line p-5">
        <SearchBox
          action={`${paths.draft(vo)}#add`}
          label="Search appliances by name"
          defaultValue={text}
          withButton
          className="max-w-xl"
        />
      </div>
      {shown.length === 0 ? (
        <NoCandidates text={text} vo={vo} />
      ) : (
        <ul className="divide-y divide-line">
          {shown.map((candidate) => (
            <CandidateRow key={candidate.id} vo={vo} candidate={candidate} add={add} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="border-t border-line px-5 py-3.5 text-sm text-ink-muted">
          {more} more {more === 1 ? "appliance" : "appliances"}: search by name to find them.
        </p>
      )}
    </>
  );
}

function CandidateRow({
  vo,
  candidate,
  add,
}: Pick<CandidateListProps, "vo" | "add"> & { candidate: Candidate }) {
  const { id, name, slug, summary, latest } = candidate;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5 sm:flex-nowrap">
      <Monogram name={name} size={40} className="max-sm:hidden" />
      <div className="grid min-w-0 flex-1 gap-0.5 text-sm max-sm:basis-full">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link href={paths.appliance(slug)} className="prose-link font-semibold">
            {name}
          </Link>
          <span className="text-ink-muted">{latest?.version}</span>
        </p>
        <p className="text-ink-muted sm:truncate">{summary}</p>
        {latest && <p className="text-ink-muted">{describeImages(latest.images)}</p>}
      </div>
      <Button
        href={paths.draftAppliance(vo, slug)}
        size="sm"
        variant="quiet"
        aria-label={`Choose images of ${name}`}
      >
        Choose images
      </Button>
      <ActionButton
        action={add}
        idle={IDLE}
        fields={{ vo, applianceId: id }}
        done={`${name} is in the draft`}
        size="sm"
        icon={<Plus aria-hidden />}
        aria-label={`Add ${name} to the draft`}
      >
        Add
      </ActionButton>
    </li>
  );
}

type CandidateImages = NonNullable<Candidate["latest"]>["images"];

function describeImages(images: CandidateImages): string {
  const words = images.map(
    ({ osName, osVersion, arch, format }) => `${osName} ${osVersion} (${arch}, ${format})`,
  );
  return [...new Set(words)].join(" · ");
}

function NoCandidates({ text, vo }: { text: string; vo: string }) {
  return (
    <EmptyState
      icon={<PackagePlus />}
      level={3}
      className="m-5"
      title={text === "" ? "Every appliance is in the draft" : `Nothing named like “${text}” can be added`}
      action={
        text !== "" && (
          <Link href={`${paths.draft(vo)}#add`} className="prose-link text-sm">
            Show all that can be added
          </Link>
        )
      }
    >
      Appliances appear here when they have a published version that is neither hidden, revoked nor expired
      and are not in the draft yet.
    </EmptyState>
  );
}
