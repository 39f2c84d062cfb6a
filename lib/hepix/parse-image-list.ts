import { z } from "zod";

/**
 * A list as somebody else published it, for import. Texts and numbers are kept as they came, numbers as text;
 * nothing is promised about their form. What a list may lack is null.
 */
export type ParsedImageList = z.output<typeof listSchema>;

/** An image of a {@link ParsedImageList}. */
export type ParsedImage = z.output<typeof imageSchema>;

/** The JSON is no image list; the message names the field. */
export class ImageListParseError extends Error {
  override readonly name = "ImageListParseError";
  /** Where in the JSON, such as `hv:imagelist.hv:images.3.hv:image.hv:size`; empty for the whole. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

const text = z.string();

// CernVM wrote hv:size as a number, AppDB quoted everything; both name the same value.
const textOrNumber = z.union([z.string(), z.number().transform(String)], {
  error: "must be a text or a number",
});

const optionalText = textOrNumber.nullish().transform((value) => value ?? null);

const date = text
  .refine((value) => !Number.isNaN(Date.parse(value)), {
    error: "must be a date such as 2026-11-23T00:00:00Z",
  })
  .transform((value) => new Date(value));

const optionalDate = date.nullish().transform((value) => value ?? null);

/** Rules that cannot be read are no reason to refuse a list: no other client looks at them. */
const trafficSchema = z
  .array(
    z
      .object({ "ad:net_protocol": text, "ad:net_range": optionalText, "ad:net_port": optionalText })
      .transform((rule) => ({
        protocol: rule["ad:net_protocol"],
        range: rule["ad:net_range"] ?? "",
        ports: rule["ad:net_port"] ?? "",
      })),
  )
  .catch([])
  .default([]);

const imageSchema = z
  .object({
    "dc:identifier": text.min(1),
    "ad:mpuri": optionalText,
    "ad:base_mpuri": optionalText,
    "ad:appid": optionalText,
    "dc:title": optionalText,
    "dc:description": optionalText,
    "ad:group": optionalText,
    "hv:hypervisor": optionalText,
    "hv:format": optionalText,
    "hv:ram_minimum": optionalText,
    "ad:ram_recommended": optionalText,
    "hv:core_minimum": optionalText,
    "ad:core_recommended": optionalText,
    "hv:size": textOrNumber,
    "hv:uri": text.min(1),
    "hv:version": textOrNumber,
    "dc:date:expires": optionalDate,
    "sl:arch": optionalText,
    "sl:checksum:sha512": text.min(1),
    "sl:comments": optionalText,
    "sl:os": optionalText,
    "sl:osname": optionalText,
    "sl:osversion": optionalText,
    "ad:user:fullname": optionalText,
    "ad:user:guid": optionalText,
    "ad:user:uri": optionalText,
    "ad:traffic_in": trafficSchema,
    "ad:traffic_out": trafficSchema,
  })
  .transform((image) => ({
    identifier: image["dc:identifier"],
    mpuri: image["ad:mpuri"],
    baseMpuri: image["ad:base_mpuri"],
    appId: image["ad:appid"],
    title: image["dc:title"],
    description: image["dc:description"],
    group: image["ad:group"],
    hypervisor: image["hv:hypervisor"],
    format: image["hv:format"],
    /** HEPiX says bytes, old AppDB entries meant MiB. */
    ramMinimum: image["hv:ram_minimum"],
    ramRecommended: image["ad:ram_recommended"],
    coreMinimum: image["hv:core_minimum"],
    coreRecommended: image["ad:core_recommended"],
    size: image["hv:size"],
    uri: image["hv:uri"],
    version: image["hv:version"],
    expiresAt: image["dc:date:expires"],
    arch: image["sl:arch"],
    sha512: image["sl:checksum:sha512"],
    comments: image["sl:comments"],
    osFamily: image["sl:os"],
    osName: image["sl:osname"],
    osVersion: image["sl:osversion"],
    user: {
      fullName: image["ad:user:fullname"],
      guid: image["ad:user:guid"],
      uri: image["ad:user:uri"],
    },
    trafficIn: image["ad:traffic_in"],
    trafficOut: image["ad:traffic_out"],
  }));

const endorserSchema = z
  .object({
    "hv:x509": z.object({
      "dc:creator": optionalText,
      "hv:ca": optionalText,
      "hv:dn": optionalText,
      "hv:email": optionalText,
    }),
  })
  .transform(({ "hv:x509": x509 }) => ({
    creator: x509["dc:creator"],
    ca: x509["hv:ca"],
    dn: x509["hv:dn"],
    email: x509["hv:email"],
  }));

const listSchema = z
  .object({
    "dc:identifier": text.min(1),
    "dc:date:created": date,
    "dc:date:expires": date,
    "dc:title": optionalText,
    "dc:description": optionalText,
    "dc:source": optionalText,
    "ad:vo": optionalText,
    "hv:version": textOrNumber,
    "hv:uri": optionalText,
    "hv:endorser": endorserSchema.nullish().transform((endorser) => endorser ?? null),
    "hv:images": z.array(z.object({ "hv:image": imageSchema }).transform((item) => item["hv:image"])),
  })
  .transform((list) => ({
    identifier: list["dc:identifier"],
    createdAt: list["dc:date:created"],
    expiresAt: list["dc:date:expires"],
    title: list["dc:title"],
    description: list["dc:description"],
    source: list["dc:source"],
    vo: list["ad:vo"],
    version: list["hv:version"],
    uri: list["hv:uri"],
    endorser: list["hv:endorser"],
    images: list["hv:images"],
  }));

const documentSchema = z.object({ "hv:imagelist": listSchema });

/**
 * Reads the JSON of any HEPiX image list, as AppDB, CernVM and vmcaster published them: numbers or texts, images
 * without expiry, without the `ad:` fields. Unknown fields are skipped.
 *
 * @throws ImageListParseError naming the first field that cannot be read
 */
export function parseImageList(json: string): ParsedImageList {
  const result = documentSchema.safeParse(parseJson(json));
  if (result.success) return result.data["hv:imagelist"];
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const place = describePlace(path);
  throw new ImageListParseError(path.join("."), `${place}: ${issue?.message ?? "unreadable"}.`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ImageListParseError("", `The list is no JSON: ${reason}.`);
  }
}

function describePlace(path: readonly string[]): string {
  const field = path.at(-1) ?? "The list";
  const images = path.indexOf("hv:images");
  const index = Number(path[images + 1]);
  return images === -1 || Number.isNaN(index) ? field : `Image ${index + 1} of the list, ${field}`;
}
