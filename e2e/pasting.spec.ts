import sharp from "sharp";
import type { Page } from "@playwright/test";
import { expect, scenario } from "./scenario.ts";
import { beginStory, part, saveState, storyBox, write } from "./steps.ts";

/** What a word processor in the browser puts on the clipboard: its wrapper, styles instead of elements, a remote picture. */
const FROM_A_WORD_PROCESSOR = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f2c">
<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-family:Arial">What was asked</span></h2>
<p dir="ltr"><span style="font-weight:700">Both banks</span><span style="font-weight:400"> sent elders to </span><a href="https://example.org/talks"><span>the talks</span></a>.</p>
<ul><li dir="ltr"><p><span>Water in the dry months</span></p></li><li dir="ltr"><p><span>Silt cleared by March</span></p></li></ul>
<p><img src="https://pictures.example.org/dam.jpg" width="400"></p></b><script>alert(1)</script>`;

interface Dropped {
  html?: string;
  text?: string;
  picture?: number[];
}

/** Pastes into the story, or drops on the middle of its last line, as a browser does. */
const bring = (page: Page, how: "paste" | "drop", what: Dropped) =>
  part(page, "body").evaluate(
    (body, { how: kind, html, text, picture }) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      if (text) data.setData("text/plain", text);
      if (picture) data.items.add(new File([new Uint8Array(picture)], "river.jpg", { type: "image/jpeg" }));
      const target = body.lastElementChild!;
      const { left, top, width, height } = target.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2 };
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        kind === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent("drop", { ...options, ...at, dataTransfer: data }),
      );
    },
    { how, ...what },
  );

scenario(
  "[N17] a paste keeps its structure and loses its junk; pictures come by drag and by paste",
  async ({ reporter: { page }, named }) => {
    await beginStory(page);
    await write(page, named("Talks on the dam"), "A first round", "The council met on Sunday.", "");
    await bring(page, "paste", { html: FROM_A_WORD_PROCESSOR, text: "What was asked" });
    const body = part(page, "body");
    await expect(body.locator("h2")).toHaveText("What was asked");
    await expect(body.locator("strong")).toHaveText("Both banks");
    await expect(body.locator("a")).toHaveAttribute("href", "https://example.org/talks");
    await expect(body.getByText("Silt cleared by March")).toBeVisible();
    await expect(body.locator("img, script, b, [style*=Arial]")).toHaveCount(0);
    await expect(page.getByText(/picture.* left out|left out.* picture/i).first()).toBeVisible();

    const colours = { paste: "#5b7f95", drop: "#7a6a4f" } as const;
    for (const how of ["paste", "drop"] as const) {
      const size = { width: 1200, height: 800, channels: 3 as const };
      const picture = [
        ...(await sharp({ create: { ...size, background: colours[how] } })
          .jpeg()
          .toBuffer()),
      ];
      await bring(page, how, { picture });
      const dialog = page.getByRole("dialog", { name: "Add a picture" });
      await dialog.getByRole("textbox", { name: "Credit line" }).fill("ANI");
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(storyBox(page).locator("figure")).toHaveCount(2);
    await expect(saveState(page)).toHaveText("Saved");
  },
);
