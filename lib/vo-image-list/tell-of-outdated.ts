/** Tells those who follow a list that it holds an older version than its appliance has published; run by the worker. */
import { tellSubscribers } from "#lib/list-subscription/tell-subscribers.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";

/** To be called when lists that follow by themselves have done so; running it twice tells nobody twice. */
export async function tellOfOutdated(versionId: string, now: Date = new Date()): Promise<void> {
  const version = await getDatabase().applianceVersion.findUnique({
    where: { id: versionId },
    select: { version: true, state: true, appliance: { select: { id: true, name: true } } },
  });
  if (version?.state !== "latest") return;
  const lists = await listPinningLists(version.appliance.id);
  const behind = lists.filter((list) => list.published > 0 && list.versionId !== versionId);
  for (const list of behind) {
    await getDatabase().$transaction(async (tx) => {
      // They were written to when the version was published.
      const curators = await listCuratorsToTell(tx, list.voId);
      await tellSubscribers(
        tx,
        {
          voId: list.voId,
          vo: list.vo,
          topic: "outdated",
          about: `outdated ${list.voId} ${versionId}`,
          title: `Image list of ${list.vo}: ${version.appliance.name} ${version.version} is newer`,
          text: `${version.appliance.name} has published version ${version.version}; the list holds version ${list.version}.`,
          path: paths.imageList(list.vo),
        },
        now,
        new Set(curators.map(({ email }) => email)),
      );
    });
  }
}
