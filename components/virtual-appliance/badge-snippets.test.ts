import { expect, test } from "vitest";
import { badgeSnippets } from "./badge-snippets.ts";

const at = {
  pageUrl: "https://va.example.org/appliances/r",
  badgeUrl: "https://va.example.org/appliances/r/badge.svg",
};

test("are what each language takes for a picture with a link", () => {
  expect(badgeSnippets({ ...at, name: "RStudio Server" }).map(({ code }) => code)).toEqual([
    `[![RStudio Server](${at.badgeUrl})](${at.pageUrl})`,
    `<a href="${at.pageUrl}"><img src="${at.badgeUrl}" alt="RStudio Server"></a>`,
    `.. image:: ${at.badgeUrl}\n   :target: ${at.pageUrl}\n   :alt: RStudio Server`,
  ]);
});

test("a name is text, whatever stands in it", () => {
  const [markdown, html] = badgeSnippets({ ...at, name: `x](https://evil.example) "><script>` }).map(
    ({ code }) => code,
  );
  expect(markdown).toContain("[![x\\](https://evil.example)");
  expect(html).not.toContain("<script>");
  expect(html?.match(/"/g)).toHaveLength(6);
});
