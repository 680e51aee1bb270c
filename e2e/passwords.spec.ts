import { CAST, expect, expectNoise, PASSWORD, scenario } from "./scenario.ts";
import { beginStory } from "./steps.ts";

scenario(
  "[U25] [U26] a forgotten password is replaced by a link, and one's own is changed at the desk",
  async ({ admin, openWindow }) => {
    const { email, name } = CAST.secondReporter;
    const page = await openWindow();
    expectNoise(page, /401/);
    const signInWith = async (password: string) => {
      await page.goto("/signin");
      await page.getByRole("textbox", { name: "Email" }).fill(email);
      await page.getByRole("textbox", { name: "Password" }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
    };

    await admin.page.goto("/admin/people");
    const row = admin.page.getByRole("row").filter({ hasText: email });
    await row.getByRole("button", { name: "New password" }).click();
    const sheet = admin.page.getByRole("dialog", { name: "New password" });
    await sheet.getByRole("button", { name: "Make link" }).click();
    const link = await sheet.getByRole("textbox", { name: "Password link" }).inputValue();

    await page.goto(link);
    await expect(page.getByText(email)).toBeVisible();
    await page.getByRole("textbox", { name: "Password" }).fill("short");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "A password has at least 8 characters.",
    );
    await page.getByRole("textbox", { name: "Password" }).fill("a second long password");
    await page.getByRole("button", { name: "Set password" }).click();
    await page.waitForURL("**/desk*");

    // Back to the one that everybody has in these scenarios, by their own hand.
    await page.getByRole("button", { name: `${name}: my menu` }).click();
    await page.getByRole("menuitem", { name: "Change password" }).click();
    const change = page.getByRole("dialog", { name: "Change password" });
    await change.getByRole("textbox", { name: "Current password" }).fill("not that one");
    await change.getByRole("textbox", { name: "New password" }).fill(PASSWORD);
    await change.getByRole("button", { name: "Change password" }).click();
    await expect(change.getByRole("alert")).toHaveText("Your current password is not right.");
    await change.getByRole("textbox", { name: "Current password" }).fill("a second long password");
    await change.getByRole("button", { name: "Change password" }).click();
    await expect(change).toBeHidden();
    await beginStory(page);

    await page.getByRole("button", { name: `${name}: my menu` }).click();
    await page.getByRole("menuitem", { name: "End all my sessions" }).click();
    await page.waitForURL("**/signin*");
    await signInWith("a second long password");
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
      "That e-mail and password do not match.",
    );
    await signInWith(PASSWORD);
    await page.waitForURL("**/desk*");
    await page.goto(link);
    await expect(page.getByText("This link was used already").first()).toBeVisible();
  },
);
