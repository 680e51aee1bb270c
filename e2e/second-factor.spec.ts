import type { Page } from "@playwright/test";
import { codeAt } from "#lib/newsroom/people/totp.ts";
import { expect, expectNoise, PASSWORD, scenario, type Actor } from "./scenario.ts";

/** Invites somebody of their own, so that other scenarios keep their cast; answers their window, at the desk. */
async function invite(admin: Actor, page: Page, name: string, role: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@scenario.test`;
  await admin.page.goto("/admin/people");
  await admin.page.getByRole("button", { name: "Invite" }).click();
  const dialog = admin.page.getByRole("dialog", { name: "Invite" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Email" }).fill(email);
  await dialog.getByRole("checkbox", { name: role }).check();
  await dialog.getByRole("button", { name: "Invite" }).click();
  await page.goto(await admin.page.getByRole("textbox", { name: "Invitation link" }).inputValue());
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("**/desk*");
  return email;
}

const nextHalfMinute = () => new Date(Date.now() + 30_000);

async function setUp(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("img", { name: "The secret, for your app" })).toBeVisible();
  const secret = await page.getByRole("textbox", { name: "Secret" }).inputValue();
  await page.getByRole("textbox", { name: "Code" }).fill(codeAt(secret, new Date()));
  await page.getByRole("button", { name: "Turn on" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  return { secret, recoveryCodes: await list.getByRole("listitem").allTextContents() };
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.goto("/signin");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

scenario(
  "[U53] [U59] a second factor is set up in my menu, and signing in then asks for its code",
  async ({ admin, openWindow, named }) => {
    const page = await openWindow();
    expectNoise(page, /401/);
    const email = await invite(admin, page, named("Factor"), "Reporter");
    await page.getByRole("button", { name: /my menu/ }).click();
    await page.getByRole("menuitem", { name: "Second factor" }).click();
    const { secret, recoveryCodes } = await setUp(page);
    await page.getByRole("button", { name: "Done" }).click();

    const elsewhere = await openWindow();
    expectNoise(elsewhere, /401/);
    await givePassword(elsewhere, email);
    await giveCode(elsewhere, "000000");
    await expect(elsewhere.getByRole("alert").filter({ hasText: /code is/ })).toContainText(
      "That code is not right",
    );
    const code = codeAt(secret, nextHalfMinute());
    await giveCode(elsewhere, code);
    await elsewhere.waitForURL("**/desk*");

    const third = await openWindow();
    expectNoise(third, /401/);
    await givePassword(third, email);
    await giveCode(third, code);
    await expect(third.getByRole("alert").filter({ hasText: /code is/ })).toContainText("was used already");
    await giveCode(third, recoveryCodes[0]!);
    await third.waitForURL("**/desk*");
  },
);

scenario(
  "[U58] a required second factor stops open pages until it is set up, and an administrator resets it",
  async ({ admin, openWindow, named }) => {
    const page = await openWindow();
    expectNoise(page, /401|403/);
    const name = named("Required");
    await invite(admin, page, name, "Picture editor");
    await admin.page.goto("/admin/people");
    const roles = admin.page.getByRole("group", { name: "Require a second factor" });
    await roles.getByRole("checkbox", { name: "Picture editor" }).check();
    await page.waitForURL("**/signin/second-factor*");
    expect((await page.request.get("/api/stories?q=a")).status()).toBe(401);
    await page.goto("/pictures");
    await page.waitForURL("**/signin/second-factor*");
    await setUp(page);
    await page.getByRole("button", { name: "Done" }).click();
    await page.waitForURL("**/pictures");

    await roles.getByRole("checkbox", { name: "Picture editor" }).uncheck();
    const row = admin.page.getByRole("row", { name });
    await row.getByRole("button", { name: "Reset second factor" }).click();
    await page.waitForURL("**/signin*");
    await expect(row.getByRole("button", { name: "Reset second factor" })).toHaveCount(0);
  },
);
