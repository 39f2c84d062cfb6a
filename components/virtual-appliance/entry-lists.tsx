import type { ReactNode } from "react";
import { Panel } from "#components/ui/panel.tsx";
import { orcidAddress } from "#lib/identity/orcid.ts";
import { readRows } from "#lib/virtual-appliance/entry-lists.ts";

type Listed = {
  links: unknown;
  contacts: unknown;
  authors: unknown;
  publications: unknown;
  relations: unknown;
};

/** Links, people, publications and relations of an entry, each where there are some. */
export function EntryLists({ appliance, level = 2 }: { appliance: Listed; level?: 2 | 3 }) {
  const relations = readRows("relations", appliance.relations);
  return (
    <>
      <Rows level={level} title="Links">
        {readRows("links", appliance.links).map(({ kind, title, url }) => (
          <Row key={`${kind} ${url}`} note={kind}>
            <Out url={url}>{title ?? url.replace(/^https?:\/\//, "")}</Out>
          </Row>
        ))}
      </Rows>
      <Rows level={level} title="Contacts">
        {readRows("contacts", appliance.contacts).map(({ role, name, email, url }) => (
          <Row key={`${role} ${name}`} note={role}>
            {email ? (
              <a href={`mailto:${email}`} className="prose-link printed-address">
                {name}
              </a>
            ) : (
              <Out url={url ?? ""}>{name}</Out>
            )}
          </Row>
        ))}
      </Rows>
      <Rows level={level} title="Authors">
        {readRows("authors", appliance.authors).map(({ name, orcid, affiliation }) => (
          <Row key={name} note={affiliation}>
            {orcid ? <Out url={orcidAddress(orcid)}>{name}</Out> : name}
          </Row>
        ))}
      </Rows>
      <Rows level={level} title="Publications">
        {readRows("publications", appliance.publications).map(
          ({ title, authors, journal, year, doi, url }) => (
            <Row key={`${title} ${year}`} note={[authors, journal, year].filter(Boolean).join(", ")}>
              {doi || url ? <Out url={doi ? `https://doi.org/${doi}` : (url ?? "")}>{title}</Out> : title}
            </Row>
          ),
        )}
      </Rows>
      <Rows level={level} title="Related">
        {relations.map(({ kind, title, url }) => (
          <Row key={`${kind} ${url}`} note={kind}>
            <Out url={url}>{title}</Out>
          </Row>
        ))}
      </Rows>
    </>
  );
}

type RowsProps = { title: string; level: 2 | 3; children: readonly ReactNode[] };

function Rows({ title, level, children }: RowsProps) {
  if (children.length === 0) return null;
  return (
    <Panel title={title} level={level}>
      <ul className="grid gap-3 text-sm">{children}</ul>
    </Panel>
  );
}

function Row({ note, children }: { note: string | null; children: ReactNode }) {
  return (
    <li className="grid min-w-0 wrap-anywhere">
      <span>{children}</span>
      {note && <span className="text-ink-muted">{note}</span>}
    </li>
  );
}

function Out({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} rel="nofollow noopener ugc" className="prose-link printed-address">
      {children}
    </a>
  );
}
