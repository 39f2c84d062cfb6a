/** Slipway as people use it, in verbs. Where a thing is on a page is known here and nowhere else. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";

/** What a person types into the form of an image; the rest is chosen. */
export type ImageToAdd = { url: string; osName: string; osVersion: string; ramMinimum?: string };

/** Somebody made up at the demo's identity provider. The same subject is the same person at the next sign-in. */
export type MadeUpPerson = { subject: string; name: string; email: string; entitlements?: string[] };

export class Marketplace {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes through the real OpenID Connect sign-in as one of the demo people. */
  async signInAs(name: string): Promise<void> {
    const { page } = this;
    await page.goto("/sign-in");
    await this.signInHereAs(name);
    await page.waitForURL(/\/account/);
    await expect(page.getByRole("main")).toContainText(name);
  }

  /** The same, from the sign-in page that one was sent to. */
  async signInHereAs(name: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await expect(page.getByRole("heading", { name: "Who do you want to be?" })).toBeVisible();
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  }

  /** The same, as anybody with any entitlements; ends wherever the product leads. */
  async signInWith(person: MadeUpPerson, from = "/sign-in"): Promise<void> {
    const { page } = this;
    await page.goto(from);
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await this.beSomebodyElse(person);
    await page.waitForURL(/\/account/);
  }

  /** At the identity provider: fills in the form. */
  async beSomebodyElse({ subject, name, email, entitlements = [] }: MadeUpPerson): Promise<void> {
    const { page } = this;
    await page.getByRole("link", { name: "be somebody else" }).click();
    await page.getByLabel("Subject").fill(subject);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Entitlements", { exact: true }).fill(entitlements.join("\n"));
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  /** At the first sign-in: what the provider told is right. */
  async acceptProfile(): Promise<void> {
    const { page } = this;
    await expect(page.getByRole("heading", { name: /^Welcome/ })).toBeVisible();
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/welcome"));
  }

  /** As somebody whom the identity provider has never sent before; leaves them at the page that asks for their profile. */
  async signInForTheFirstTime(name: string): Promise<void> {
    const { page } = this;
    await page.goto("/sign-in");
    await page
      .getByRole("main")
      .getByRole("button", { name: /sign in/i })
      .click();
    await page.getByRole("link", { name: "be somebody else" }).click();
    await page.getByLabel("Subject").fill(`newcomer-${randomUUID()}`);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("E-mail").fill("newcomer@example.org");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/account\/welcome/);
  }

  /** From the header, and through the identity provider. */
  async signOut(): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("button", { name: "Sign out" }).last().click();
    await page.waitForURL(/\/sign-in\?signedOut/);
    await expect(page.getByText("You are signed out", { exact: true })).toBeVisible();
  }

  /** The browser forgets who was signed in; the session lives on. */
  async forgetCookies(): Promise<void> {
    await this.page.context().clearCookies();
  }

  /** From the page of sessions and identities, up to the identity provider. */
  async beginLinking(): Promise<void> {
    const { page } = this;
    await page.goto("/account/sessions");
    await page.getByRole("button", { name: "Link another identity" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign in with it" }).click();
    await expect(page.getByRole("heading", { name: "Who do you want to be?" })).toBeVisible();
  }

  /** As an administrator. */
  async block(email: string, reason: string): Promise<void> {
    const { page } = this;
    await this.administer(email);
    await page.getByRole("button", { name: "Block this person" }).click();
    await page.getByRole("alertdialog").getByLabel("Reason").fill(reason);
    await page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
    await expect(page.getByRole("button", { name: "Unblock" })).toBeVisible();
  }

  /** As an administrator: opens the page about the person with this address. */
  async administer(email: string): Promise<void> {
    const { page } = this;
    await page.goto(`/admin/people?q=${encodeURIComponent(email)}`);
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page.getByRole("region", { name: "Roles" })).toBeVisible();
  }

  /** On the administrators' page about a person. */
  async grantVoRole(vo: string, role: string): Promise<void> {
    const { page } = this;
    const form = page
      .locator("form")
      .filter({ has: page.getByRole("heading", { name: "Grant a role in a VO" }) });
    await form.getByLabel("VO").selectOption(vo);
    await form.getByLabel("Role").selectOption(role);
    await form.getByRole("button", { name: "Grant the role" }).click();
    await expect(page.getByRole("button", { name: `Revoke ${role} in ${vo}` })).toBeVisible();
  }

  /** On the administrators' page about a person. */
  async revokeVoRole(vo: string, role: string): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: `Revoke ${role} in ${vo}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByRole("button", { name: `Revoke ${role} in ${vo}` })).toHaveCount(0);
  }

  /** As an administrator; ends where its groups and people are managed. */
  async createVo(vo: { name: string; title: string; description: string }): Promise<void> {
    const { page } = this;
    await page.goto("/admin/vos/new");
    await page.getByLabel("Name").fill(vo.name);
    await page.getByLabel("Title").fill(vo.title);
    await page.getByLabel("Description").fill(vo.description);
    await page.getByRole("radio", { name: "Public" }).check();
    await page.getByRole("button", { name: "Create the VO" }).click();
    await page.waitForURL(`**/admin/vos/${vo.name}`);
  }

  /** On the administrators' page about a VO. */
  async mapGroup(group: string, role: string): Promise<void> {
    const { page } = this;
    await page.getByRole("textbox", { name: "Group" }).fill(group);
    await page.getByLabel("Gives").selectOption(role);
    await page.getByRole("button", { name: "Map the group" }).click();
    await expect(page.getByRole("row").filter({ hasText: group })).toContainText(`${role}, to its members`);
  }

  /** Is the draft of the VO's image list theirs to work on? */
  async expectDraftDesk(vo: string, isTheirs: boolean): Promise<void> {
    const { page } = this;
    await page.goto(`/vos/${vo}/image-list/draft`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("You may not change this list")).toHaveCount(isTheirs ? 0 : 1);
    await expect(page.getByRole("searchbox", { name: "Find an appliance by name" })).toHaveCount(
      isTheirs ? 1 : 0,
    );
  }

  /** On the page of the audit trail: the file that the browser gets. */
  async exportTrail(format: "CSV" | "NDJSON"): Promise<string> {
    const { page } = this;
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: `Export as ${format}` }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^audit-trail-.*\\.${format.toLowerCase()}$`));
    return readFile(await download.path(), "utf8");
  }

  /** On a page with cards: keeps an appliance among the favourites. */
  async star(name: string): Promise<void> {
    const star = this.page.getByRole("button", { name: `Favourite ${name}`, exact: true });
    await star.click();
    await expect(star).toHaveAttribute("aria-pressed", "true");
  }

  /** On the page of an appliance, for the first time. */
  async rate(stars: number, comment: string): Promise<void> {
    const { page } = this;
    await page.getByRole("radio", { name: stars === 1 ? "1 star" : `${stars} stars` }).check();
    await page.getByRole("textbox", { name: "Comment" }).fill(comment);
    await page.getByRole("button", { name: "Rate", exact: true }).click();
    await expect(page.getByRole("button", { name: "Change rating" })).toBeVisible();
  }

  async registerAppliance(appliance: {
    name: string;
    summary: string;
    description: string;
    category: string;
  }) {
    const { page } = this;
    await page.goto("/appliances/register");
    await page.getByLabel("Name", { exact: true }).first().fill(appliance.name);
    await page.getByLabel("Summary").fill(appliance.summary);
    await page.getByLabel("Category", { exact: true }).selectOption(appliance.category);
    await page.getByRole("textbox", { name: "Description" }).fill(appliance.description);
    await page.getByLabel("Licence").fill("Apache-2.0");
    await page.getByRole("button", { name: /^register/i }).click();
    await page.waitForURL(/\/working-version$/);
  }

  async startVersion(version: string, notes: string): Promise<void> {
    const { page } = this;
    await page.getByLabel("Version", { exact: true }).fill(version);
    await page.getByRole("textbox", { name: "Release notes" }).fill(notes);
    await page.getByRole("radio", { name: /6 months/ }).check();
    await page.getByRole("button", { name: /start/i }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Version ${version}` })).toBeVisible();
  }

  async addImage(image: ImageToAdd): Promise<void> {
    const { page } = this;
    await page
      .getByRole("link", { name: /^Add (an|another) image/ })
      .first()
      .click();
    await page.getByLabel("Address", { exact: true }).fill(image.url);
    await page.getByLabel("Format").selectOption("qcow2");
    await page.getByLabel("Architecture").selectOption("x86_64");
    await page.getByLabel("Family").selectOption("Linux");
    await page.locator('[name="osName"]').fill(image.osName);
    await page.locator('[name="osVersion"]').fill(image.osVersion);
    if (image.ramMinimum) await page.locator('[name="ramMinimumBytes"]').fill(image.ramMinimum);
    await page
      .getByRole("button", { name: /add|save/i })
      .last()
      .click();
    await page.waitForURL(/\/working-version(#.*)?$/);
  }

  /** Takes the only image out again. */
  async removeImage(): Promise<void> {
    const { page } = this;
    await page
      .getByRole("button", { name: /remove/i })
      .first()
      .click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /remove/i })
      .click();
    await expect(page.getByText("No image yet")).toBeVisible();
  }

  async startCheck(): Promise<void> {
    await this.page.getByRole("button", { name: /check/i }).first().click();
  }

  /** Waits for the word that the check's badge says. */
  async expectCheck(word: string): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: word }).first()).toBeVisible({
      timeout: 60_000,
    });
  }

  /** Asks for the version to be published by itself once its checks have passed. */
  async checkAndPublish(): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: "Check and publish" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Check and publish" }).click();
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  }

  async publishVersion(version: string): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: `Publish version ${version}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
    await page.waitForURL(new RegExp(`/versions/${version.replaceAll(".", "\\.")}$`));
  }

  async addToDraft(vo: string, appliance: string): Promise<void> {
    const { page } = this;
    await page.goto(`/vos/${vo}/image-list/draft`);
    await page.getByRole("searchbox", { name: "Find an appliance by name" }).fill(appliance);
    await page.getByRole("searchbox", { name: "Find an appliance by name" }).press("Enter");
    await page.getByRole("button", { name: `Add ${appliance} to the draft` }).click();
    await expect(page.getByText("1 image will reach providers").first()).toBeVisible();
  }

  async publishDraft(comment: string): Promise<number> {
    const { page } = this;
    await page.getByLabel("Comment").fill(comment);
    await page.getByRole("button", { name: /^Publish revision/ }).click();
    await page.waitForURL(/\/revisions\/\d+$/);
    return Number(page.url().split("/").at(-1));
  }

  /**
   * Makes an access token on the page at `path`, ticking these boxes, and copies it from the one place where it is shown.
   *
   * @param path of the tokens of a person or of a provider
   */
  async createToken(
    path: string,
    token: {
      name: string;
      boxes: readonly (string | RegExp)[];
      /** VOs among those whose lists it may curate. */
      curates?: readonly RegExp[];
      addresses?: string;
      expires?: string;
      /** Looks around while it is shown. */
      whileShown?: (token: string) => Promise<void>;
    },
  ): Promise<string> {
    const { page } = this;
    await page.goto(`${path}/new`);
    await page.getByLabel("Name", { exact: true }).fill(token.name);
    for (const name of token.boxes) await page.getByRole("checkbox", { name }).first().check();
    const curated = page.getByRole("group", { name: "Curate image lists" });
    for (const name of token.curates ?? []) await curated.getByRole("checkbox", { name }).check();
    if (token.expires) await page.getByRole("radio", { name: token.expires }).check();
    if (token.addresses) await page.getByLabel("Addresses").fill(token.addresses);
    await page.getByRole("button", { name: "Create the token" }).click();
    await expect(page.getByText("it is shown this once")).toBeVisible();
    const shown = page.getByRole("region", { name: "Your access token" }).getByRole("code");
    const secret = (await shown.innerText()).trim();
    await token.whileShown?.(secret);
    await page.getByRole("link", { name: "I have copied it" }).click();
    await page.waitForURL(new RegExp(`${path}$`));
    return secret;
  }

  /** Revokes a token on the page where it is listed. */
  async revokeToken(name: string): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: `Revoke ${name}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    await expect(this.tokenRow(name)).toContainText("Revoked");
  }

  /** The line of a token in the table. */
  tokenRow(name: string) {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  /** As administrator. */
  async registerProvider(provider: { name: string; country: string }): Promise<void> {
    const { page } = this;
    await page.goto("/providers/register");
    await page.getByLabel("Name").fill(provider.name);
    await page.getByLabel("Country").fill(provider.country);
    await page.getByRole("button", { name: /^register/i }).click();
    await page.waitForURL(/\/providers\/[a-z0-9-]+\/edit$/);
  }

  /** Finds a person by name and makes them an operator. */
  async addOperator(slug: string, name: string): Promise<void> {
    const { page } = this;
    await page.goto(`/providers/${slug}/edit`);
    const search = page.getByRole("searchbox", { name: /^Find a person/ });
    await search.fill(name);
    await search.press("Enter");
    await page.getByRole("button", { name: `Add ${name}` }).click();
    await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  }

  /** As operator: makes the list with which the provider's client is tried, and gives its address. */
  async makeTestList(slug: string): Promise<string> {
    const { page } = this;
    await page.goto(`/providers/${slug}/try`);
    await page.getByRole("button", { name: "Make the test list" }).click();
    await expect(page.getByText("Good edition is valid until")).toBeVisible({ timeout: 60_000 });
    return this.readTestListAddress();
  }

  /** On the page where clients are tried. */
  async readTestListAddress(): Promise<string> {
    const region = this.page.getByRole("region", { name: "Address of the test list" });
    return (await region.getByRole("code").innerText()).trim();
  }

  /** On the page where clients are tried: has the test list answer another edition. */
  async serveEdition(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Serve ${name}` }).click();
    await expect(this.trialEdition(name)).toContainText("Served now");
  }

  /** What is said of the client that came last, as to an edition. */
  trialVerdict(edition: string) {
    const tables = this.page.getByRole("region", { name: "What it tells", exact: true }).getByRole("table");
    return tables.first().getByRole("row", { name: new RegExp(`^${edition}`) });
  }

  /** What is said of an edition, and whether it is answered now. */
  trialEdition(name: string) {
    return this.page.getByRole("listitem", { name, exact: true });
  }

  /** Picks somebody who has been here and invites them to maintain the appliance. */
  async invite(slug: string, name: string, message: string): Promise<void> {
    const { page } = this;
    await page.goto(`/appliances/${slug}/people`);
    await page.getByRole("searchbox", { name: "Search people by name" }).fill(name);
    await page.getByRole("searchbox", { name: "Search people by name" }).press("Enter");
    await page.getByRole("button", { name: `Invite ${name} as maintainer` }).click();
    await page.getByRole("alertdialog").getByLabel("Message").fill(message);
    await this.confirm("Send the invitation");
  }

  async inviteByEmail(slug: string, email: string): Promise<void> {
    const { page } = this;
    await page.goto(`/appliances/${slug}/people`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("button", { name: `Withdraw the invitation to ${email}` })).toBeVisible();
  }

  /** As an administrator: the address in the last message to `email`. */
  async readInvitationLink(email: string): Promise<string> {
    const { page } = this;
    await page.goto("/admin/outbox");
    const mail = page
      .getByRole("listitem")
      .filter({ hasText: `to ${email}` })
      .first();
    const [link] = /\/invitations\/[\w-]+/.exec((await mail.textContent()) ?? "") ?? [];
    if (!link) throw new Error(`no link in a message to ${email}`);
    return link;
  }

  async withdrawInvitation(slug: string, to: string): Promise<void> {
    const { page } = this;
    await page.goto(`/appliances/${slug}/people`);
    await page.getByRole("button", { name: `Withdraw the invitation to ${to}` }).click();
    await this.confirm("Withdraw");
  }

  /** In one's account. */
  async acceptInvitationTo(appliance: string): Promise<void> {
    const { page } = this;
    await page.goto("/account");
    await page.getByRole("button", { name: `Accept the invitation to ${appliance}` }).click();
    await expect(page.getByText(`You maintain ${appliance} now`)).toBeVisible();
  }

  /** In one's account. */
  async takeOver(appliance: string): Promise<void> {
    const { page } = this;
    await page.goto("/account");
    await page.getByRole("button", { name: `Take over ${appliance}` }).click();
    await expect(page.getByText(`${appliance} is yours now`)).toBeVisible();
  }

  /** In one's account. */
  async answerRequestOf(name: string, answer: "Accept" | "Decline", words: string): Promise<void> {
    const { page } = this;
    await page.goto("/account");
    const label = answer === "Accept" ? `Accept ${name}` : `Decline the request of ${name}`;
    await page.getByRole("button", { name: label }).click();
    await page.getByRole("alertdialog").getByLabel("Answer").fill(words);
    await this.confirm(answer);
  }

  /** Offers the ownership to one of the maintainers. */
  async handOver(slug: string, name: string): Promise<void> {
    const { page } = this;
    await page.goto(`/appliances/${slug}/people`);
    await page.getByRole("button", { name: `Hand over to ${name}` }).click();
    await this.confirm("Offer the ownership");
    await expect(page.getByRole("button", { name: `Withdraw the offer to ${name}` })).toBeVisible();
  }

  /** On the page of the appliance's people. */
  async removeMaintainer(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Remove ${name}` }).click();
    await this.confirm("Remove");
  }

  async leave(slug: string): Promise<void> {
    const { page } = this;
    await page.goto(`/appliances/${slug}/people`);
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await page.waitForURL(`**/appliances/${slug}`);
  }

  /** As one of those who work on it: is this person one, too? */
  async expectMember(slug: string, name: string): Promise<void> {
    await this.page.goto(`/appliances/${slug}/people`);
    const members = this.page.getByRole("region", { name: "Who works on it" });
    await expect(members.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  }

  /** Presses the button of the dialog that asks, and waits until it is through. */
  private async confirm(button: string): Promise<void> {
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toHaveCount(0);
  }
}
