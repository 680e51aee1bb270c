import type { Page } from "@playwright/test";
import { part, storyBox } from "./steps.ts";

/**
 * The first place in the body where these words stand, whatever is drawn on them or between them; selected when that is
 * asked for. All of it at once, in the page: a colleague's typing may draw a line anew between two questions.
 */
function find(page: Page, words: string, selecting: boolean): Promise<DOMRectReadOnly> {
  return part(page, "body").evaluate(
    async (body, { words, selecting }) => {
      const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
        // A colleague's caret is drawn between letters and is none.
        node.parentElement!.closest(".remote-caret") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      );
      const nodes: { node: Text; at: number }[] = [];
      let text = "";
      while (walk.nextNode()) {
        nodes.push({ node: walk.currentNode as Text, at: text.length });
        text += (walk.currentNode as Text).data;
      }
      const from = text.indexOf(words);
      if (from < 0) throw new Error(`“${words}” is not in the body: “${text}”`);
      const range = document.createRange();
      const first = nodes.findLast(({ at }) => at <= from)!;
      const last = nodes.findLast(({ at }) => at < from + words.length)!;
      range.setStart(first.node, from - first.at);
      range.setEnd(last.node, from + words.length - last.at);
      const { startContainer, startOffset, endContainer, endOffset } = range;
      if (selecting && getSelection()!.toString() !== words) {
        // The editor hears of a selection by this event, a little later; no hand is as fast as the next key of a test.
        const heard = new Promise((resolve) =>
          document.addEventListener("selectionchange", resolve, { once: true }),
        );
        getSelection()!.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
        await heard;
      }
      return range.getBoundingClientRect().toJSON() as DOMRectReadOnly;
    },
    { words, selecting },
  );
}

/** Selects these words as a mouse would, from the first to the last, and gives the keyboard to the copy. */
export async function select(page: Page, words: string): Promise<void> {
  await storyBox(page).focus();
  await find(page, words, true);
}

/** Puts the caret behind these words, as a click there would. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await select(page, words);
  const heard = page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        document.addEventListener("selectionchange", () => resolve(), { once: true }),
      ),
  );
  await page.keyboard.press("ArrowRight");
  await heard;
}

/** Points at the middle of these words, and stays there. */
export async function pointAt(page: Page, words: string): Promise<void> {
  const { x, y, width, height } = await find(page, words, false);
  await page.mouse.move(x + width / 2 - 4, y + height / 2);
  await page.mouse.move(x + width / 2, y + height / 2);
}
