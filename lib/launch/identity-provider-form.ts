/** The form of the embedded identity provider for whoever one wants to be. */
import { escapeHtml, page } from "./identity-provider-page.ts";
import type { TypedPerson } from "./identity-provider-people.ts";

type Problems = Partial<Record<keyof TypedPerson, string>>;
type TextField = { label: string; hint?: string; type?: string; required?: boolean };

/**
 * @param uid of the interaction, as the provider gave it
 * @param typed what the fields hold
 */
export function formPage(uid: string, typed: TypedPerson, problems: Problems = {}): string {
  const path = `/interaction/${escapeHtml(uid)}`;
  const field = (key: Exclude<keyof TypedPerson, "emailVerified" | "asOneString">, options: TextField) =>
    textField(key, typed[key], options, problems[key]);
  const hasProblems = Object.keys(problems).length > 0;
  return page(
    "Be somebody else",
    `<h1>Be somebody else</h1>
<p class="lead">The same subject is the same person at the next sign-in, whatever else you change. Entitlements give roles: leave one out and sign in again to see its role go.</p>
${hasProblems ? '<p class="problems" role="alert">Somebody like that cannot be signed in yet: see below.</p>' : ""}
<form class="fields" method="post" action="${path}/form">
${field("subject", { label: "Subject", hint: "Names the person for ever at this provider, e.g. ann.", required: true })}
${field("name", { label: "Name" })}
${field("email", { label: "E-mail", type: "email" })}
${tick("email_verified", "The address has been verified", typed.emailVerified)}
${field("affiliation", { label: "Affiliation" })}
${field("orcid", { label: "ORCID", hint: "An iD such as 0000-0002-1825-0097, or nothing." })}
<div class="field">
<label for="entitlements">Entitlements</label>
<p class="hint" id="entitlements-hint">One a line, e.g. urn:mace:egi.eu:group:biomed:role=manager#aai.egi.eu</p>
${problemOf("entitlements", problems.entitlements)}
<textarea id="entitlements" name="entitlements" spellcheck="false" autocapitalize="off" aria-describedby="entitlements-hint${problems.entitlements ? " entitlements-problem" : ""}"${problems.entitlements ? ' aria-invalid="true"' : ""}>
${escapeHtml(typed.entitlements)}</textarea>
</div>
${tick("as_one_string", "Send the entitlement as one string instead of a list, as some providers do", typed.asOneString)}
<div class="buttons"><button class="button">Sign in</button><a class="button plain" href="${path}">Back to the list</a></div>
</form>`,
    { narrow: true },
  );
}

function textField(
  name: string,
  value: string,
  { label, hint, type = "text", required = false }: TextField,
  problem: string | undefined,
): string {
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  return `<div class="field">
<label for="${name}">${label}</label>
${hint ? `<p class="hint" id="${name}-hint">${escapeHtml(hint)}</p>` : ""}
${problemOf(name, problem)}
<input id="${name}" name="${name}" type="${type}" value="${escapeHtml(value)}" autocomplete="off"${required ? " required" : ""}${described ? ` aria-describedby="${described}"` : ""}${problem ? ' aria-invalid="true"' : ""}>
</div>`;
}

function problemOf(name: string, problem: string | undefined): string {
  return problem ? `<p class="problem" id="${name}-problem">${escapeHtml(problem)}</p>` : "";
}

function tick(name: string, label: string, isOn: boolean): string {
  return `<div class="tick"><input id="${name}" name="${name}" type="checkbox"${isOn ? " checked" : ""}><label for="${name}">${label}</label></div>`;
}
