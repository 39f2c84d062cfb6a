import { expect, test } from "vitest";
import { profileSchema } from "./profile-schema.ts";

const TYPED = {
  name: " Hélène Castagnier ",
  affiliation: "Institute of Computational Biology",
  email: "helene@example.org",
  orcid: "https://orcid.org/0000-0002-1825-0097",
};

test("what was typed becomes a profile", () => {
  expect(profileSchema.parse(TYPED)).toEqual({
    name: "Hélène Castagnier",
    affiliation: "Institute of Computational Biology",
    email: "helene@example.org",
    orcid: "0000-0002-1825-0097",
  });
});

test("affiliation and ORCID iD may be left empty", () => {
  expect(profileSchema.parse({ ...TYPED, affiliation: " ", orcid: "" })).toMatchObject({
    affiliation: null,
    orcid: null,
  });
});

test.each([
  ["name", "", "The name is missing."],
  ["name", "A", "The name must have at least 2 characters."],
  ["name", "A".repeat(101), "The name must have at most 100 characters."],
  ["name", "A\0nn", "The name holds a character that cannot be stored."],
  ["affiliation", "A".repeat(201), "The affiliation must have at most 200 characters."],
  ["email", "", "The e-mail address is missing."],
  ["email", "helene at example.org", "The e-mail address must look like name@example.org."],
  ["orcid", "0000-0002-1825-0098", expect.stringMatching(/no ORCID iD/)],
  ["orcid", "https://orcid.org/", expect.stringMatching(/no ORCID iD/)],
])("%s %j is answered by a sentence", (field, text, sentence) => {
  const { error } = profileSchema.safeParse({ ...TYPED, [field]: text });
  expect(error?.issues[0]).toMatchObject({ path: [field], message: sentence });
});
