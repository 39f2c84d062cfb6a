import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

import {
  createCuratedVo,
  draftAppliance,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { removeFromDraft } from "./change-draft.ts";
import { findEntryPage, getImageListPage, getRevisionPage, getRevisionState } from "./queries.ts";
import { signRevision } from "./sign-revision.ts";

const now = new Date();

describe("the list's page", () => {
  test("tells which revision is served and which is being signed", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await publishAndSign(vo);
    await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    expect(await getImageListPage(ANONYMOUS, vo.name, now)).toMatchObject({
      mayCurate: false,
      current: { number: 1, editions: 1 },
      signing: { number: 2 },
      revisions: [{ publisher: vo.manager.name }, { publisher: vo.manager.name }],
    });
    await signRevision(revisionId, createTestSigner());
    expect(await getImageListPage(vo.manager, vo.name, now)).toMatchObject({
      mayCurate: true,
      current: { number: 2 },
      signing: null,
    });
    expect(await getRevisionState(vo.name, 2)).toMatchObject({ state: "published" });
  });

  test("does not wait for ever for a revision that was replaced before it was signed", async () => {
    const vo = await createCuratedVo();
    const { version } = await draftAppliance(vo);
    const { revisionId } = await publish(vo);
    await getDatabase().applianceVersion.update({ where: { id: version.id }, data: { revokedAt: now } });
    await signRevision(revisionId, createTestSigner());
    const [, successor] = await listRevisions(vo.id);
    await signRevision(successor?.id ?? "", createTestSigner());
    expect(await getImageListPage(ANONYMOUS, vo.name, now)).toMatchObject({
      current: { number: 2 },
      signing: null,
    });
  });

  test("is not there for a VO that is not there", async () => {
    expect(await getImageListPage(ANONYMOUS, "no-such-vo", now)).toBeNull();
    expect(await getRevisionPage(ANONYMOUS, "no-such-vo", 1, now)).toBeNull();
  });
});

test("a revision's page tells what it changed", async () => {
  const vo = await createCuratedVo();
  const [kept, removed] = [await draftAppliance(vo), await draftAppliance(vo)];
  await publishAndSign(vo);
  await removeFromDraft(vo.manager, { vo: vo.name, applianceId: removed.id });
  await draftAppliance(vo);
  await publishAndSign(vo);
  expect(await getRevisionPage(ANONYMOUS, vo.name, 2, now)).toMatchObject({
    number: 2,
    isCurrent: true,
    counts: { added: 1, removed: 1, updated: 0, unchanged: 1 },
  });
  const first = await getRevisionPage(ANONYMOUS, vo.name, 1, now);
  expect(first).toMatchObject({
    isCurrent: false,
    counts: { added: 2, removed: 0, updated: 0, unchanged: 0 },
  });
  expect(first?.entries.map(({ appliance }) => appliance.id)).toContain(kept.id);
  expect(await getRevisionPage(ANONYMOUS, vo.name, 3, now)).toBeNull();
});

test("an entry's address leads to the newest published revision that has it", async () => {
  const vo = await createCuratedVo();
  const appliance = await draftAppliance(vo, { version: "7.7" });
  await publish(vo);
  const [revision] = await listRevisions(vo.id);
  const entry = revision?.entries[0]?.entryIdentifier ?? "";
  expect(await findEntryPage(entry)).toBeNull();
  await signRevision(revision?.id ?? "", createTestSigner());
  expect(await findEntryPage(entry)).toEqual({
    slug: appliance.slug,
    version: "7.7",
    vo: vo.name,
    revision: 1,
  });
});
