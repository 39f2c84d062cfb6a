/** The jobs of appliances. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs the list of an appliance's latest version. */
export const signApplianceListJob = defineJob({
  name: "sign-appliance-list",
  purpose: "Signs the list of an appliance’s latest version.",
  payload: z.object({ versionId: z.uuid() }),
  key: ({ versionId }) => versionId,
  concurrency: 1,
});

/** VO lists that hold a version tell sites what changed of it; lib/vo-image-list/follow-version.ts does it. */
export const followVersionJob = defineJob({
  name: "follow-version",
  purpose:
    "Freezes and signs the VO lists anew that hold a version which was revoked, or whose expiry was extended.",
  payload: z.object({ versionId: z.uuid() }),
  key: ({ versionId }) => versionId,
  concurrency: 1,
});

/** Drafts and lists that follow an appliance take its new version; lib/vo-image-list/follow-publication.ts does it. */
export const followPublicationJob = defineJob({
  name: "follow-publication",
  purpose:
    "Moves the entries of VO image lists that follow an appliance to the version that it has published.",
  payload: z.object({ versionId: z.uuid() }),
  key: ({ versionId }) => versionId,
  concurrency: 1,
});

/** Publishes a version whose checks have passed, where somebody asked for that; or says why not. */
export const settlePublicationJob = defineJob({
  name: "settle-publication",
  purpose:
    "Publishes a working version by itself when its last integrity check has passed, where that was asked for.",
  payload: z.object({ versionId: z.uuid() }),
  key: ({ versionId }) => versionId,
  concurrency: 1,
});

/** Finds publications that wait for checks which have ended. */
export const sweepPublicationsJob = defineJob({
  name: "sweep-publications",
  purpose:
    "Finds versions that were to be published by themselves and whose checks ended without anybody noticing.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});

/** Tells maintainers and curators of versions that expire. */
export const sendExpiryNoticesJob = defineJob({
  name: "send-expiry-notices",
  purpose:
    "Tells maintainers 30, 7 and 1 day before a version expires, on the day and after; and managers whose lists hold it.",
  payload: z.object({}),
  schedule: "20 * * * *",
  concurrency: 1,
});

/** What becomes of an appliance and its followers may be told of. */
export const APPLIANCE_EVENTS = [
  "published",
  "hidden",
  "shown",
  "revoked",
  "reinstated",
  "archived",
  "unarchived",
  "commented",
] as const;
export type ApplianceEvent = (typeof APPLIANCE_EVENTS)[number];

/** Tells those who follow an appliance what became of it; lib/appliance-follow/tell-of-appliance.ts does it. */
export const tellOfApplianceJob = defineJob({
  name: "tell-of-appliance",
  purpose: "Tells those who follow an appliance what became of it.",
  payload: z.object({
    applianceId: z.uuid(),
    event: z.enum(APPLIANCE_EVENTS),
    /** The version or the comment that it is about, else the appliance. */
    thingId: z.uuid(),
    /** When it happened. */
    at: z.iso.datetime(),
    /** Who did it, and knows already. */
    byId: z.uuid().nullable(),
  }),
  key: ({ event, thingId, at }) => `${event} ${thingId} ${at}`,
  concurrency: 1,
});
