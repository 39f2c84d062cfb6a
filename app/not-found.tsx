import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";

export const metadata: Metadata = { title: "Not found" };

/** Nothing here, or nothing that the reader may see: the two look the same. */
export default function NotFound() {
  return (
    <PageShell width="form" className="grid justify-items-start gap-4 py-16 sm:py-24">
      <Compass aria-hidden className="size-9 text-accent" strokeWidth={1.5} />
      <p className="font-mono text-sm text-ink-muted">404</p>
      <h1 className="text-3xl">There is nothing at this address</h1>
      <p className="text-lg text-ink-muted">
        The address may be mistyped, the page may have moved, or it may not be open to you. Signing in can
        help with the last.
      </p>
      <SearchBox action="/appliances" label="Search appliances" className="w-full pt-2" withButton />
      <Button href="/appliances" variant="quiet" className="-ml-4">
        All appliances
      </Button>
    </PageShell>
  );
}
