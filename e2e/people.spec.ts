import { CAST, expect, expectNoise, PASSWORD, scenario } from "./scenario.ts";
import { beginStory, saveState, write } from "./steps.ts";

scenario("[N6] wrong e-mail, wrong password: the same plain sentence", async ({ reader }) => {
  expectNoise(reader.page, /401/);
  for (const [email, password] of [
    [CAST.reporter.email, "not the password"],
    ["nobody@scenario.test", PASSWORD],
  ] as const) {
    await reader.page.goto("/signin");
    await reader.page.getByRole("textbox", { name: "Email" }).fill(email);
    await reader.page.getByRole("textbox", { name: "Password" }).fill(password);
    await reader.page.getByRole("button", { name: "Sign in" }).click();
    await expect(reader.page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "That e-mail and password do not match.",
    );
  }
});

scenario(
  "[N7] whoever is suspended is out at once, also from a story that is open",
  async ({ admin, browser, newsroom, named }) => {
    // Somebody of their own, so that other scenarios keep their cast.
    await admin.page.goto("/admin/people");
    await admin.page.getByRole("button", { name: "Invite" }).click();
    const dialog = admin.page.getByRole("dialog");
    const name = named("Guest");
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@scenario.test`;
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("textbox", { name: "Email" }).fill(email);
    await dialog.getByRole("checkbox", { name: "Reporter" }).check();
    await dialog.getByRole("button", { name: "Invite" }).click();
    const link = await admin.page.getByRole("textbox", { name: "Invitation link" }).inputValue();
    const context = await browser.newContext({ baseURL: newsroom.url });
    const guest = await context.newPage();
    await guest.goto(link);
    await guest.getByRole("textbox", { name: "Your name" }).fill(name);
    await guest.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.waitForURL("**/desk*");
    await beginStory(guest);
    await write(guest, named("A guest's story"), "Begun", "And not ended.");
    await expect(saveState(guest)).toHaveText("Saved");

    await admin.page.goto("/admin/people");
    const row = admin.page.getByRole("row").filter({ hasText: email });
    await row.getByRole("button", { name: "Suspend" }).click();
    const suspending = admin.page.getByRole("dialog", { name: "Suspend" });
    const reason = suspending.getByRole("textbox", { name: "Reason" });
    if (await reason.isVisible()) await reason.fill("Left the paper");
    await suspending.getByRole("button", { name: "Suspend" }).click();
    await expect(guest.getByText("Your access has ended")).toBeVisible();
    await context.close();

    const later = await browser.newContext({ baseURL: newsroom.url });
    const page = await later.newPage();
    await page.goto("/desk");
    await expect(page).toHaveURL(/signin/);
    await later.close();
  },
);

scenario("[N8] a reporter finds no way into the administration or the approvals", async ({ reporter }) => {
  expectNoise(reporter.page, /403|404/);
  for (const address of ["/admin/people", "/admin/desks", "/admin/activity", "/approvals"]) {
    await reporter.page.goto(address);
    await expect(
      reporter.page.getByText(/Only (an administrator|administrators|a manager|managers)/).first(),
    ).toBeVisible();
  }
});
