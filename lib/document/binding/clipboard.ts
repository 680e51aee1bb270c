import type { Node } from "@tiptap/pm/model";
import { Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { eraseAcrossFields, spansFields } from "#lib/document/binding/across-fields.ts";
import { cleanHtml } from "#lib/document/binding/clean-html.ts";
import { copiedWords, type CopiedWords } from "#lib/document/binding/copied-words.ts";
import type { PasteMemory } from "#lib/document/binding/pen.ts";
import { rememberWords, type ClipboardWords } from "#lib/document/binding/remember-words.ts";
import { linesOnly, sliceText } from "#lib/document/binding/slice-lines.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { PASTE_MEMORY } from "#lib/document/binding/story-view.ts";
import { readRuns } from "#lib/document/story/id-run.ts";

/** The attribute that carries ids on the clipboard: JSON `{story, ids, text}`. */
const WORDS_ATTRIBUTE = "data-galley-words";

/**
 * The clipboard with ids. Other programs get plain clean HTML and text; the same story recognises its words again, so
 * that author and wire provenance follow a cut or a copy. Struck words and others' pending words are never copied.
 */
export class StoryClipboard {
  readonly #binding: StoryBinding;
  #copied: CopiedWords | null = null;
  #pasted: ClipboardWords | null = null;
  #dropped: PasteMemory | null = null;

  constructor(binding: StoryBinding) {
    this.#binding = binding;
  }

  /** What the words that are being dropped have been until now; asked for once. */
  takeDropped(): PasteMemory | null {
    const dropped = this.#dropped;
    this.#dropped = null;
    return dropped;
  }

  plugin(): Plugin {
    const serializer = {
      serializeFragment: (content: Node["content"], options: { document?: Document } = {}) =>
        this.#html(content, options),
    };
    return new Plugin({
      props: {
        transformCopied: (_slice, view) => this.#copy(view.state),
        // ProseMirror asks its serializer for nothing else.
        clipboardSerializer: serializer as never,
        clipboardTextSerializer: (slice) => sliceText(slice, "\n"),
        transformPastedText: (text) => {
          this.#pasted = null;
          return text;
        },
        transformPastedHTML: (html) => {
          this.#pasted = readWords(html);
          return html;
        },
        transformPasted: (slice) => linesOnly(slice),
        handlePaste: (view, _event, slice) => this.#paste(view, slice),
        handleDrop: (view, event, slice, moved) => {
          const words = this.#copied;
          // Words dragged from elsewhere come with what their own clipboard says.
          this.#dropped =
            moved && words
              ? rememberWords(this.#binding, { story: this.#binding.story, ...words }, "move")
              : null;
          return moved && this.#dropFromFields(view, event, slice);
        },
      },
    });
  }

  #copy(state: EditorState): Slice {
    this.#copied = copiedWords(this.#binding, state);
    return this.#copied.slice;
  }

  #html(content: Node["content"], { document: page = document }: { document?: Document }): DocumentFragment {
    const html = cleanHtml(content, page);
    const first = html.firstElementChild;
    if (first && this.#copied && this.#copied.ids.length > 0) {
      const { ids, text } = this.#copied;
      first.setAttribute(WORDS_ATTRIBUTE, JSON.stringify({ story: this.#binding.story, ids, text }));
    }
    return html;
  }

  #paste(view: EditorView, slice: Slice): boolean {
    if (slice.size === 0) return false;
    const { tr, selection } = view.state;
    const isAcross = spansFields(selection);
    // What is erased and what comes in its place are one change: when it is too much for a field, neither happens.
    const transaction = putIn(isAcross ? eraseAcrossFields(tr) : tr, slice);
    const memory = this.#pasted ? rememberWords(this.#binding, this.#pasted) : null;
    this.#pasted = null;
    if (memory) transaction.setMeta(PASTE_MEMORY, memory);
    transaction.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste");
    if (isAcross) this.#binding.asOneStep(() => view.dispatch(transaction));
    else view.dispatch(transaction);
    return true;
  }

  /** Words dragged from several fields to another place; ProseMirror's own drop would join the fields. */
  #dropFromFields(view: EditorView, event: DragEvent, slice: Slice): boolean {
    const { tr, selection } = view.state;
    if (!spansFields(selection)) return false;
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    event.preventDefault();
    if (!place || (place.pos >= selection.from && place.pos <= selection.to)) return true;
    view.dispatch(moveFromFields(tr, place.pos, slice).setMeta("uiEvent", "drop"));
    view.focus();
    return true;
  }
}

/** Puts words in the place of the selection: into a line as they are, into the headline or the standfirst as text. */
function putIn(transaction: Transaction, slice: Slice): Transaction {
  const isPlain = !transaction.selection.$from.parent.type.isInGroup("line");
  return isPlain ? transaction.insertText(sliceText(slice, " ")) : transaction.replaceSelection(slice);
}

/** Takes the selected words out of their fields and puts them at a place outside of the selection. */
export function moveFromFields(transaction: Transaction, place: number, slice: Slice): Transaction {
  eraseAcrossFields(transaction);
  const at = transaction.doc.resolve(transaction.mapping.map(place));
  return putIn(transaction.setSelection(TextSelection.near(at)), slice);
}

function readWords(html: string): ClipboardWords | null {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector(`[${WORDS_ATTRIBUTE}]`);
  if (!found) return null;
  try {
    const { story, ids, text } = JSON.parse(found.getAttribute(WORDS_ATTRIBUTE)!) as Record<string, unknown>;
    if (typeof text !== "string") return null;
    return { story: typeof story === "string" ? story : null, ids: readRuns(ids), text };
  } catch {
    // Anybody can write to a clipboard; words without readable ids are simply new words.
    return null;
  }
}
