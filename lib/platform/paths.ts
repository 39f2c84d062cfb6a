/** Every address of the product in one place. Those under `/store` are printed in other people's systems for ever. */

const part = encodeURIComponent;
const withReturn = (path: string, returnTo?: string) =>
  returnTo ? `${path}?returnTo=${part(returnTo)}` : path;

export const paths = {
  home: () => "/",
  appliances: () => "/appliances",
  searchAppliances: (text: string) => `/appliances?q=${part(text)}`,
  quickSearch: (text: string) => `/api/quick-search?q=${part(text)}`,
  /** The catalogue, narrowed to a discipline. */
  appliancesOf: (discipline: string) => `/appliances?discipline=${part(discipline)}`,
  registerAppliance: () => "/appliances/register",
  appliance: (slug: string) => `/appliances/${part(slug)}`,
  editAppliance: (slug: string) => `/appliances/${part(slug)}/edit`,
  /** Says that something is wrong with it. */
  reportProblem: (slug: string) => `/appliances/${part(slug)}/report`,
  /** What was reported, for those who mend it. */
  applianceProblems: (slug: string) => `/appliances/${part(slug)}/problems`,
  /** All comments on it. */
  applianceRatings: (slug: string) => `/appliances/${part(slug)}/ratings`,
  version: (slug: string, version: string) => `/appliances/${part(slug)}/versions/${part(version)}`,
  compareVersions: (slug: string, from?: string, to?: string) =>
    `/appliances/${part(slug)}/compare${from ? `?from=${part(from)}${to ? `&to=${part(to)}` : ""}` : ""}`,
  /** Several appliances side by side. */
  compareAppliances: (slugs: readonly string[], { onlyDifferences = false } = {}) =>
    `/appliances/compare${slugs.length > 0 ? `?with=${slugs.map(part).join(",")}${onlyDifferences ? "&show=differences" : ""}` : ""}`,
  /** What was starred: of whoever is signed in, or these numbers of appliances. */
  favourites: (numbers: readonly number[] = []) =>
    `/favourites${numbers.length > 0 ? `?these=${numbers.join(".")}` : ""}`,
  /** Where the browser tells the account of favourites; JSON. */
  ownFavourites: () => "/api/favourites",
  /** Expiries of its versions, as iCalendar. */
  applianceCalendar: (slug: string) => `/appliances/${part(slug)}/expiries.ics`,
  /** Whoever has the secret reads the expiries of its person's appliances. */
  calendar: (secret: string) => `/calendars/${part(secret)}.ics`,
  versionFile: (slug: string, version: string, file: string) =>
    `/appliances/${part(slug)}/versions/${part(version)}/${file}`,
  /** Embedded in other people's pages: never break it. With `?label=service` it names this service. */
  applianceBadge: (slug: string) => `/appliances/${part(slug)}/badge.svg`,
  /** Pictures that other sites show beside a link. */
  applianceSharePicture: (slug: string) => `/appliances/${part(slug)}/share.png`,
  voSharePicture: (vo: string) => `/vos/${part(vo)}/share.png`,
  sharePicture: () => "/share.png",
  applianceFeed: (slug: string) => `/appliances/${part(slug)}/feed.atom`,
  catalogueFeed: (query = "") => `/appliances/feed.atom${query}`,
  voFeed: (vo: string) => `/vos/${part(vo)}/feed.atom`,
  workingVersion: (slug: string) => `/appliances/${part(slug)}/working-version`,
  newImage: (slug: string) => `/appliances/${part(slug)}/working-version/images/new`,
  editImage: (slug: string, identifier: string) =>
    `/appliances/${part(slug)}/working-version/images/${part(identifier)}`,
  vos: () => "/vos",
  vo: (vo: string) => `/vos/${part(vo)}`,
  editVo: (vo: string) => `/vos/${part(vo)}/edit`,
  imageList: (vo: string) => `/vos/${part(vo)}/image-list`,
  draft: (vo: string) => `/vos/${part(vo)}/image-list/draft`,
  draftAppliance: (vo: string, slug: string) => `/vos/${part(vo)}/image-list/draft/appliances/${part(slug)}`,
  restoreRevision: (vo: string, number: number) => `/vos/${part(vo)}/image-list/revisions/${number}/restore`,
  compareRevisions: (vo: string, from?: number, to?: number) =>
    `/vos/${part(vo)}/image-list/compare${from === undefined ? "" : `?from=${from}&to=${to}`}`,
  revision: (vo: string, number: number) => `/vos/${part(vo)}/image-list/revisions/${number}`,
  providers: () => "/providers",
  /** How a site subscribes to lists. */
  subscribe: () => "/providers/subscribe",
  clientChecks: () => "/providers/clients",
  provider: (slug: string) => `/providers/${part(slug)}`,
  editProvider: (slug: string) => `/providers/${part(slug)}/edit`,
  registerProvider: () => "/providers/register",
  listSettings: (vo: string) => `/vos/${part(vo)}/image-list/settings`,
  listFleet: (vo: string) => `/vos/${part(vo)}/image-list/providers`,
  listSubscription: (vo: string) => `/vos/${part(vo)}/image-list/subscription`,
  notifications: () => "/account/notifications",
  savedSearches: () => "/account/searches",
  editSavedSearch: (id: string) => `/account/searches/${part(id)}`,
  /** Where the sign-in leads back to, to save a search; `query` is that of the catalogue. */
  saveSearch: (query = "") => `/account/searches/new${query ? `?${query}` : ""}`,
  /** The appliances that one follows, and how one is told of them. */
  following: () => "/account/following",
  /** Follows it for whoever pressed the button before they signed in. */
  followAppliance: (slug: string) => `/appliances/${part(slug)}/follow`,
  /** Ends a subscription: a mail program posts to it, a person is shown what would end. */
  unsubscribe: (key: string) => `/api/unsubscribe/${part(key)}`,
  endSubscription: (key: string) => `/subscriptions/${part(key)}`,
  listAccess: (vo: string) => `/vos/${part(vo)}/image-list/access`,
  voHistory: (vo: string) => `/vos/${part(vo)}/history`,
  appliancePeople: (slug: string) => `/appliances/${part(slug)}/people`,
  joinAppliance: (slug: string) => `/appliances/${part(slug)}/join`,
  /** Continuous delivery of its versions. */
  delivery: (slug: string) => `/appliances/${part(slug)}/delivery`,
  apiDelivery: (slug: string, version: string) =>
    `/api/v1/appliances/${part(slug)}/deliveries/${part(version)}`,
  /** Archives it, brings it back, or deletes it. */
  endAppliance: (slug: string) => `/appliances/${part(slug)}/end`,
  applianceVos: (slug: string) => `/appliances/${part(slug)}/vos`,
  applianceHistory: (slug: string) => `/appliances/${part(slug)}/history`,
  /** What bringing back an earlier state would change: one edit undone, or the whole entry as it was after an event. */
  restoreEntry: (slug: string, eventId: string, what: "edit" | "entry") =>
    `/appliances/${part(slug)}/history/restore?event=${eventId}&what=${what}`,
  /** In a message: whoever has the secret may answer. */
  invitation: (secret: string) => `/invitations/${part(secret)}`,
  account: () => "/account",
  welcome: (returnTo?: string) => withReturn("/account/welcome", returnTo),
  profile: () => "/account/profile",
  accountSessions: () => "/account/sessions",
  accountTokens: () => "/account/tokens",
  newAccountToken: () => "/account/tokens/new",
  accountActivity: () => "/account/activity",
  providerTokens: (slug: string) => `/providers/${part(slug)}/tokens`,
  newProviderToken: (slug: string) => `/providers/${part(slug)}/tokens/new`,
  /** Where operators try what their client checks. */
  clientTrial: (slug: string) => `/providers/${part(slug)}/try`,
  providerHistory: (slug: string) => `/providers/${part(slug)}/history`,
  rights: () => "/rights",
  statistics: (query = "") => `/statistics${query}`,
  /** The numbers of one chart, as CSV. */
  statisticsFile: (dataset: string, query = "") => `/statistics/${part(dataset)}.csv${query}`,
  /** Forms lead there, by POST. */
  startSignIn: () => "/api/auth/sign-in",
  signOut: () => "/api/auth/sign-out",
  signedOut: () => "/sign-in?signedOut",
  administration: () => "/admin",
  adminPeople: () => "/admin/people",
  adminPerson: (personId: string) => `/admin/people/${personId}`,
  adminVos: () => "/admin/vos",
  adminNewVo: () => "/admin/vos/new",
  adminVo: (vo: string) => `/admin/vos/${part(vo)}`,
  adminVoRemoval: (vo: string) => `/admin/vos/${part(vo)}/removal`,
  adminVocabulary: (kind: "categories" | "disciplines" | "licences") => `/admin/${kind}`,
  /** Comments that a moderator should look at. */
  adminComments: () => "/admin/comments",
  adminProblems: () => "/admin/problems",
  adminJobs: () => "/admin/jobs",
  adminOutbox: () => "/admin/outbox",
  adminAudit: () => "/admin/audit",
  adminAuditExport: () => "/admin/audit/export",
  /** What the presented access token is and may. */
  apiToken: () => "/api/v1/token",
  signIn: (returnTo?: string) => withReturn("/sign-in", returnTo),

  voList: (vo: string) => `/store/vo/${part(vo)}/image.list`,
  voRevisionList: (vo: string, number: number) => `/store/vo/${part(vo)}/revisions/${number}/image.list`,
  /** The root of a list in all formats, signed list included. */
  listRoot: (vo: string) => `/list/${part(vo)}`,
  /** The same for clients that can present a token in the address only. */
  secretListRoot: (vo: string, token: string) => `/list/${part(vo)}/~${part(token)}`,
  applianceList: (slug: string) => `/store/vappliance/${part(slug)}/image.list`,
  /** `ad:mpuri` of a VO list; ends in a slash, as it always did. */
  entry: (entryIdentifier: string, imageNumber: number) =>
    `/store/vo/image/${entryIdentifier}:${imageNumber}/`,
  /** `ad:base_mpuri`, and `ad:mpuri` of an appliance's own list. */
  image: (imageIdentifier: string, imageNumber: number) =>
    `/store/vm/image/${imageIdentifier}:${imageNumber}/`,
  /** An image file that was uploaded here. */
  imageFile: (fileId: string, fileName: string) => `/store/image-files/${fileId}/${part(fileName)}`,
  /** Where uploads begin, by the tus protocol. */
  uploads: () => "/api/v1/uploads",
  /** A picture of an appliance, in one of two sizes. */
  logo: (sha256: string, size: "small" | "large") => `/logos/${sha256}-${size}.webp`,
  /** The contextualization script of one exact state of an image. */
  script: (imageIdentifier: string, imageNumber: number) =>
    `/store/vmi/${imageIdentifier}:${imageNumber}/script`,
  person: (personId: string) => `/store/person/${personId}`,
  /** The list of a provider's trial: whoever has the secret may ask. */
  trialList: (secret: string) => `/store/try/${secret}/image.list`,
  trialImage: (secret: string, edition: string) => `/store/try/${secret}/${edition}/try-my-client.qcow2`,
  trustAnchors: () => "/store/trust-anchors.tar.gz",
  authorityCertificate: () => "/store/ca.pem",
  revocationList: () => "/store/ca.crl",
} as const;
