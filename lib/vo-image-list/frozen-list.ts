/**
 * The content of a revision as it was frozen, in the JSON column `Revision.content`. Every signing of the revision says
 * exactly this, whatever happens to names and people in the catalogue afterwards.
 */
import { z } from "zod";
import type { ListContent } from "#lib/list-signing/sign-list.ts";

const bytes = z.string().regex(/^\d+$/).transform(BigInt);
const date = z.iso.datetime().transform((text) => new Date(text));

const frozenTrafficSchema = z.array(z.object({ protocol: z.string(), range: z.string(), ports: z.string() }));

const frozenImageSchema = z.object({
  identifier: z.string(),
  mpuri: z.string(),
  baseMpuri: z.string(),
  appId: z.string(),
  title: z.string(),
  description: z.string(),
  group: z.string(),
  hypervisor: z.string(),
  format: z.string(),
  ramMinimumBytes: bytes.optional(),
  ramRecommendedBytes: bytes.optional(),
  coreMinimum: z.number().int().optional(),
  coreRecommended: z.number().int().optional(),
  sizeBytes: bytes,
  uri: z.string(),
  version: z.string(),
  expiresAt: date,
  arch: z.string(),
  sha512: z.string(),
  comments: z.string(),
  osFamily: z.string(),
  osName: z.string(),
  osVersion: z.string(),
  user: z.object({ fullName: z.string(), guid: z.string(), uri: z.string() }),
  trafficIn: frozenTrafficSchema.optional(),
  trafficOut: frozenTrafficSchema.optional(),
});

const frozenListSchema = z.object({
  identifier: z.string(),
  createdAt: date,
  title: z.string(),
  description: z.string(),
  source: z.string(),
  vo: z.string(),
  uri: z.string(),
  images: z.array(frozenImageSchema),
});

/** The content as JSON: amounts of bytes and dates become text. */
export function freezeList(content: ListContent): object {
  return JSON.parse(
    JSON.stringify(content, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
  );
}

/**
 * The content again.
 *
 * @throws ZodError when the column holds something else (a defect)
 */
export function thawList(json: unknown): ListContent {
  // Absent and undefined are the same for whoever serialises the list.
  return frozenListSchema.parse(json) as ListContent;
}
