import { request as plainRequest, type Request } from "@playwright/test";
import { CAST, expect, expectNoise, scenario, signIn } from "./scenario.ts";

/** What a browser sent when a role was changed: an action's name, its input and where it went. */
const sentAction = async (click: () => Promise<void>, next: () => Promise<Request>) => {
  const [request] = await Promise.all([next(), click()]);
  const { "next-action": name, "content-type": type } = request.headers();
  return {
    url: request.url(),
    headers: { "next-action": name!, "content-type": type! },
    data: request.postData()!,
  };
};

scenario(
  "[U20] an administrator's action, sent again by a reporter, by nobody or from elsewhere, changes nothing",
  async ({ admin, reporter, newsroom }) => {
    await admin.page.goto("/admin/people");
    const row = admin.page.getByRole("row").filter({ hasText: CAST.pictureEditor.email });
    const box = row.getByRole("checkbox", { name: "Copy editor" });
    const isAction = (request: Request) =>
      request.method() === "POST" && Boolean(request.headers()["next-action"]);
    const made = await sentAction(
      () => box.check(),
      () => admin.page.waitForRequest(isAction),
    );
    await expect(box).toBeChecked();
    await box.uncheck();
    await admin.page.reload();
    await expect(box).not.toBeChecked();

    const own = { ...made.headers, origin: newsroom.url };
    const byReporter = await reporter.context.request.post(made.url, { headers: own, data: made.data });
    expect(await byReporter.text()).toContain("Only an administrator may change roles.");
    const nobody = await plainRequest.newContext();
    const byNobody = await nobody.post(made.url, { headers: own, data: made.data, maxRedirects: 0 });
    expect(await byNobody.text()).not.toContain('"ok":true');
    for (const headers of [made.headers, { ...made.headers, origin: "https://elsewhere.example" }]) {
      const elsewhere = await admin.context.request.post(made.url, { headers, data: made.data });
      expect(elsewhere.status()).toBe(403);
      expect(await elsewhere.json()).toMatchObject({
        detail: expect.stringMatching(/^This request does not come/),
      });
    }
    await nobody.dispose();
    await admin.page.reload();
    await expect(box).not.toBeChecked();
  },
);

scenario(
  "[U21] a changed role shows on an open page at once, and signing out ends the session itself",
  async ({ admin, openWindow }) => {
    const page = await openWindow();
    await signIn(page, CAST.deskEditor.email);
    await admin.page.goto("/admin/people");
    const row = admin.page.getByRole("row").filter({ hasText: CAST.deskEditor.email });
    await row.getByRole("checkbox", { name: "Administrator" }).check();
    await expect(page.getByRole("link", { name: "Admin" })).toBeVisible();
    await row.getByRole("checkbox", { name: "Administrator" }).uncheck();
    await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);

    const kept = await page.context().storageState();
    await page.getByRole("button", { name: /my menu/ }).click();
    await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
    await page.waitForURL("**/signin");
    const stolen = await openWindow({ storageState: kept });
    await stolen.goto("/desk");
    await expect(stolen).toHaveURL(/signin/);
    await expect(stolen.getByText("Your session has ended")).toBeVisible();
  },
);

scenario(
  "[U22] links that are used up, unknown or cut short lead to a plain sentence",
  async ({ reader }) => {
    expectNoise(reader.page, /404/);
    for (const [address, sentence] of [
      ["/join/no-such-invitation", /not an invitation of this newsroom/],
      ["/setup", /already set up/],
      ["/setup?token=guessed", /already set up/],
    ] as const) {
      await reader.page.goto(address);
      await expect(reader.page.getByText(sentence).first()).toBeVisible();
      await expect(reader.page.getByRole("button", { name: /Join|Create newsroom/ })).toHaveCount(0);
    }
  },
);
