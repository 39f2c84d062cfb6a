import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ConfirmOutcome } from "#components/ui/open-confirm-dialog.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { catalogueAddress } from "#lib/catalogue/catalogue-search.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import type { AdministeredTerm } from "#lib/vocabulary/queries.ts";
import type { VocabularyKind } from "#lib/vocabulary/term.ts";
import { describeUse, KIND_WORDS } from "#lib/vocabulary/term-words.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { TermDialog } from "./term-dialog.tsx";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
type ConfirmedAction = (form: FormData) => Promise<ConfirmOutcome>;

export type TermActions = {
  edit: FormAction;
  move: FormAction;
  restore: FormAction;
  retire: ConfirmedAction;
  remove: ConfirmedAction;
};

type TermTableProps = {
  kind: VocabularyKind;
  /** In tree order. */
  terms: readonly AdministeredTerm[];
  actions: TermActions;
};

/** The terms of one kind, with what uses them and what can be done with each. */
export function TermTable({ kind, terms, actions }: TermTableProps) {
  const { one, many } = KIND_WORDS[kind];
  const columns: Column<AdministeredTerm>[] = [
    { key: "name", header: "Name", rowHeader: true, cell: (term) => <TermName term={term} /> },
    { key: "use", header: "Used by", cell: (term) => <TermUse kind={kind} term={term} /> },
    {
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      cell: (term) => <TermButtons kind={kind} term={term} terms={terms} actions={actions} />,
    },
  ];
  return (
    <Table
      caption={`All ${many}`}
      columns={columns}
      rows={terms}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={`There are no ${many}`} className="m-5">
          Add the first {one}: until then nobody can choose any.
        </EmptyState>
      }
    />
  );
}

function TermName({ term }: { term: AdministeredTerm }) {
  const { name, description, url, level, retiredAt } = term;
  return (
    <span className="flex gap-2" style={{ paddingInlineStart: `${Math.max(0, level - 1) * 1.5}rem` }}>
      {level > 0 && <CornerDownRight aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />}
      <span className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className={retiredAt ? "text-ink-muted" : undefined}>{name}</span>
          {retiredAt && <Badge>Retired</Badge>}
        </span>
        {description && <span className="font-normal text-sm text-ink-muted">{description}</span>}
        {url && (
          <a href={url} className="text-sm font-normal text-link wrap-anywhere hover:underline">
            {url.replace(/^https?:\/\//, "")}
          </a>
        )}
      </span>
    </span>
  );
}

function TermUse({ kind, term }: { kind: VocabularyKind; term: AdministeredTerm }) {
  const { name, use } = term;
  if (use.appliances + use.vos === 0) return <span className="text-ink-faint">nothing</span>;
  const words = <span className="font-figures">{describeUse(use)}</span>;
  if (kind === "licence" || use.appliances === 0) return words;
  const href = catalogueAddress({ facets: { [kind]: [name] } });
  return (
    <Link href={href} className="text-link hover:underline">
      {words}
    </Link>
  );
}

type TermButtonsProps = Omit<TermTableProps, "terms"> & {
  term: AdministeredTerm;
  terms: readonly AdministeredTerm[];
};

function TermButtons({ kind, term, terms, actions }: TermButtonsProps) {
  const siblings = terms.filter(({ parentId }) => parentId === term.parentId);
  const used = term.use.appliances + term.use.vos > 0;
  const hasChildren = terms.some(({ parentId }) => parentId === term.id);
  return (
    <span className="flex flex-wrap items-baseline gap-1 @max-2xl:-ml-2.5 @2xl:-my-1.5 @2xl:flex-nowrap @2xl:justify-end">
      <MoveButtons
        termId={term.id}
        name={term.name}
        action={actions.move}
        first={siblings[0]?.id === term.id}
        last={siblings.at(-1)?.id === term.id}
      />
      <TermDialog
        kind={kind}
        term={term}
        terms={terms.map(({ id, name, parentId, position, level }) => ({
          id,
          name,
          parentId,
          position,
          level,
        }))}
        action={actions.edit}
        renameNote={used ? `Used by ${describeUse(term.use)}: a new name appears there at once.` : undefined}
        trigger={
          <Button size="sm" variant="quiet" aria-label={`Edit “${term.name}”`}>
            Edit
          </Button>
        }
      />
      {term.retiredAt ? (
        <ActionButton
          action={actions.restore}
          idle={IDLE}
          fields={{ termId: term.id }}
          done={`“${term.name}” is offered again.`}
          size="sm"
          variant="quiet"
          aria-label={`Restore “${term.name}”`}
        >
          Restore
        </ActionButton>
      ) : (
        <RetireDialog kind={kind} term={term} used={used} retire={actions.retire} />
      )}
      {!used && !hasChildren && <RemoveDialog kind={kind} term={term} remove={actions.remove} />}
    </span>
  );
}

type RetireDialogProps = {
  kind: VocabularyKind;
  term: AdministeredTerm;
  used: boolean;
  retire: ConfirmedAction;
};

function RetireDialog({ kind, term, used, retire }: RetireDialogProps) {
  const offered = kind === "licence" ? "It is suggested no more." : "Nobody else can choose it any more.";
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Retire “${term.name}”`}>
          Retire
        </Button>
      }
      title={`Retire the ${KIND_WORDS[kind].one} “${term.name}”?`}
      description={
        used
          ? `It stays where it was chosen: ${describeUse(term.use)}. ${offered} You can restore it at any time.`
          : `Nothing uses it. ${offered} You can restore it at any time.`
      }
      confirmLabel="Retire"
      action={retire}
      fields={{ termId: term.id }}
    />
  );
}

function RemoveDialog({
  kind,
  term,
  remove,
}: {
  kind: VocabularyKind;
  term: AdministeredTerm;
  remove: ConfirmedAction;
}) {
  const { one } = KIND_WORDS[kind];
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" className="text-danger!" aria-label={`Remove “${term.name}”`}>
          Remove
        </Button>
      }
      title={`Remove the ${one} “${term.name}”?`}
      description={`No appliance${kind === "discipline" ? " and no VO uses" : " uses"} it. It will be gone for good; a ${one} of the same name can be added again.`}
      confirmLabel="Remove"
      tone="danger"
      action={remove}
      fields={{ termId: term.id }}
    />
  );
}
