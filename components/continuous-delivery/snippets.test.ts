import { expect, test } from "vitest";
import { parse } from "yaml";
import { describe as read, readFormat } from "#lib/continuous-delivery/description.ts";
import { exampleDescription, githubSnippet, gitlabSnippet } from "./snippets.ts";

test("the example is a description that would be delivered", () => {
  const raw = readFormat(exampleDescription());
  if (typeof raw === "string") throw new Error(raw);
  expect(read(raw)).toMatchObject({ unknown: [], fields: { image: { osName: "Debian" } } });
});

test.each([
  ["GitHub Actions", githubSnippet("https://va.example.org", "my-appliance")],
  ["GitLab CI", gitlabSnippet("https://va.example.org", "my-appliance")],
])("the job for %s is valid YAML, and goes to this appliance", (_what, snippet) => {
  const job = JSON.stringify(parse(snippet));
  expect(job).toContain("https://va.example.org/api/v1/appliances/my-appliance/deliveries/$VERSION");
  expect(job).toContain("--data @-");
});
