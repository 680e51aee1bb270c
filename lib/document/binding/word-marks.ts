import { Mark } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Italic } from "@tiptap/extension-italic";
import { isLinkAddress } from "#lib/document/story/marks.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    storyLink: {
      /** Links the selection (or the link the caret is in) to an http(s) or mailto address; false for any other. */
      setLink: (attributes: { href: string }) => ReturnType;
      unsetLink: () => ReturnType;
    };
  }
}

const isNormalWeight = (element: HTMLElement): boolean => element.style.fontWeight === "normal";

/** Bold by its tag. Google Docs wraps whole clipboards in `<b style="font-weight:normal">`, which is not bold. */
export const boldMark = Bold.extend({
  addInputRules: () => [],
  addPasteRules: () => [],
  parseHTML: () => [
    { tag: "strong" },
    { tag: "b", getAttrs: (element) => (isNormalWeight(element) ? false : null) },
    { style: "font-weight", getAttrs: (value) => (/^(bold|bolder|[6-9]\d\d)$/.test(value) ? null : false) },
  ],
  renderHTML: () => ["strong", 0],
});

export const italicMark = Italic.extend({
  addInputRules: () => [],
  addPasteRules: () => [],
  parseHTML: () => [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
  renderHTML: () => ["em", 0],
});

/** Not inclusive: words typed after a link are not linked. */
export const linkMark = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = element.getAttribute("href");
        return isLinkAddress(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href, rel: "noopener noreferrer" }, 0],
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ chain }) =>
          isLinkAddress(href) && chain().extendMarkRange("link").setMark("link", { href }).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().extendMarkRange("link").unsetMark("link").run(),
    };
  },
});
