/** By what other sites show a link to a page of ours (Open Graph): no page need load what draws the pictures. */
import "server-only";
import type { Metadata } from "next";
import { SHARE_PICTURE } from "#lib/platform/drawing/share-size.ts";
import { getSettings } from "#lib/platform/env.ts";

type SharedPage = {
  /** Path of the picture. */
  picture: string;
  /** Of the page, to link to; left out where it stands for all pages that say nothing themselves. */
  path?: string;
  type?: "website" | "article";
};

/**
 * The part of a page's metadata that other sites read beside its title and description. A page with a picture of its own
 * names it with its path; of all others the layout says what they have in common.
 */
export function shareMetadata({ picture, path, type = "website" }: SharedPage): Metadata {
  const { baseUrl } = getSettings();
  const images = [{ url: `${baseUrl}${picture}`, ...SHARE_PICTURE, type: "image/png" }];
  return {
    openGraph: {
      ...{ type, images, siteName: "Slipway", locale: "en_GB" },
      ...(path === undefined ? {} : { url: `${baseUrl}${path}` }),
    },
    twitter: { card: "summary_large_image", images },
  };
}
