/** The page of all VOs: found, narrowed and sorted by its address, `?q=…&discipline=…&sort=…`. Pure. */
import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";

export const VO_SORTS = {
  name: "Name",
  published: "Published last",
  images: "Most images",
  sites: "Most sites",
} as const;
export type VoSort = keyof typeof VO_SORTS;
export type VosView = { text: string; discipline: string | null; sort: VoSort };

type ListedVo = {
  name: string;
  title: string;
  description: string;
  discipline: string | null;
  sites: number;
  current: { createdAt: Date; entries: number } | null;
};

/** VOs that hold all words and are of the discipline, in the order of the view. */
export function findVos<Vo extends ListedVo>(vos: readonly Vo[], { text, discipline, sort }: VosView): Vo[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return vos
    .filter((vo) => discipline === null || vo.discipline === discipline)
    .filter((vo) => {
      const all = [vo.name, vo.title, vo.description, vo.discipline ?? ""].join(" ").toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .sort((a, b) => rankOf(b, sort) - rankOf(a, sort) || byName(a, b));
}

/** The disciplines of VOs with how many each has, by the alphabet. */
export function disciplinesOf(vos: readonly ListedVo[]): { discipline: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { discipline } of vos) {
    if (discipline) counts.set(discipline, (counts.get(discipline) ?? 0) + 1);
  }
  return [...counts]
    .map(([discipline, count]) => ({ discipline, count }))
    .sort((a, b) => a.discipline.localeCompare(b.discipline, "en"));
}

function rankOf({ current, sites }: ListedVo, sort: VoSort): number {
  if (sort === "published") return current?.createdAt.getTime() ?? 0;
  if (sort === "images") return current?.entries ?? -1;
  return sort === "sites" ? sites : 0;
}

const byName = (a: ListedVo, b: ListedVo) => (a.title || a.name).localeCompare(b.title || b.name, "en");

/** Reads the view out of an address; whatever is odd counts as not given. */
export function readVosView(parameters: Readonly<Record<string, string | string[] | undefined>>): VosView {
  const sort = firstOf(parameters.sort) ?? "";
  return {
    text: readLine(parameters.q),
    discipline: readLine(parameters.discipline) || null,
    sort: Object.hasOwn(VO_SORTS, sort) ? (sort as VoSort) : "name",
  };
}

/** Address of the page in this state. */
export function vosAddress({ text, discipline, sort }: Partial<VosView>): string {
  const parameters = new URLSearchParams();
  if (text) parameters.set("q", text);
  if (discipline) parameters.set("discipline", discipline);
  if (sort && sort !== "name") parameters.set("sort", sort);
  const query = parameters.toString();
  return query === "" ? paths.vos() : `${paths.vos()}?${query}`;
}
