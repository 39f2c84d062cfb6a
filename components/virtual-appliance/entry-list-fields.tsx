"use client";

import { type RowColumn, RowsField } from "#components/form/rows-field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { CONTACT_ROLES, LINK_KINDS, RELATION_KINDS } from "#lib/virtual-appliance/entry-lists.ts";
import { type LookUpPublication, PublicationPaste } from "./publication-paste.tsx";

type EntryListValues = Record<"links" | "contacts" | "authors" | "publications" | "relations", string>;
type EntryListFieldsProps = {
  values: EntryListValues;
  errors: Readonly<Record<string, string>>;
  lookUp: LookUpPublication;
};

const LINK_COLUMNS: readonly RowColumn[] = [
  { name: "kind", label: "Leads to", choices: LINK_KINDS, required: true },
  { name: "title", label: "Title" },
  { name: "url", label: "Address", required: true, placeholder: "https://", wide: true },
];
const CONTACT_COLUMNS: readonly RowColumn[] = [
  { name: "role", label: "For", choices: CONTACT_ROLES, required: true },
  { name: "name", label: "Name", required: true },
  { name: "email", label: "E-mail" },
  { name: "url", label: "Page", placeholder: "https://" },
];
const AUTHOR_COLUMNS: readonly RowColumn[] = [
  { name: "name", label: "Name", required: true },
  { name: "orcid", label: "ORCID", placeholder: "0000-0002-1825-0097" },
  { name: "affiliation", label: "Affiliation", wide: true },
];
const PUBLICATION_COLUMNS: readonly RowColumn[] = [
  { name: "title", label: "Title", required: true, wide: true },
  { name: "authors", label: "Authors", wide: true },
  { name: "journal", label: "Published in" },
  { name: "year", label: "Year" },
  { name: "doi", label: "DOI", placeholder: "10.1234/abc" },
  { name: "url", label: "Address", placeholder: "https://" },
];
const RELATION_COLUMNS: readonly RowColumn[] = [
  { name: "kind", label: "Relation", choices: RELATION_KINDS, required: true },
  { name: "title", label: "Name", required: true },
  { name: "url", label: "Address", required: true, placeholder: "https://", wide: true },
];

/** The lists of an entry: where to read more, whom to ask, who made it, what was written about it. */
export function EntryListFields({ values, errors, lookUp }: EntryListFieldsProps) {
  return (
    <>
      <FormSection
        title="Links"
        description="Where people read more, get help, or find what it is made from."
      >
        <RowsField
          legend="Links"
          name="links"
          rowName="link"
          columns={LINK_COLUMNS}
          value={values.links}
          errors={errors}
        />
        <RowsField
          legend="Related"
          description="Other appliances, projects and software that it has to do with."
          name="relations"
          rowName="relation"
          columns={RELATION_COLUMNS}
          value={values.relations}
          errors={errors}
        />
      </FormSection>
      <FormSection
        title="People"
        description="Besides the owner and the maintainers, who are shown anyway. Everybody sees what stands here."
      >
        <RowsField
          legend="Contacts"
          name="contacts"
          rowName="contact"
          columns={CONTACT_COLUMNS}
          value={values.contacts}
          errors={errors}
        />
        <RowsField
          legend="Authors"
          description="Who made it, as it is to be cited."
          name="authors"
          rowName="author"
          columns={AUTHOR_COLUMNS}
          value={values.authors}
          errors={errors}
        />
      </FormSection>
      <FormSection title="Publications" description="What was written about it, or with it.">
        <RowsField
          legend="Publications"
          name="publications"
          rowName="publication"
          columns={PUBLICATION_COLUMNS}
          value={values.publications}
          errors={errors}
          more={(add) => <PublicationPaste add={add} lookUp={lookUp} />}
        />
      </FormSection>
    </>
  );
}
