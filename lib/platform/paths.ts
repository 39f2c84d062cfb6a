/** Every address of the product in one place. Those under `/store` are printed in other people's systems for ever. */

const part = encodeURIComponent;

export const paths = {
  home: () => "/",
  appliances: () => "/appliances",
  registerAppliance: () => "/appliances/register",
  appliance: (slug: string) => `/appliances/${part(slug)}`,
  editAppliance: (slug: string) => `/appliances/${part(slug)}/edit`,
  version: (slug: string, version: string) => `/appliances/${part(slug)}/versions/${part(version)}`,
  workingVersion: (slug: string) => `/appliances/${part(slug)}/working-version`,
  newImage: (slug: string) => `/appliances/${part(slug)}/working-version/images/new`,
  editImage: (slug: string, identifier: string) =>
    `/appliances/${part(slug)}/working-version/images/${part(identifier)}`,
  vos: () => "/vos",
  vo: (vo: string) => `/vos/${part(vo)}`,
  imageList: (vo: string) => `/vos/${part(vo)}/image-list`,
  draft: (vo: string) => `/vos/${part(vo)}/image-list/draft`,
  revision: (vo: string, number: number) => `/vos/${part(vo)}/image-list/revisions/${number}`,
  providers: () => "/providers",
  account: () => "/account",
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?returnTo=${part(returnTo)}` : "/sign-in"),

  voList: (vo: string) => `/store/vo/${part(vo)}/image.list`,
  voRevisionList: (vo: string, number: number) => `/store/vo/${part(vo)}/revisions/${number}/image.list`,
  applianceList: (slug: string) => `/store/vappliance/${part(slug)}/image.list`,
  /** `ad:mpuri` of a VO list; ends in a slash, as it always did. */
  entry: (entryIdentifier: string, imageNumber: number) =>
    `/store/vo/image/${entryIdentifier}:${imageNumber}/`,
  /** `ad:base_mpuri`, and `ad:mpuri` of an appliance's own list. */
  image: (imageIdentifier: string, imageNumber: number) =>
    `/store/vm/image/${imageIdentifier}:${imageNumber}/`,
  person: (personId: string) => `/store/person/${personId}`,
  trustAnchors: () => "/store/trust-anchors.tar.gz",
  authorityCertificate: () => "/store/ca.pem",
  revocationList: () => "/store/ca.crl",
} as const;
