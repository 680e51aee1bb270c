import { Plugin } from "@tiptap/pm/state";
import { isLinkAddress } from "#lib/document/story/marks.ts";

/** A click on a link places the caret; with Ctrl or Cmd, or while only reading, it opens the page beside this one. */
export function linkClicks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click(view, event) {
          const link = (event.target as Element).closest?.("a[href]");
          if (!link || !view.dom.contains(link)) return false;
          event.preventDefault();
          const href = link.getAttribute("href");
          const opens = !view.editable || event.ctrlKey || event.metaKey;
          if (opens && isLinkAddress(href)) window.open(href, "_blank", "noopener,noreferrer");
          return opens;
        },
      },
    },
  });
}
