import { Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { KIND_TEXTS } from "#components/vocabulary/kind-texts.ts";
import { TermDialog } from "#components/vocabulary/term-dialog.tsx";
import { TermTable } from "#components/vocabulary/term-table.tsx";
import { paths } from "#lib/platform/paths.ts";
import { listTermsForAdministration } from "#lib/vocabulary/queries.ts";
import type { VocabularyKind } from "#lib/vocabulary/term.ts";
import { KIND_WORDS } from "#lib/vocabulary/term-words.ts";
import {
  addTermAction,
  editTermAction,
  moveTermAction,
  removeTermAction,
  restoreTermAction,
  retireTermAction,
} from "./actions.ts";

const ACTIONS = {
  edit: editTermAction,
  move: moveTermAction,
  restore: restoreTermAction,
  retire: retireTermAction,
  remove: removeTermAction,
};

/** The terms of one kind: add, edit, order, retire, remove. */
export async function VocabularyPage({ kind }: { kind: VocabularyKind }) {
  const { one, many, path } = KIND_WORDS[kind];
  const { title, purpose } = KIND_TEXTS[kind];
  const actor = await requireAdministrator(paths.adminVocabulary(path));
  const terms = await listTermsForAdministration(actor, kind);
  if (!terms) notFound();
  const retired = terms.filter(({ retiredAt }) => retiredAt !== null).length;
  return (
    <>
      <PageHeader
        title={title}
        description={purpose}
        actions={
          <TermDialog
            kind={kind}
            terms={terms.map(({ id, name, parentId, position, level }) => ({
              id,
              name,
              parentId,
              position,
              level,
            }))}
            action={addTermAction}
            trigger={
              <Button variant="primary" icon={<Plus aria-hidden />}>
                Add a {one}
              </Button>
            }
          />
        }
      />
      <Panel
        title={`${terms.length} ${terms.length === 1 ? one : many}`}
        description={`In the order in which forms offer them.${retired > 0 ? ` ${retired} of them retired.` : ""}`}
        flush
      >
        <TermTable kind={kind} terms={terms} actions={ACTIONS} />
      </Panel>
    </>
  );
}
