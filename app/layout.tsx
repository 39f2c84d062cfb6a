import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ComparisonTray } from "#components/comparison/comparison-tray.tsx";
import { FavouritesKeeper } from "#components/favourite/favourites-keeper.tsx";
import { DraftsOwner } from "#components/form/drafts-owner.tsx";
import { NavigationProgress } from "#components/layout/navigation-progress.tsx";
import { SiteFooter } from "#components/layout/site-footer.tsx";
import { SiteHeader } from "#components/layout/site-header.tsx";
import { SkipLink } from "#components/layout/skip-link.tsx";
import { ThemeProvider } from "#components/layout/theme-provider.tsx";
import { CopyListener } from "#components/ui/copy-listener.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { AccountArea } from "./_account/account-area.tsx";
import { readPersonId } from "./_account/read-person-id.ts";
import { NONCE_HEADER } from "./_transport/request-headers.ts";
import { shareMetadata } from "./_transport/share-metadata.ts";
import "./globals.css";

const TITLE = "Slipway: virtual appliances for research clouds";
const DESCRIPTION =
  "Virtual appliances for research clouds: described, checked, and endorsed by the communities that use them.";

export async function generateMetadata(): Promise<Metadata> {
  // No page is made beforehand (see below), so the settings are there.
  await headers();
  return {
    // Pages name their own address by its path.
    metadataBase: new URL(getSettings().baseUrl),
    title: { default: TITLE, template: "%s · Slipway" },
    description: DESCRIPTION,
    // Title and description of each page are its own.
    ...shareMetadata({ picture: paths.sharePicture() }),
    icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
  };
}

export const viewport: Viewport = {
  themeColor: "#0b1420",
  colorScheme: "light dark",
};

/**
 * What is around every page: theme, skip link, header, main landmark, footer, toasts. It reads the request, so no page is
 * made beforehand: every script of a page must carry the nonce of the answer it comes with.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const personId = await readPersonId();
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    // The theme script sets the class before React wakes up.
    <html lang="en-GB" suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <ThemeProvider nonce={nonce}>
          <NavigationProgress />
          <SkipLink href="#content" />
          <SiteHeader>
            <AccountArea />
          </SiteHeader>
          <main id="content" tabIndex={-1} className="flex-1">
            <DraftsOwner personId={personId}>{children}</DraftsOwner>
          </main>
          <SiteFooter />
          <ComparisonTray />
          <FavouritesKeeper personId={personId} />
          <Toaster />
          <CopyListener />
        </ThemeProvider>
      </body>
    </html>
  );
}
