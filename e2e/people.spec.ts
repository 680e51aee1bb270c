import { CAST, expect, expectNoise, PASSWORD, scenario } from "./scenario.ts";
import { beginStory, saveState, write } from "./steps.ts";

scenario("[N6] wrong e-mail, wrong password: the same plain sentence", async ({ openWindow }) => {
  const page = await openWindow();
  expectNoise(page, /401/);
  for (const [email, password] of [
    [CAST.reporter.email, "not the password"],
    ["nobody@scenario.test", PASSWORD],
  ] as const) {
    await page.goto("/signin");
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "That e-mail and password do not match.",
    );
  }
});

scenario(
  "[N7] whoever is suspended is out at once, also from a story that is open",
  async ({ admin, openWindow, named }) => {
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
    const guest = await openWindow();
    expectNoise(guest, /WebSocket|401|403/);
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
    const kept = await guest.context().storageState();
    await suspending.getByRole("button", { name: "Suspend" }).click();
    await expect(guest.getByText("Your access has ended")).toBeVisible();

    // Neither the session that was kept nor the password leads back in.
    const later = await openWindow({ storageState: kept });
    expectNoise(later, /401/);
    await later.goto("/desk");
    await expect(later).toHaveURL(/signin/);
    await later.getByRole("textbox", { name: "Email" }).fill(email);
    await later.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await later.getByRole("button", { name: "Sign in" }).click();
    await expect(later.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "That e-mail and password do not match.",
    );
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
