import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { Curators } from "./curators.tsx";

type VoAsideProps = {
  vo: {
    name: string;
    discipline: string | null;
    homepageUrl: string | null;
    enrolmentUrl: string | null;
    /** Null also for those who are not signed in. */
    contactEmail: string | null;
    curators: Parameters<typeof Curators>[0]["curators"];
  };
  /** The sites that the list is open to; null where there is no list. */
  serving: Serving | null;
  may: { administer: boolean; edit: boolean; seeHistory: boolean };
};

type Serving = {
  /** Null: which ones is told to the VO. */
  providers: readonly { slug: string; name: string; country: string }[] | null;
  open: number;
};

/** Beside a VO's page: what it is, who curates its list, and which sites support it. */
export function VoAside({ vo, serving, may }: VoAsideProps) {
  return (
    <>
      <Panel
        title="About"
        actions={
          may.edit && (
            <Button size="sm" href={paths.editVo(vo.name)} aria-label={`Edit what is told of ${vo.name}`}>
              Edit
            </Button>
          )
        }
        footer={
          may.seeHistory && (
            <Link href={paths.voHistory(vo.name)} className="prose-link">
              History of this VO
            </Link>
          )
        }
      >
        <Facts
          layout="stacked"
          items={[
            {
              label: "Discipline",
              value: vo.discipline && (
                <Link href={paths.appliancesOf(vo.discipline)} className="prose-link">
                  {vo.discipline}
                </Link>
              ),
            },
            { label: "Home page", value: vo.homepageUrl && <Site url={vo.homepageUrl} /> },
            { label: "Become a member", value: vo.enrolmentUrl && <Site url={vo.enrolmentUrl} /> },
            ...(vo.contactEmail
              ? [
                  {
                    label: "Contact",
                    value: (
                      <a href={`mailto:${vo.contactEmail}`} className="prose-link">
                        {vo.contactEmail}
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <Panel
        title="Who curates the list"
        actions={
          may.administer && (
            <Button size="sm" href={paths.adminVo(vo.name)} aria-label={`People and groups of ${vo.name}`}>
              Manage
            </Button>
          )
        }
      >
        <Curators curators={vo.curators} />
      </Panel>
      {serving && <Sites serving={serving} />}
    </>
  );
}

function Sites({ serving: { providers, open } }: { serving: Serving }) {
  return (
    <Panel title="Sites that support it">
      {providers === null || providers.length === 0 ? (
        <p className="text-sm text-ink-muted">{sitesInWords(open)}</p>
      ) : (
        <ul className="grid gap-2.5 text-sm">
          {providers.map(({ slug, name, country }) => (
            <li key={slug} className="flex items-baseline justify-between gap-4">
              <Link href={paths.provider(slug)} className="prose-link inline-block min-h-6 max-sm:min-h-9">
                {name}
              </Link>
              <span className="text-ink-muted">{country}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function sitesInWords(open: number): string {
  if (open === 0) return "The list is open to no provider yet. Public lists can be fetched by any site.";
  return open === 1
    ? "The list is open to one provider. Which one, the VO tells its members."
    : `The list is open to ${open} providers. Which ones, the VO tells its members.`;
}

function Site({ url }: { url: string }) {
  return (
    <a href={url} rel="nofollow noopener" className="prose-link font-normal wrap-anywhere">
      {url.replace(/^https?:\/\//, "").replace(/\/$/, "")}
    </a>
  );
}
