/** What is pasted into other pages to show the badge of an appliance. Pure. */

type Embedded = { name: string; pageUrl: string; badgeUrl: string };

/** Markdown, HTML and reStructuredText; the name is text in each of them, whatever stands in it. */
export function badgeSnippets({ name, pageUrl, badgeUrl }: Embedded): { label: string; code: string }[] {
  return [
    { label: "Markdown", code: `[![${markdownText(name)}](${badgeUrl})](${pageUrl})` },
    {
      label: "HTML",
      code: `<a href="${htmlText(pageUrl)}"><img src="${htmlText(badgeUrl)}" alt="${htmlText(name)}"></a>`,
    },
    {
      label: "reStructuredText",
      code: `.. image:: ${badgeUrl}\n   :target: ${pageUrl}\n   :alt: ${name.replaceAll("\\", "\\\\")}`,
    },
  ];
}

function markdownText(text: string): string {
  return text.replace(/[\\[\]*_`<>!]/g, (character) => `\\${character}`);
}

function htmlText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
