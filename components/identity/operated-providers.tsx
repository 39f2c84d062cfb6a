import { KeyRound } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { paths } from "#lib/platform/paths.ts";

type OperatedProvider = { slug: string; name: string; country: string };

/** The providers that one operates. Put it in `<Panel flush>`. */
export function OperatedProviders({ providers }: { providers: readonly OperatedProvider[] }) {
  return (
    <ul className="divide-y divide-line">
      {providers.map(({ slug, name, country }) => (
        <li key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-3.5">
          <Monogram name={name} size={40} />
          <span className="grid min-w-0 flex-1 text-sm">
            <Link href={paths.provider(slug)} className="prose-link font-semibold wrap-anywhere">
              {name}
            </Link>
            <span className="text-ink-muted">{country}</span>
          </span>
          <Button
            size="sm"
            icon={<KeyRound aria-hidden />}
            href={paths.providerTokens(slug)}
            aria-label={`Access tokens of ${name}`}
          >
            Access tokens
          </Button>
        </li>
      ))}
    </ul>
  );
}
