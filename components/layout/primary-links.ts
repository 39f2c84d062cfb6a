import { paths } from "#lib/platform/paths.ts";

/** The main navigation: label and address, in the order shown. */
export const primaryLinks = [
  { href: paths.appliances(), label: "Appliances" },
  { href: paths.vos(), label: "Virtual Organisations" },
  { href: paths.providers(), label: "Providers" },
] as const;

/** True when `path` is the link's own page or one below it. */
export function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
