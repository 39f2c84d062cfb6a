/**
 * Lists in the shape in which AppDB published them in 2015: three blanks of indentation, everything a string, `OVA` in
 * upper case, no expiry of images, memory without a unit, no number of the appliance. The contents are ours.
 */
import { createHash } from "node:crypto";
import { buildMessage } from "#lib/hepix/build-message.ts";
import type { Signer } from "#lib/hepix/signer.ts";
import { createTestSigner } from "./test-signer.ts";

/** One image as it stands in the list, key by key. */
export type AppdbImage = Record<string, string>;

type AppdbList = {
  vo?: string | null;
  identifier?: string;
  version?: string;
  images?: readonly AppdbImage[];
};

const BOUNDARY = "----00112233445566778899AABBCCDDEEFF";

/** An image; what is given replaces what stands here, and undefined leaves a key out. */
export function appdbImage(
  entryIdentifier: string,
  { title, version, ...more }: { title: string; version: string; [key: string]: string | undefined },
): AppdbImage {
  const image = {
    "dc:description": "",
    "dc:identifier": entryIdentifier,
    "ad:mpuri": `https://appdb.example.org/store/vo/image/${entryIdentifier}:484/`,
    "dc:title": title,
    "ad:group": "General group",
    "hv:hypervisor": "KVM",
    "hv:format": "OVA",
    "hv:size": "121243136",
    "hv:uri": `http://repository.example.org/images/${version}/${entryIdentifier.slice(0, 8)}.ova`,
    "hv:version": version,
    "sl:arch": "x86_64",
    "sl:checksum:sha512": createHash("sha512").update(`${entryIdentifier} ${version}`).digest("hex"),
    "sl:comments": "",
    "sl:os": "Linux",
    "sl:osname": "Scientific Linux",
    "sl:osversion": "6.0",
    "ad:user:fullname": "Author Ada",
    "ad:user:guid": "2b1f6f0e-63a4-4d2a-9f0e-6b1f0a4c7d11",
    "ad:user:uri": "https://appdb.example.org/store/person/ada.author",
    ...more,
  };
  return Object.fromEntries(
    Object.entries(image).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** Five images of three appliances; three of them are one appliance's, each with a version of its own. */
export function appdbImages(): AppdbImage[] {
  const worker = "Image for Wave Solver [Debian/7/KVM]";
  const debian = { "sl:osname": "Debian", "sl:osversion": "7", "hv:format": "ova" };
  return [
    appdbImage("c0000000-0000-5000-8000-000000000001", {
      title: "Image for Small Linux [Scientific Linux/6.0/KVM]",
      version: "3.3.0-1",
      "dc:description": "Default disk extended to 40GB - all data sources enabled",
      "hv:ram_minimum": "512",
      "ad:ram_recommended": "1024",
      "hv:core_minimum": "1",
      "ad:core_recommended": "4",
    }),
    appdbImage("c0000000-0000-5000-8000-000000000002", {
      title: "OS Disk Image",
      version: "20141029",
      "dc:description": 'Provided by the "Small" project for $HOME use',
    }),
    appdbImage("c0000000-0000-5000-8000-000000000003", { title: worker, version: "1.2", ...debian }),
    appdbImage("c0000000-0000-5000-8000-000000000004", {
      title: worker,
      version: "1.10",
      "sl:comments": "Select the flavour with the contextualization scripts",
      ...debian,
    }),
    appdbImage("c0000000-0000-5000-8000-000000000005", {
      title: worker,
      version: "1.3",
      "hv:ram_minimum": "536870912",
      ...debian,
    }),
  ];
}

/** The JSON of a list, with CRLF line ends. */
export function appdbListJson({
  vo = "science.example.org",
  identifier = "76000000-0000-5000-8000-000000000001",
  version = "20150618211400",
  images = appdbImages(),
}: AppdbList = {}): string {
  const list = {
    "hv:imagelist": {
      "dc:date:created": "2015-06-18T21:14:00Z",
      "dc:date:expires": "2499-12-31T22:00:00Z",
      "dc:description": `This is a VO-wide image list for ${vo} VO.`,
      "dc:identifier": identifier,
      "dc:source": "https://appdb.example.org/",
      "dc:title": `VO ${vo} image list.`,
      ...(vo === null ? {} : { "ad:vo": vo }),
      "hv:endorser": {
        "hv:x509": {
          "dc:creator": "Applications Database",
          "hv:ca": "/DC=org/DC=example/CN=Test-only CA",
          "hv:dn": "/DC=org/DC=example/O=Test only/CN=lists.example.org",
          "hv:email": "support@example.org",
        },
      },
      "hv:images": images.map((image) => ({ "hv:image": image })),
      "hv:uri": `https://appdb.example.org/store/vo/${vo}/image.list`,
      "hv:version": version,
    },
  };
  return `${JSON.stringify(list, null, 3).replaceAll("\n", "\r\n")}\r\n`;
}

/** The same, signed by the test-only signer. */
export async function buildAppdbList(list: AppdbList = {}, signer?: Signer): Promise<Uint8Array> {
  return buildMessage(appdbListJson(list), signer ?? createTestSigner().signer, {
    signingTime: new Date("2026-06-18T21:14:00Z"),
    boundary: BOUNDARY,
  });
}
