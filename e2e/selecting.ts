import type { Page } from "@playwright/test";
import { part } from "./steps.ts";

/** Puts the caret behind these words, as a click there would. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await select(page, words);
  await page.keyboard.press("ArrowRight");
}

/** Selects the first place where these words stand, and gives the keyboard to the copy. */
export async function select(page: Page, words: string): Promise<void> {
  await part(page, "body").evaluate((body, wanted) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      (body.closest("[contenteditable]") as HTMLElement).focus();
      getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in the body.`);
  }, words);
}
