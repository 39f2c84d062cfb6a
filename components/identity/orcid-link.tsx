import { orcidAddress } from "#lib/identity/orcid.ts";

/** Somebody's ORCID iD as ORCID asks for it to be shown: named so, and as the whole address, which is a link. */
export function OrcidLink({ orcid }: { orcid: string }) {
  return (
    <span>
      ORCID iD{" "}
      <a href={orcidAddress(orcid)} rel="noreferrer" className="prose-link font-figures wrap-anywhere">
        {orcidAddress(orcid)}
      </a>
    </span>
  );
}
