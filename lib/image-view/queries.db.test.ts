import { expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createCuratedVo, draftAppliance, getDraft, publishAndSign } from "#lib/testing/image-lists.ts";
import { getEntryView, getImageView } from "./queries.ts";

async function createListed() {
  const vo = await createCuratedVo();
  const appliance = await draftAppliance(vo);
  const [entry] = (await getDraft(vo.id)).entries;
  const [image] = appliance.version.images;
  if (!entry || !image) throw new Error("There is an entry.");
  return { vo, appliance, image, entryIdentifier: entry.entryIdentifier };
}

test("an entry is there once its revision is served, and says which image it is", async () => {
  const { vo, image, entryIdentifier } = await createListed();
  const reference = { identifier: entryIdentifier, number: null };
  expect(await getEntryView(ANONYMOUS, reference)).toBeNull();
  await publishAndSign(vo);
  const found = await getEntryView(ANONYMOUS, reference);
  expect(found?.image).toMatchObject({
    number: image.number,
    entry: { vo: vo.name, identifier: entryIdentifier, revision: 1 },
  });
  expect(found?.addresses.mpuri).toBe(
    `https://va.example.org/store/vo/image/${entryIdentifier}:${image.number}`,
  );
  expect(await getEntryView(ANONYMOUS, { identifier: entryIdentifier, number: image.number })).not.toBeNull();
  expect(
    await getEntryView(ANONYMOUS, { identifier: entryIdentifier, number: image.number + 1000 }),
  ).toBeNull();
});

test("an image is the newest state of it, or the one that is named; hidden ones are for those who may see them", async () => {
  const { appliance, image } = await createListed();
  const newer = await createPublishedVersion(appliance.id, {
    images: [imageFields({ identifier: image.identifier })],
  });
  const { identifier } = image;
  const view = async (number: number | null) =>
    (await getImageView(ANONYMOUS, { identifier, number }))?.image;
  expect((await view(null))?.version.version).toBe(newer.version);
  expect(await view(image.number)).toMatchObject({
    version: { version: appliance.version.version, state: "previous" },
  });
  await getDatabase().applianceVersion.update({ where: { id: newer.id }, data: { hiddenAt: new Date() } });
  expect((await view(null))?.version.version).toBe(appliance.version.version);
  expect(await getImageView(ANONYMOUS, { identifier: crypto.randomUUID(), number: null })).toBeNull();
});
