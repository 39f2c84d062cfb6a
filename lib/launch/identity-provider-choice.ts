/** The page of the embedded identity provider on which one chooses whom to be. */
import { escapeHtml, page } from "./identity-provider-page.ts";
import type { Choice } from "./identity-provider-people.ts";

/** @param uid of the interaction, as the provider gave it */
export function choicePage(
  uid: string,
  { demo, made }: { demo: readonly Choice[]; made: readonly Choice[] },
): string {
  const path = `/interaction/${escapeHtml(uid)}`;
  const list = (field: string, choices: readonly Choice[]) => `<form method="post" action="${path}"><ul>
${choices.map((choice) => item(path, field, choice)).join("\n")}
</ul></form>`;
  return page(
    "Who do you want to be?",
    `<h1>Who do you want to be?</h1>
<p class="lead">Choose somebody to sign in as, or <a href="${path}/form">be somebody else</a>: with any name, any address and any entitlements.</p>
${made.length > 0 ? `<h2>People you made up</h2>\n${list("made", made)}\n<h2>People of the demo</h2>` : ""}
${list("person", demo)}`,
  );
}

function item(path: string, field: string, { subject, name, summary }: Choice): string {
  const value = escapeHtml(subject);
  const who = escapeHtml(name || subject);
  const form = `${path}/form?${field}=${encodeURIComponent(subject)}`;
  return `<li><button class="person" name="${field}" value="${value}"><strong>${who}</strong><small>${escapeHtml(summary)}</small></button><a class="other" href="${escapeHtml(form)}" aria-label="${who} with other entitlements">with other entitlements</a></li>`;
}
