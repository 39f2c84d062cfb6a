import fc from "fast-check";
import type { ImageList, ListedImage } from "../image-list.ts";

const text = fc.string({ unit: "binary", maxLength: 30 });
const date = fc.date({
  min: new Date("1970-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const bytes = fc.bigInt({ min: 0n, max: 2n ** 63n });

const traffic = fc.record({ protocol: text, range: text, ports: text });

const arbitraryImage: fc.Arbitrary<ListedImage> = fc
  .record({
    identifier: fc.uuid(),
    mpuri: text,
    baseMpuri: text,
    appId: text,
    title: text,
    description: text,
    group: text,
    hypervisor: text,
    format: fc.constantFrom("qcow2", "QCOW2", "ova"),
    sizeBytes: bytes,
    uri: fc.webUrl(),
    version: text,
    expiresAt: date,
    arch: text,
    sha512: text,
    comments: text,
    osFamily: text,
    osName: text,
    osVersion: text,
    user: fc.record({ fullName: text, guid: fc.uuid(), uri: text }),
  })
  .chain((image) =>
    fc
      .record(
        {
          ramMinimumBytes: bytes,
          ramRecommendedBytes: bytes,
          coreMinimum: fc.nat(),
          coreRecommended: fc.nat(),
          trafficIn: fc.array(traffic, { maxLength: 3 }),
          trafficOut: fc.array(traffic, { maxLength: 3 }),
        },
        { requiredKeys: [] },
      )
      .map((requirements) => ({ ...image, ...requirements })),
  );

/** Lists of the right types and any content, most of them with problems. */
export const arbitraryImageList: fc.Arbitrary<ImageList> = fc.record({
  identifier: fc.uuid(),
  createdAt: date,
  expiresAt: date,
  title: text,
  description: text,
  source: text,
  vo: text,
  version: text,
  uri: text,
  endorser: fc.record({ creator: text, ca: text, dn: text, email: text }),
  images: fc.array(arbitraryImage, { maxLength: 4 }),
});
