import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { cleanPastedHtml } from "#components/editor/paste/clean-pasted-html.ts";
import {
  hasWords,
  htmlOfText,
  leftOutSentence,
  tooMuchSentence,
} from "#components/editor/paste/paste-sentences.ts";

export interface PastingDesk {
  tell(sentence: string): void;
  openAddPicture(files: readonly File[], after?: number): void;
}

/** Our own clipboard carries the ids of its words and is clean already. */
const isOurs = (html: string): boolean => html.includes("data-galley-words");

/** What comes in by paste and drop: words arrive clean, pictures are asked about, too much is refused. */
export function pasting({ tell, openAddPicture }: PastingDesk): Plugin {
  let pastedText = "";
  const files = (transfer: DataTransfer | null): File[] => [...(transfer?.files ?? [])];
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        if (isOurs(html)) return html;
        const clean = cleanPastedHtml(html);
        if (clean.pictures > 0) tell(leftOutSentence(clean.pictures));
        // A page without one word that we could find: then what it says as plain text.
        return clean.html || (clean.pictures === 0 ? htmlOfText(pastedText) : "");
      },
      // Nothing came of it: what was selected must not go.
      handlePaste: (_view, _event, slice) => slice.size === 0,
      handleDOMEvents: {
        paste(view, event) {
          if (!view.editable) return false;
          const text = event.clipboardData?.getData("text/plain") ?? "";
          const html = event.clipboardData?.getData("text/html") ?? "";
          pastedText = text;
          const refusal = tooMuchSentence(text.length, html.length);
          if (refusal) {
            event.preventDefault();
            tell(refusal);
            return true;
          }
          const pictures = files(event.clipboardData);
          if (pictures.length > 0 && !hasWords(text, html)) {
            event.preventDefault();
            openAddPicture(pictures);
            return true;
          }
          intoCaption(view);
          return false;
        },
        drop(view, event) {
          const pictures = files(event.dataTransfer);
          if (!view.editable || pictures.length === 0) return false;
          event.preventDefault();
          openAddPicture(pictures, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
          return true;
        },
      },
      // Words typed at a chosen picture are its caption; they never take its place.
      handleTextInput(view, _from, _to, text) {
        if (!intoCaption(view)) return false;
        view.dispatch(view.state.tr.insertText(text));
        return true;
      },
    },
  });
}

/** Puts the caret at the end of the chosen picture's caption; false when no picture is chosen. */
function intoCaption(view: EditorView): boolean {
  const { selection, doc, tr } = view.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "picture") return false;
  view.dispatch(tr.setSelection(TextSelection.create(doc, selection.to - 1)));
  return true;
}
