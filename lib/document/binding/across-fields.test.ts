import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { describe, expect, test } from "vitest";
import { beforeComposing, cutWithinFields } from "#lib/document/binding/across-fields.ts";
import { moveFromFields, StoryClipboard } from "#lib/document/binding/clipboard.ts";
import { linesOnly } from "#lib/document/binding/slice-lines.ts";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { lineText } from "#lib/document/story/words.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";

const MODES = ["editing", "suggesting"] as const;

/** A story whose words are selected from the middle of the headline ("Bridge re") to the middle of the body. */
function acrossFields(mode: (typeof MODES)[number]) {
  const { peers, hands } = storyWith(["one two", "three"], mode, "editing");
  const [peer, other] = peers as [Peer, Peer];
  peer.caret(peer.find("opens"), peer.find("two"));
  const words = () => {
    exchange(peers);
    const { headline, standfirst, lines } = acceptedWords(other.doc, hands);
    return [headline, standfirst, ...lines.map(lineText)];
  };
  return { peer, other, words };
}
const UNTOUCHED = ["Bridge reopens", "After nine months", "one two", "three"];
const ERASED = ["Bridge re", "", "two", "three"];
const isSame = ({ screen, binding }: Peer) => binding.compareAll() && screen.childCount === 3;

describe("a selection over several fields", () => {
  test.each(MODES)("[W50] is cut from each field by itself (%s)", (mode) => {
    const { peer, words } = acrossFields(mode);
    const cut = peer.view.state.tr.deleteSelection().setMeta("uiEvent", "cut");
    peer.view.dispatch(cutWithinFields(peer.view.state, cut));
    expect(words()).toEqual(mode === "editing" ? ERASED : UNTOUCHED);
    expect(peer.screen.child(2).textContent).toContain("two");
    expect(isSame(peer)).toBe(true);
  });

  test.each(MODES)("[W50] is taken away before a composition begins in its place (%s)", (mode) => {
    const { peer, words } = acrossFields(mode);
    peer.view.dispatch(beforeComposing(peer.view.state, mode === "suggesting")!);
    expect(words()).toEqual(mode === "editing" ? ERASED : UNTOUCHED);
    expect(isSame(peer)).toBe(true);
  });

  test("[W50] and within one field a composition strikes first only where it is a suggestion", () => {
    const { peer } = acrossFields("editing");
    peer.caret(peer.find("one"), peer.find("two"));
    expect(beforeComposing(peer.view.state, false)).toBeNull();
    expect(beforeComposing(peer.view.state, true)?.docChanged).toBe(true);
    peer.caret(peer.find("one"));
    expect(beforeComposing(peer.view.state, true)).toBeNull();
  });

  test.each(MODES)("[W50] is dragged to another line as lines (%s)", (mode) => {
    const { peer, words } = acrossFields(mode);
    const slice = linesOnly(peer.view.state.selection.content());
    peer.do((tr) => moveFromFields(tr, peer.find("three") + 5, slice));
    expect(words()).toEqual(
      mode === "editing" ? ["Bridge re", "", "two", "threeopens", "After nine months", "one "] : UNTOUCHED,
    );
    expect(isSame(peer)).toBe(true);
  });

  test.each(MODES)("[W50] gives way to a paste in one change (%s)", (mode) => {
    const { peer, words } = acrossFields(mode);
    const slice = linesOnly(peer.view.state.selection.content());
    paste(peer, slice);
    expect(words()).toEqual(
      mode === "editing" ? ["Bridge reopens After nine months one ", "", "two", "three"] : UNTOUCHED,
    );
    expect(isSame(peer)).toBe(true);
    peer.binding.undo();
    expect(words()).toEqual(UNTOUCHED);
  });

  test("[W50] is all there when the paste is more than the field may hold", () => {
    const { peer, words } = acrossFields("editing");
    const slice = linesOnly(peer.view.state.selection.content());
    const dispatched: number[] = [];
    const refusing = {
      state: peer.view.state,
      dispatch: ({ steps }: { steps: unknown[] }) => dispatched.push(steps.length),
    };
    new StoryClipboard(peer.binding)
      .plugin()
      .props.handlePaste!.call({} as never, refusing as unknown as EditorView, {} as ClipboardEvent, slice);
    // One question to whoever judges the length, with the erasing in it.
    expect(dispatched).toHaveLength(1);
    expect(dispatched[0]).toBeGreaterThan(1);
    expect(words()).toEqual(UNTOUCHED);
    expect(peer.view.state.selection).toBeInstanceOf(TextSelection);
  });
});

function paste(peer: Peer, slice: ReturnType<typeof linesOnly>): void {
  const { handlePaste } = new StoryClipboard(peer.binding).plugin().props;
  handlePaste!.call({} as never, peer.view as unknown as EditorView, {} as ClipboardEvent, slice);
}
