/** Places of the product that somebody can go to, and how they are found by their names. Pure. */
import { hasPlatformRole, type PersonActor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";

/** A page, as links to it are labelled. */
export type Place = { href: string; label: string };

/** Places that are for everybody, those used most first. */
export const PUBLIC_PLACES: readonly Place[] = [
  { href: paths.appliances(), label: "Appliances" },
  { href: paths.vos(), label: "Virtual Organisations" },
  { href: paths.providers(), label: "Providers" },
  { href: paths.favourites(), label: "Favourites" },
  { href: paths.statistics(), label: "Statistics" },
  { href: paths.clientChecks(), label: "What does my client check?" },
  { href: paths.rights(), label: "Who may do what" },
  { href: paths.home(), label: "Start page" },
];

/** Places that belong together, and what they are to whom they are shown. */
export type PlaceGroup = { title: string; links: readonly Place[] };

type OwnWork = {
  /** Whose lists they curate by a role in the VO itself. */
  vos: readonly { name: string }[];
  /** Those that they operate. */
  providers: readonly { slug: string; name: string }[];
  /** How much news they have not read. */
  unread: number;
};

/** Where somebody's own things are: themselves, their work, and the service where they run it. */
export function groupOwnPlaces(actor: PersonActor, { vos, providers, unread }: OwnWork): PlaceGroup[] {
  const groups = [
    {
      title: "You",
      links: [
        { href: paths.account(), label: "Your account" },
        { href: paths.notifications(), label: unread > 0 ? `News (${unread} unread)` : "News" },
        { href: paths.following(), label: "Following" },
        { href: paths.profile(), label: "Profile" },
        { href: paths.accountTokens(), label: "Access tokens" },
      ],
    },
    {
      title: "Your work",
      links: [
        { href: `${paths.account()}#appliances`, label: "Your appliances" },
        { href: paths.registerAppliance(), label: "Register an appliance" },
        ...vos.map(({ name }) => ({ href: paths.draft(name), label: `Draft of ${name}` })),
        ...providers.map(({ slug, name }) => ({ href: paths.provider(slug), label: `Provider ${name}` })),
      ],
    },
  ];
  if (!hasPlatformRole(actor, "administrator")) return groups;
  const administration = { href: paths.administration(), label: "Administration" };
  return [...groups, { title: "The service", links: [administration] }];
}

/** Those whose label has every word of `text` at the beginning of one of its own, without regard to case. */
export function findPlaces(places: readonly Place[], text: string): Place[] {
  const wanted = toWords(text);
  return places.filter(({ label }) => {
    const words = toWords(label);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
