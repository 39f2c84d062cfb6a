/** What a browser calls itself, in words. */
import Bowser from "bowser";

/** What to draw beside it. */
type DeviceKind = "computer" | "phone" | "tablet" | "unknown";

export type BrowserDescription = { words: string; kind: DeviceKind };

const KINDS: Readonly<Record<string, DeviceKind>> = {
  desktop: "computer",
  mobile: "phone",
  tablet: "tablet",
};

/**
 * "Firefox on Linux", or as much of it as can be told.
 *
 * @param userAgent of the request header of that name (RFC 9110, section 10.1.5); whoever sends it may claim anything
 */
export function describeBrowser(userAgent: string | null): BrowserDescription {
  if (!userAgent?.trim()) return { words: "Unknown browser", kind: "unknown" };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const words = [browser.name || "Unknown browser", os.name].filter(Boolean).join(" on ");
  return { words, kind: KINDS[platform.type ?? ""] ?? "unknown" };
}
