/** Whom the embedded identity provider knows: the demo people, and whoever is made up at its form. */
import { parseOrcid } from "#lib/identity/orcid.ts";
import { people as demoPeople } from "#prisma/seed/people.ts";

/** What the provider says of somebody. */
export type ProviderPerson = {
  subject: string;
  name: string;
  email: string;
  emailVerified: boolean;
  affiliation: string;
  orcid: string;
  entitlements: readonly string[];
  /** Some providers send a single entitlement as a string instead of a list of one. */
  asOneString: boolean;
};

/** Somebody to choose; `summary` says what for. */
export type Choice = ProviderPerson & { summary: string };

const demo: readonly Choice[] = demoPeople.map(
  ({ key, name, email, affiliation, entitlements, summary }) => ({
    ...{
      subject: key,
      name,
      email,
      emailVerified: true,
      affiliation,
      orcid: "",
      entitlements,
      asOneString: false,
    },
    summary,
  }),
);

/** Remembers who was made up for as long as the provider runs. */
export function createProviderPeople() {
  const made = new Map<string, ProviderPerson>();
  /** A demo person may be signed in with other entitlements than their own: the last choice counts. */
  const speakingFor = new Map<string, ProviderPerson>();
  return {
    demo,
    made: (): Choice[] => [...made.values()].map((person) => ({ ...person, summary: describe(person) })),
    findDemo: (subject: string) => demo.find((person) => person.subject === subject),
    findMade: (subject: string) => made.get(subject),
    remember(person: ProviderPerson) {
      made.set(person.subject, person);
    },
    /** From now on this is what the provider says of this subject. */
    choose(person: ProviderPerson) {
      speakingFor.set(person.subject, person);
    },
    /** As chosen last, else the demo person of that name. */
    find: (subject: string): ProviderPerson | undefined =>
      speakingFor.get(subject) ?? demo.find((person) => person.subject === subject),
  };
}

export type ProviderPeople = ReturnType<typeof createProviderPeople>;

function describe({ subject, entitlements }: ProviderPerson): string {
  const count = entitlements.length;
  return `${subject}, ${count === 0 ? "no entitlements" : count === 1 ? "1 entitlement" : `${count} entitlements`}`;
}

/** The claims of OpenID Connect Core, section 5.1, and of AARC and eduPerson; what is empty is not told. */
export function claimsOf(person: ProviderPerson): Record<string, unknown> & { sub: string } {
  const { subject, name, email, emailVerified, affiliation, orcid, entitlements, asOneString } = person;
  const told = asOneString ? entitlements[0] : entitlements;
  return {
    sub: subject,
    ...(name ? { name } : {}),
    ...(email ? { email, email_verified: emailVerified } : {}),
    ...(affiliation ? { affiliation } : {}),
    ...(orcid ? { orcid } : {}),
    ...(told === undefined ? {} : { eduperson_entitlement: told, entitlements: told }),
  };
}

/** What was typed into the form, as it was typed. */
export type TypedPerson = Record<
  "subject" | "name" | "email" | "affiliation" | "orcid" | "entitlements",
  string
> & { emailVerified: boolean; asOneString: boolean };

export const NOBODY_TYPED: TypedPerson = {
  ...{ subject: "", name: "", email: "", affiliation: "", orcid: "", entitlements: "" },
  ...{ emailVerified: true, asOneString: false },
};

/** The form filled in with somebody. */
export function typedOf(person: ProviderPerson): TypedPerson {
  const { subject, name, email, emailVerified, affiliation, orcid, entitlements, asOneString } = person;
  return {
    ...{ subject, name, email, affiliation, orcid, entitlements: entitlements.join("\n") },
    ...{ emailVerified, asOneString },
  };
}

/** The fields of the form as a browser sends them. */
export function readTyped(form: URLSearchParams): TypedPerson {
  const read = (name: string) => (form.get(name) ?? "").trim();
  return {
    subject: read("subject"),
    name: read("name"),
    email: read("email"),
    affiliation: read("affiliation"),
    orcid: read("orcid"),
    entitlements: read("entitlements"),
    emailVerified: form.has("email_verified"),
    asOneString: form.has("as_one_string"),
  };
}

/** What is wrong, by field; none when somebody can be made of it. Entitlements may be rubbish: trying that is the point. */
export function problemsOf(typed: TypedPerson): Partial<Record<keyof TypedPerson, string>> {
  const lines = linesOf(typed.entitlements);
  return {
    ...(/^[\x21-\x7e]{1,255}$/.test(typed.subject)
      ? {}
      : { subject: "Give 1 to 255 letters, digits or signs, without blanks." }),
    ...(typed.email === "" || /^[^\s@]+@[^\s@]+$/.test(typed.email)
      ? {}
      : { email: "Give an address such as ann@example.org, or none." }),
    ...(typed.orcid === "" || parseOrcid(typed.orcid)
      ? {}
      : { orcid: "Give an iD such as 0000-0002-1825-0097, or none." }),
    ...(typed.asOneString && lines.length !== 1
      ? { entitlements: "A string holds one entitlement: give one line, or untick “as one string”." }
      : {}),
  };
}

/** @param typed without problems */
export function toPerson(typed: TypedPerson): ProviderPerson {
  return { ...typed, entitlements: linesOf(typed.entitlements) };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
