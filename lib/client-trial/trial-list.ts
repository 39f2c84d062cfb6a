/** What the list of a trial says. Pure. */
import { v5 as uuidV5 } from "uuid";
import type { ListContent } from "#lib/list-signing/sign-list.ts";
import { paths } from "#lib/platform/paths.ts";
import type { ListedEdition } from "./edition.ts";
import { describeTrialImage } from "./trial-image.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Before the moment at which the expired edition is said to be signed; no client may find it in its future. */
const CREATED_DAYS_AGO = 45;
/** Beyond every edition: what runs out is the list and nothing else. */
const IMAGE_VALIDITY_DAYS = 90;

/** Whose trial, and where. */
export type TrialPlace = { providerId: string; slug: string; secret: string; baseUrl: string };

/** The name that stands for a VO: it tells by itself that nothing in the list is for use. */
export function trialVo(slug: string): string {
  return `try.${slug}`;
}

/** The content of an edition. Identifiers are those of the provider for ever, and no other list has them. */
export function composeTrialList(place: TrialPlace, edition: ListedEdition, now: Date): ListContent {
  const { providerId, slug, secret, baseUrl } = place;
  const image = uuidV5("client trial image", providerId);
  return {
    identifier: uuidV5("client trial list", providerId),
    createdAt: new Date(now.getTime() - CREATED_DAYS_AGO * DAY_MS),
    title: `TEST ONLY: ${trialVo(slug)}`,
    description: "A list to try what a client checks. Do not let users see what is in it.",
    source: baseUrl,
    vo: trialVo(slug),
    uri: `${baseUrl}${paths.trialList(secret)}`,
    images: [
      {
        identifier: image,
        mpuri: `${baseUrl}${paths.entry(image, 1)}`,
        baseMpuri: `${baseUrl}${paths.image(image, 1)}`,
        appId: "0",
        title: `TEST ONLY: empty disk of ${trialVo(slug)}`,
        description: "An empty disk. It starts nothing.",
        group: "Test",
        hypervisor: "KVM",
        format: "qcow2",
        ...describeTrialImage(edition),
        uri: `${baseUrl}${paths.trialImage(secret, edition)}`,
        version: `1.0-${edition}`,
        expiresAt: new Date(now.getTime() + IMAGE_VALIDITY_DAYS * DAY_MS),
        arch: "x86_64",
        comments: "To try a client with",
        osFamily: "Linux",
        osName: "None",
        osVersion: "1.0",
        user: {
          fullName: "Try my client",
          guid: uuidV5("client trial user", providerId),
          uri: `${baseUrl}${paths.provider(slug)}`,
        },
      },
    ],
  };
}

/**
 * The good message with the image of another edition in the place of its own: everything that a client would act on is
 * changed, and the signature is still the one over what stood there before.
 */
export function tamper(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const [good, tampered] = [describeTrialImage("good"), describeTrialImage("tampered")];
  const text = Buffer.from(message)
    .toString("latin1")
    .replace(good.sha512, tampered.sha512)
    .replace(/(\/store\/try\/[0-9a-f]+\/)good\//, "$1tampered/")
    .replace('"hv:version": "1.0-good"', '"hv:version": "1.0-tampered"');
  return new Uint8Array(Buffer.from(text, "latin1"));
}
