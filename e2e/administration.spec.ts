/** The administration: nothing to see for others, roles and words that change everywhere at once, and the trail of it all. */
import { parseCsv } from "../lib/testing/parse-csv.ts";
import { elsewhere, expect, personWith, somebody, test } from "./fixtures.ts";

test("is invisible to everybody but administrators", async ({ page, marketplace, demo }) => {
  await page.goto("/admin/jobs");
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fadmin%2Fjobs/);
  await marketplace.signInAs(personWith(demo, "manager of biomed"));
  for (const path of ["/admin", "/admin/categories", "/admin/jobs", "/admin/outbox", "/admin/no-such-page"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("navigation", { name: "Administration" })).toHaveCount(0);
  }
});

test("a category is added, renamed wherever it was chosen, retired, restored and removed", async ({
  page,
  marketplace,
  demo,
}) => {
  await marketplace.signInAs(personWith(demo, "administrator"));
  await page.goto("/admin");
  await page
    .getByRole("navigation", { name: "Administration" })
    .getByRole("link", { name: "Categories" })
    .click();

  await page.getByRole("button", { name: "Add a category" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("TRAINING");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toContainText("There is already a category named “Training”.");
  await expect(dialog.getByLabel("Name")).toHaveValue("TRAINING");
  await dialog.getByLabel("Name").fill("Quantum computing");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toContainText("nothing");

  await page.getByRole("button", { name: "Edit “Training”" }).click();
  await dialog.getByLabel("Name").fill("Courses");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page
    .getByRole("row", { name: /^Courses/ })
    .getByRole("link", { name: /appliance/ })
    .click();
  await expect(page).toHaveURL(/category=Courses/);
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("status")).toHaveText("1 appliance");
  await expect(results.getByRole("link", { name: "Category: Courses" })).toBeVisible();

  await page.goto("/admin/categories");
  await page.getByRole("button", { name: "Edit “Courses”" }).click();
  await dialog.getByLabel("Name").fill("Training");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  const confirmation = page.getByRole("alertdialog");
  await page.getByRole("button", { name: "Retire “Quantum computing”" }).click();
  await confirmation.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toContainText("Retired");
  await page.goto("/appliances/register");
  await expect(page.getByLabel("Category").getByRole("option", { name: "Quantum computing" })).toHaveCount(0);

  await page.goto("/admin/categories");
  await page.getByRole("button", { name: "Restore “Quantum computing”" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).not.toContainText("Retired");
  await page.getByRole("button", { name: "Remove “Quantum computing”" }).click();
  await confirmation.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("row", { name: /Quantum computing/ })).toHaveCount(0);
});

test("a role that is granted here opens the draft until it is revoked, and says where it comes from", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  const membership = "urn:mace:egi.eu:group:biomed:role=member#aai.egi.eu";
  const fay = somebody("Fay Deputised", [membership]);
  const there = await elsewhere(browser);
  await there.signInWith(fay);
  await there.acceptProfile();
  await there.expectDraftDesk("biomed", false);

  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.administer(fay.email);
  await marketplace.grantVoRole("biomed", "Expert");
  const roles = page.getByRole("table", { name: "Roles of Fay Deputised" });
  await expect(roles.getByRole("row", { name: /^Member/ })).toContainText(membership);
  await expect(roles.getByRole("row", { name: /^Member/ }).getByRole("button")).toHaveCount(0);
  await expect(roles.getByRole("row", { name: /^Expert/ })).toContainText(
    new RegExp(`Granted here .* by ${personWith(demo, "administrator")}`),
  );
  await there.expectDraftDesk("biomed", true);

  await marketplace.revokeVoRole("biomed", "Expert");
  await expect(roles.getByRole("row", { name: /^Member/ })).toBeVisible();
  await there.expectDraftDesk("biomed", false);
  await there.page.context().close();
});

test("an administrator sees somebody's tokens, without the secrets, and revokes one", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  const tom = somebody("Tom Tokenholder");
  const there = await elsewhere(browser);
  await there.signInWith(tom);
  await there.acceptProfile();
  const secret = await there.createToken("/account/tokens", {
    name: "nightly reader",
    boxes: ["Read what I can see"],
  });
  const authorization = { headers: { authorization: `Bearer ${secret}` } };
  expect((await there.page.request.get("/api/v1/token", authorization)).status()).toBe(200);

  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.administer(tom.email);
  await expect(marketplace.tokenRow("nightly reader")).toContainText("Read the API");
  expect(await page.content()).not.toContain(secret);
  await marketplace.revokeToken("nightly reader");
  expect((await there.page.request.get("/api/v1/token", authorization)).status()).toBe(401);
  await there.page.context().close();
});

test("a VO is created, a group stands for it, and its record is edited", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  const vo = "vo.tidal-models.example.org";
  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.createVo({ name: vo, title: "Tidal models", description: "Tides, computed together." });
  await marketplace.mapGroup("tidal-lab:builders", "Expert");

  const uma = somebody("Uma Builder", ["urn:mace:egi.eu:group:tidal-lab:builders#aai.egi.eu"]);
  const there = await elsewhere(browser);
  await there.signInWith(uma);
  await there.acceptProfile();
  await there.expectDraftDesk(vo, true);
  await there.page.context().close();

  await page.reload();
  const people = page.getByRole("table", { name: `Roles in ${vo}` });
  await expect(people.getByRole("row", { name: /^Uma Builder/ })).toContainText("tidal-lab:builders");

  await page.getByRole("link", { name: "Edit the record" }).click();
  await page.getByLabel("Title").fill("Tidal models of the North");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**/vos/${vo}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tidal models of the North");
});

test("a VO that is removed is read-only until its day, gone after it, and comes back", async ({
  page,
  request,
  marketplace,
  demo,
}) => {
  const vo = "vo.short-lived.example.org";
  await marketplace.signInAs(personWith(demo, "administrator"));
  await marketplace.createVo({ name: vo, title: "Short-lived", description: "Closes down soon." });

  await page.getByRole("link", { name: "Remove…" }).click();
  await expect(page.getByText("No site gets anything from this VO")).toBeVisible();
  await page.getByLabel("Reason").fill("The project has ended.");
  await page.getByRole("radio", { name: "On a day to come" }).check();
  await page.getByLabel(/Type .* to confirm/).fill("another");
  await page.getByRole("button", { name: "Remove the VO" }).click();
  await expect(page.getByText(`Type “${vo}” to remove it.`).first()).toBeVisible();
  await page.getByLabel(/Type .* to confirm/).fill(vo);
  await page.getByRole("button", { name: "Remove the VO" }).click();
  await expect(page.getByRole("heading", { name: "The VO is being removed" })).toBeVisible();

  await page.goto(`/vos/${vo}/edit`);
  await expect(page.getByText(/^This VO is being removed: its image list stops on/)).toBeVisible();
  await page.getByLabel("Title").fill("Long-lived");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/An administrator can bring it back/)).toBeVisible();

  await page.goto(`/admin/vos/${vo}/removal`);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Bring it back" }).click();
  await page.waitForURL(`**/admin/vos/${vo}`);

  await page.getByRole("link", { name: "Remove…" }).click();
  await page.getByLabel("Reason").fill("The project has ended.");
  await page.getByRole("radio", { name: "At once" }).check();
  await page.getByLabel(/Type .* to confirm/).fill(vo);
  await page.getByRole("button", { name: "Remove the VO" }).click();
  await expect(page.getByRole("heading", { name: "The VO was removed" })).toBeVisible();
  for (const address of [`/store/vo/${vo}/image.list`, `/list/${vo}/list.json`]) {
    expect((await request.get(address)).status(), address).toBe(410);
  }
  await page.goto("/vos");
  await expect(page.getByText(vo)).toHaveCount(0);
});

test("the trail is searched by person and taken away as a file, by administrators only", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  const administrator = personWith(demo, "administrator");
  const gus = somebody("Gus Audited");
  const there = await elsewhere(browser);
  await there.signInWith(gus);
  await there.acceptProfile();
  const refused = await there.page.request.get("/admin/audit/export?format=csv");
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toBe("Only administrators may read the whole audit trail.\n");
  await there.page.context().close();

  await marketplace.signInAs(administrator);
  await marketplace.administer(gus.email);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await marketplace.grantVoRole("ops", "Shifter");
  await page.goto("/admin/audit");
  await page.getByRole("textbox", { name: "Who", exact: true }).fill(administrator);
  await page.getByRole("textbox", { name: "To what" }).fill(gus.name);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("region", { name: "Events" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Events" })).toContainText(
    new RegExp(`${administrator} .*Gus Audited.* shifter of`),
  );

  const grant = { actor_name: administrator, action: "person.vo_role_granted", object_id: id };
  const [heading = [], ...rows] = parseCsv((await marketplace.exportTrail("CSV")).slice(1));
  const records = rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index]])));
  expect(records).toEqual([expect.objectContaining(grant)]);
  const lines = (await marketplace.exportTrail("NDJSON")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining(grant)]);
});

test("the owner of an appliance reads in its history what was edited; others find nothing there", async ({
  page,
  marketplace,
  browser,
  demo,
}) => {
  await marketplace.signInAs("Dimitra Kallergi");
  await page.goto("/appliances/tiny-core/edit");
  await page.getByLabel("Home page").fill("https://tinycore.example/");
  await page.getByRole("button", { name: "Save the entry" }).click();
  await page.waitForURL(/\/appliances\/tiny-core$/);
  await page.getByRole("link", { name: "Everything that was done, and by whom" }).click();
  await page.getByText("What changed: 1 field").first().click();
  const changes = page.getByRole("list", { name: "What changed" }).first();
  await expect(changes).toContainText("Home page");
  await expect(changes.getByRole("deletion")).toHaveText("Before: http://www.tinycorelinux.net/");
  await expect(changes.getByRole("insertion")).toHaveText("After: https://tinycore.example/");

  const there = await elsewhere(browser);
  await there.signInAs(personWith(demo, "manager of biomed"));
  const answer = await there.page.goto(new URL(page.url()).pathname);
  expect(answer?.status()).toBe(404);
  await there.page.context().close();
});

test("a profile that is edited later is what everybody reads", async ({ page, marketplace }) => {
  await marketplace.signInWith(somebody("Vera Maiden"));
  await marketplace.acceptProfile();
  await page.goto("/account/profile");
  await page.getByLabel("Name").fill("Vera Married");
  await page.getByLabel("Affiliation").fill("Institute of Tides");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
  await page.getByRole("link", { name: "See your public page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vera Married");
  await expect(page.getByRole("main")).toContainText("Institute of Tides");
});
