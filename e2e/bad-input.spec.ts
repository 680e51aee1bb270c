import { request as plainRequest } from "@playwright/test";
import { expect, expectNoise, scenario } from "./scenario.ts";
import { beginStory, part, publishAtOnce, saveState, storyBox, write } from "./steps.ts";

scenario(
  "[N10] files that are no pictures are refused with a plain sentence, and nothing typed is lost",
  async ({ reporter, named }) => {
    const { page } = reporter;
    expectNoise(page, /Failed to load resource/);
    await beginStory(page);
    const headline = named("With a picture that is none");
    await write(page, headline, "A test", "Words that stay.");
    for (const [name, type, bytes] of [
      ["minutes.jpg", "image/jpeg", Buffer.from("These are the minutes of the meeting.")],
      ["broken.png", "image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ] as const) {
      await page.getByRole("button", { name: "Picture", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Add a picture" });
      await dialog.getByLabel("File").setInputFiles({ name, mimeType: type, buffer: bytes });
      await expect(dialog.getByRole("alert")).toHaveText(/[A-Z].*\./);
      await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
    await expect(part(page, "headline")).toHaveText(headline);
    await expect(storyBox(page).locator("figure")).toHaveCount(0);
  },
);

scenario(
  "[N11] script in every field comes out as text, on the desk and for readers",
  async ({ manager, reader, named }) => {
    const script = `<script>document.title="taken"</script><img src=x onerror="document.title='taken'">`;
    const mark = named("Script");
    const { page } = manager;
    await beginStory(page);
    await write(page, `${mark} ${script}`, script, script);
    await page.getByRole("tab", { name: "Details" }).click();
    for (const name of ["Slugline", "Kicker", "Byline", "Place", "Topics"])
      await page.getByRole("textbox", { name }).fill(`${mark} ${script}`);
    await publishAtOnce(page, script);
    await reader.page.goto((await page.getByRole("link", { name: "View page" }).getAttribute("href"))!);
    await expect(reader.page.getByRole("heading", { level: 1 })).toContainText("<script>");
    for (const address of [reader.page.url(), "/", "/feed.xml"]) {
      const body = await (await reader.context.request.get(address)).text();
      expect(body).not.toContain(`<script>document.title`);
      expect(body).not.toContain("<img src=x");
    }
    await page.goto("/desk");
    await expect(page.getByRole("link", { name: new RegExp(mark) }).first()).toBeVisible();
    expect(await page.title()).not.toBe("taken");
  },
);

scenario(
  "[N12] requests from elsewhere, or from nobody, get a plain answer and change nothing",
  async ({ newsroom, reporter }) => {
    const nobody = await plainRequest.newContext({ baseURL: newsroom.url });
    for (const address of ["/api/announcements", "/api/stories?q=a", "/api/pictures/unknown/640"]) {
      const answer = await nobody.get(address);
      expect([401, 404], address).toContain(answer.status());
      expect(answer.headers()["content-type"]).toContain("application/problem+json");
      expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/[A-Z].*\./) });
    }
    for (const origin of [undefined, "https://elsewhere.example"]) {
      const answer = await reporter.context.request.post("/api/pictures", {
        multipart: { file: { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") } },
        headers: origin ? { origin } : {},
      });
      expect(answer.status()).toBe(403);
    }
    for (const address of ["/stories/nosuchstory1", "/news/no-such-story-nosuchstory1", "/nowhere"]) {
      const answer = await nobody.get(address, { maxRedirects: 0 });
      expect([303, 307, 404], address).toContain(answer.status());
      expect(await answer.text()).not.toMatch(/at \S+ \(.*:\d+:\d+\)/);
    }
    expect((await nobody.get("/healthz")).status()).toBe(200);
    await nobody.dispose();
  },
);

scenario(
  "[N13] a headline of ten thousand characters and a paste of ten megabytes lose nothing and stop nobody",
  async ({ reporter, named }) => {
    const { page } = reporter;
    await beginStory(page);
    const headline = named("Long");
    await write(page, headline, "Standing", "First words.");
    await expect(saveState(page)).toHaveText("Saved");
    const paste = (text: string) =>
      storyBox(page).evaluate((box, pasted) => {
        const data = new DataTransfer();
        data.setData("text/plain", pasted);
        box.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, text);
    await part(page, "body").getByText("First words.").click();
    await paste("x".repeat(10_000_000));
    await expect(page.getByText(/too (long|large|much)/i).first()).toBeVisible();
    await part(page, "headline").click();
    await page.keyboard.press("End");
    await paste("y".repeat(10_000));
    await expect(page.getByText(/A headline has at most \d+ characters/)).toBeVisible();
    await expect(part(page, "headline")).toHaveText(headline);
    await part(page, "body").getByText("First words.").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" And more.");
    await expect(part(page, "body")).toContainText("First words. And more.");
    await expect(saveState(page)).toHaveText("Saved");
  },
);
