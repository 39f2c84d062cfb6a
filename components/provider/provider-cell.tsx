import Link from "next/link";
import { paths } from "#lib/platform/paths.ts";

/** The cell that names a provider's row: its name, leading to its page, and its country. */
export function ProviderCell({ slug, name, country }: { slug: string; name: string; country: string }) {
  return (
    <span className="grid gap-0.5">
      <Link href={paths.provider(slug)} className="prose-link">
        {name}
      </Link>
      <span className="text-sm font-normal text-ink-muted">{country}</span>
    </span>
  );
}
