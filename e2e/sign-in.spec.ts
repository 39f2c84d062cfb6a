/** Who is signed in, how they came in, and how they go out. */
import { elsewhere, expect, personWith, somebody, test } from "./fixtures.ts";

const MANAGER = "urn:mace:egi.eu:group:biomed:role=manager#aai.egi.eu";
const DRAFT = "/vos/biomed/image-list/draft";

test("in and out again, through the identity provider both times", async ({ marketplace, page, demo }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/appliances/register");
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fappliances%2Fregister$/);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: new RegExp(`^${personWith(demo, "manager of biomed")}`) }).click();
  await expect(page).toHaveURL(/\/appliances\/register$/);

  const cookies = await page.context().cookies(page.url());
  const [session] = cookies.filter(({ name }) => name.endsWith("slipway.session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(cookies.filter(({ name }) => /slipway\.(pkce|state|nonce|return)/.test(name))).toEqual([]);

  await marketplace.signOut();
  expect(asked.some((url) => /\/session\/end\?id_token_hint=/.test(url))).toBe(true);
  await page.context().addCookies(session ? [session] : []);
  await page.goto("/account");
  await expect(page, "the old cookie opens nothing any more").toHaveURL(/\/sign-in/);
});

test("without scripts too", async ({ browser, demo }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in?returnTo=/account/sessions");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: new RegExp(`^${personWith(demo, "expert of biomed")}`) }).click();
  await expect(page).toHaveURL(/\/account\/sessions$/);
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in\?signedOut/);
  await context.close();
});

test("a role comes with the entitlement and goes with it", async ({ marketplace, page }) => {
  const carla = somebody("Carla Newcomer", [MANAGER]);
  await marketplace.signInWith(carla, `/sign-in?returnTo=${encodeURIComponent(DRAFT)}`);
  await marketplace.acceptProfile();
  await expect(page).toHaveURL(new RegExp(`${DRAFT}$`));
  await expect(page.getByRole("searchbox", { name: "Find an appliance by name" })).toBeVisible();
  await marketplace.signOut();

  await marketplace.signInWith({ ...carla, entitlements: [] });
  await expect(page.getByRole("main")).toContainText("Carla Newcomer");
  await page.goto(DRAFT);
  await expect(page.getByRole("main")).toContainText(/manager, deputy, expert or shifter/);
  await expect(page.getByRole("searchbox", { name: "Find an appliance by name" })).toHaveCount(0);
});

test("a second identity is linked; another account becomes part of this one", async ({
  marketplace,
  page,
  browser,
}) => {
  test.slow();
  const [home, second, old] = [
    somebody("Ann At Home"),
    somebody("Ann At Work"),
    somebody("Ann Of Old", [MANAGER]),
  ];
  const there = await elsewhere(browser);
  await there.signInWith(old);
  await there.acceptProfile();
  const oldAccount = there.page.url();

  await marketplace.signInWith(home);
  await marketplace.acceptProfile();
  await marketplace.beginLinking();
  await marketplace.beSomebodyElse(second);
  await expect(page.getByText("The identity is linked")).toBeVisible();
  await expect(page.getByText(second.email)).not.toHaveCount(0);

  await marketplace.beginLinking();
  await page.getByRole("button", { name: /^Ann At Work/ }).click();
  await expect(page.getByText("That identity is yours already")).toBeVisible();

  await marketplace.beginLinking();
  await page.getByRole("button", { name: /^Ann Of Old/ }).click();
  await expect(page.getByText("Your two accounts are one now")).toBeVisible();
  await page.goto(DRAFT);
  await expect(page.getByRole("searchbox", { name: "Find an appliance by name" })).toBeVisible();

  await there.page.goto(oldAccount);
  await expect(there.page, "browsers of the other account are signed out").toHaveURL(/\/sign-in/);
  await there.signInWith(old);
  await expect(there.page.getByRole("main")).toContainText("Ann At Home");
  await there.page.context().close();
});

test("a session that is ended elsewhere is out at the next click", async ({ marketplace, page, browser }) => {
  const dora = somebody("Dora Everywhere");
  await marketplace.signInWith(dora);
  await marketplace.acceptProfile();
  const there = await elsewhere(browser);
  await there.signInWith(dora);
  await there.page.goto("/account");

  await page.goto("/account/sessions");
  await page.getByRole("button", { name: "Sign out there" }).click();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await there.page.goto("/account/sessions");
  await expect(there.page).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sessions and identities" })).toBeVisible();
  await there.page.context().close();
});

test("who is blocked is out at once, and learns at the door that they are", async ({
  marketplace,
  page,
  browser,
  demo,
}) => {
  const eve = somebody("Eve Unwanted");
  const there = await elsewhere(browser);
  await there.signInWith(eve);
  await there.acceptProfile();

  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.block(eve.email, "Uploads of things that are no images.");

  await there.page.goto("/account");
  await expect(there.page).toHaveURL(/\/sign-in/);
  await there.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await there.page.getByRole("button", { name: /^Eve Unwanted/ }).click();
  await expect(there.page.getByRole("main")).toContainText("Your account here is blocked");
  await expect(there.page).toHaveURL(/returnTo=%2Faccount/);
  await there.page.context().close();
  await page.getByRole("button", { name: "Unblock" }).click();
  await expect(page.getByRole("button", { name: "Block this person" })).toBeVisible();
});

for (const address of ["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"]) {
  test(`nobody is sent to ${address} after signing in`, async ({ page, demo }) => {
    await page.goto(`/sign-in?returnTo=${encodeURIComponent(address)}`);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: new RegExp(`^${personWith(demo, "manager of biomed")}`) }).click();
    await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/account$/);
  });
}

test("an answer that nobody asked for is refused, with a way on", async ({ page }) => {
  await page.goto("/api/auth/callback/federation?code=made-up&state=made-up");
  await expect(page).toHaveURL(/\/sign-in\?error=OAuthCallback$/);
  await expect(page.getByText("You are not signed in")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("nothing of the session can be read by scripts, and no other door is open", async ({
  page,
  marketplace,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  expect(await page.evaluate(() => document.cookie)).not.toContain("slipway.session");
  for (const path of ["session", "csrf", "providers", "signin", "signout", "error"]) {
    const answer = await page.request.get(`/api/auth/${path}`);
    expect(answer.status(), path).toBe(404);
  }
});
