import { join } from "node:path";
import { tables } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { RunningNewsroom } from "./running-newsroom.ts";
import { CAST, expect, expectNoise, PASSWORD, scenario } from "./scenario.ts";

scenario(
  "[U50] [U52] open links are listed and revoked, and those of somebody who loses the role are gone",
  async ({ admin, openWindow, reader, named }) => {
    const people = admin.page;
    const inviteBy = async (page: typeof people, name: string, role: string) => {
      await page.goto("/admin/people");
      await page.getByRole("button", { name: "Invite" }).click();
      const dialog = page.getByRole("dialog", { name: "Invite" });
      await dialog.getByRole("textbox", { name: "Name" }).fill(name);
      await dialog
        .getByRole("textbox", { name: "Email" })
        .fill(`${name.toLowerCase().replaceAll(" ", ".")}@scenario.test`);
      await dialog.getByRole("checkbox", { name: role, exact: true }).check();
      await dialog.getByRole("button", { name: "Invite" }).click();
      const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
      await page.getByRole("button", { name: "Done" }).click();
      return link;
    };
    const deadTo = async (link: string) => {
      await reader.page.goto(link);
      await expect(reader.page.getByText("no longer valid").first()).toBeVisible();
      await expect(reader.page.getByRole("button")).toHaveCount(0);
    };
    const links = people.getByRole("table", { name: "Open links" });

    // Revoked by hand: an invitation, and a link for a new password.
    const guest = named("Guest");
    const invitation = await inviteBy(people, guest, "Manager");
    const forgetful = people.getByRole("row").filter({ hasText: CAST.copyEditor.email }).first();
    await forgetful.getByRole("button", { name: "New password" }).click();
    await people.getByRole("button", { name: "Make link" }).click();
    const passwordLink = await people.getByRole("textbox", { name: "Password link" }).inputValue();
    await people.getByRole("button", { name: "Done" }).click();
    for (const [whom, link] of [
      [guest, invitation],
      [CAST.copyEditor.email, passwordLink],
    ] as const) {
      const row = links.getByRole("row").filter({ hasText: whom });
      await expect(row).toContainText(CAST.admin.name);
      await row.getByRole("button", { name: "Revoke" }).click();
      await expect(row).toHaveCount(0);
      await deadTo(link);
    }

    // A second administrator, who is one no longer.
    const leaver = named("Leaver");
    const joining = await openWindow();
    await joining.goto(await inviteBy(people, leaver, "Administrator"));
    await joining.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await joining.getByRole("button", { name: "Join" }).click();
    await joining.waitForURL("**/desk*");
    const left = named("Left");
    const theirs = await inviteBy(joining, left, "Reporter");
    await people.goto("/admin/people");
    await expect(links.getByRole("row").filter({ hasText: left })).toContainText(leaver);
    const leaving = people.getByRole("row", { name: leaver }).first();
    await leaving.getByRole("checkbox", { name: "Reporter" }).check();
    await leaving.getByRole("checkbox", { name: "Administrator" }).uncheck();
    await expect(links.getByRole("row").filter({ hasText: left })).toHaveCount(0);
    await deadTo(theirs);
  },
);

scenario(
  "[U62] after a quarter of an hour the password is asked for again, and what was asked for goes on",
  async ({ openWindow }) => {
    const newsroom = new RunningNewsroom();
    await newsroom.start();
    const page = await openWindow({ baseURL: newsroom.url });
    // It stops and starts under an open page.
    expectNoise(page, /ERR_|Failed to fetch/);
    await page.goto(newsroom.setupLink);
    await page.getByRole("textbox", { name: "Publication name" }).fill("The Evening Ledger");
    await page.getByRole("textbox", { name: "Your name" }).fill(CAST.manager.name);
    await page.getByRole("textbox", { name: "Email" }).fill(CAST.manager.email);
    await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create newsroom" }).click();
    await page.waitForURL("**/desk*");
    // As the session is after a quarter of an hour.
    await page.goto("about:blank");
    await newsroom.stop();
    const stored = await openEmbedded(join(newsroom.folder, "database"));
    await stored.database
      .update(tables.session)
      .set({ passwordConfirmedAt: new Date(Date.now() - 16 * 60_000) });
    await stored.close();
    await newsroom.start();

    await page.goto("/admin/people");
    const name = "Later Guest";
    await page.getByRole("button", { name: "Invite" }).click();
    const invite = page.getByRole("dialog", { name: "Invite" });
    await invite.getByRole("textbox", { name: "Name" }).fill(name);
    await invite.getByRole("textbox", { name: "Email" }).fill(`${name.replaceAll(" ", ".")}@scenario.test`);
    await invite.getByRole("checkbox", { name: "Manager" }).check();
    await invite.getByRole("button", { name: "Invite" }).click();
    const confirm = page.getByRole("dialog", { name: "Confirm your password" });
    await expect(confirm.getByRole("textbox", { name: "Password" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(confirm).toBeHidden();
    await expect(invite.getByRole("alert")).toContainText("Confirm your password to go on");
    await invite.getByRole("button", { name: "Invite" }).click();
    await confirm.getByRole("textbox", { name: "Password" }).fill("not that one");
    await confirm.getByRole("button", { name: "Confirm" }).click();
    await expect(confirm.getByRole("alert")).toHaveText("That password is not right.");
    await confirm.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await confirm.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("textbox", { name: "Invitation link" })).toHaveValue(/\/join\//);
    await page.close();
    await newsroom.remove();
  },
);
