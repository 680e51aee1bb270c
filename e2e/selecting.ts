import type { JSHandle, Page } from "@playwright/test";
import { part, storyBox } from "./steps.ts";

/** The first place in the body where these words stand, whatever is drawn on them or between them. */
export function rangeOf(page: Page, words: string): Promise<JSHandle<Range>> {
  return part(page, "body").evaluateHandle((body, wanted) => {
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
    const from = text.indexOf(wanted);
    if (from < 0) throw new Error(`“${wanted}” is not in the body: “${text}”`);
    const range = document.createRange();
    const first = nodes.findLast(({ at }) => at <= from)!;
    const last = nodes.findLast(({ at }) => at < from + wanted.length)!;
    range.setStart(first.node, from - first.at);
    range.setEnd(last.node, from + wanted.length - last.at);
    return range;
  }, words);
}

/** Selects these words as a mouse would, from the first to the last, and gives the keyboard to the copy. */
export async function select(page: Page, words: string): Promise<void> {
  await storyBox(page).focus();
  await (
    await rangeOf(page, words)
  ).evaluate((range) =>
    getSelection()!.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    ),
  );
}

/** Puts the caret behind these words, as a click there would. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await select(page, words);
  await page.keyboard.press("ArrowRight");
}

/** Points at the middle of these words, and stays there. */
export async function pointAt(page: Page, words: string): Promise<void> {
  const { x, y } = await (
    await rangeOf(page, words)
  ).evaluate((range) => {
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x, y);
}
