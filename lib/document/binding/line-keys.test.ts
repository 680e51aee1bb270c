import { Editor } from "@tiptap/core";
import { TextSelection, type EditorState } from "@tiptap/pm/state";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { backspace, breakLine, deleteForward, type KeyResult } from "#lib/document/binding/line-breaks.ts";
import { LineCommands } from "#lib/document/binding/line-commands.ts";
import { LineKeys } from "#lib/document/binding/line-keys.ts";
import { storyExtensions } from "#lib/document/binding/line-nodes.ts";
import { DELETE_DIRECTION } from "#lib/document/binding/story-view.ts";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { lineText, type Line } from "#lib/document/story/words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";

/** Puts the caret before some words (or `past` characters on) and presses a key. */
function press(peer: Peer, key: (state: EditorState) => KeyResult, words: string, past = 0): KeyResult {
  peer.caret(peer.find(words) + past);
  const result = key(peer.view.state);
  if (result && result !== "stay")
    peer.view.dispatch(result.setMeta(DELETE_DIRECTION, key === deleteForward ? "forward" : ""));
  return result;
}

const item = (text: string, level = 0): Line => ({ ...line(text, "listItem"), ordered: false, level });
const photo = (caption: string): Line => ({ ...line(caption, "picture"), picture: "p" });

function after(key: (state: EditorState) => KeyResult, lines: (string | Line)[], words: string, past = 0) {
  const { peers, hands } = storyWith(lines, "editing");
  const result = press(peers[0]!, key, words, past);
  const now = acceptedWords(peers[0]!.doc, hands);
  return {
    result,
    now,
    lines: now.lines.map((one) => `${one.kind}${one.level ?? ""}: ${lineText(one)}`),
    peer: peers[0]!,
  };
}

describe("Enter", () => {
  test("[W25] goes from the headline to the standfirst and on to the body", () => {
    const { peers } = storyWith(["body"], "editing");
    const [peer] = peers as [Peer];
    press(peer, breakLine, "reopens");
    expect(peer.view.state.selection.$head.parent.type.name).toBe("standfirst");
    peer.view.dispatch(breakLine(peer.view.state) as never);
    expect(peer.view.state.selection.from).toBe(peer.find("body"));
    expect(peer.screen.child(0).textContent).toBe("Bridge reopens");
  });

  test("[W25] breaks a line where the caret is, and keeps its kind", () => {
    expect(after(breakLine, [line("one two", "quote")], "two").lines).toEqual(["quote: one ", "quote: two"]);
    expect(after(breakLine, [item("one two", 1)], "two").lines).toEqual([
      "listItem1: one ",
      "listItem1: two",
    ]);
  });

  test("[W25] after a sub-heading or a picture makes a paragraph", () => {
    expect(after(breakLine, [line("Head", "subheading")], "Head", 4).lines).toEqual([
      "subheading: Head",
      "paragraph: ",
    ]);
    expect(after(breakLine, [photo("caption"), "x"], "caption", 3).lines).toEqual([
      "picture: caption",
      "paragraph: ",
      "paragraph: x",
    ]);
  });

  test("[W25] before the first word puts an empty line above and leaves the words in theirs", () => {
    const { lines, peer } = after(breakLine, ["one"], "one");
    expect(lines).toEqual(["paragraph: ", "paragraph: one"]);
    expect(peer.view.state.selection.from).toBe(peer.find("one"));
  });

  test("[W25] in an empty list item leaves the list, level by level", () => {
    const { peers, hands } = storyWith([item("", 1)], "editing");
    const [peer] = peers as [Peer];
    const kinds = () => acceptedWords(peer.doc, hands).lines.map((one) => `${one.kind}${one.level ?? ""}`);
    peer.caret(peer.screen.content.size - 2);
    peer.view.dispatch(breakLine(peer.view.state) as never);
    expect(kinds()).toEqual(["listItem0"]);
    peer.view.dispatch(breakLine(peer.view.state) as never);
    expect(kinds()).toEqual(["paragraph"]);
  });
});

describe("Backspace at the start of a line", () => {
  test.each(["listItem", "subheading", "quote"] as const)("[W25] makes a %s a paragraph first", (kind) => {
    expect(after(backspace, ["one", line("two", kind)], "two").lines).toEqual([
      "paragraph: one",
      "paragraph: two",
    ]);
  });

  test("[W25] joins a paragraph to the line above, which keeps its kind", () => {
    expect(after(backspace, [item("one"), "two"], "two").lines).toEqual(["listItem0: onetwo"]);
    expect(after(backspace, ["", line("x", "paragraph")], "x").lines).toEqual(["paragraph: x"]);
  });

  test("[W25] never pulls words into a caption, the headline or the standfirst", () => {
    expect(after(backspace, [photo("caption"), "two"], "two").lines).toEqual([
      "picture: caption",
      "paragraph: two",
    ]);
    expect(after(backspace, ["one"], "one").result).toBe("stay");
    expect(after(backspace, ["one"], "After").result).toBe("stay");
    expect(after(backspace, ["one", photo("caption")], "caption").result).toBe("stay");
  });

  test("[W6] is a suggestion to join, made by somebody who only suggests", () => {
    const { peers, hands } = storyWith(["one", "two"], "suggesting");
    press(peers[0]!, backspace, "two");
    expect(suggestionCards(peers[0]!.doc, hands)).toMatchObject([{ kind: "deletion", struck: "¶" }]);
    expect(peers[0]!.view.state.selection.from).toBe(peers[0]!.find("one") + 3);
  });
});

test("[W25] Delete at the end of a line joins the next one, but no picture", () => {
  expect(after(deleteForward, ["one", item("two")], "one", 3).lines).toEqual(["paragraph: onetwo"]);
  expect(after(deleteForward, ["one", photo("caption")], "one", 3).result).toBe("stay");
  expect(after(deleteForward, ["one"], "one", 3).result).toBe("stay");
  expect(after(deleteForward, ["one"], "reopens", 7).result).toBe("stay");
});

describe("the other keys that erase on a Mac", () => {
  const BACK = ["Alt-Backspace", "Ctrl-h"];
  const FORWARD = ["Alt-Delete", "Alt-d", "Ctrl-d", "Ctrl-Alt-Backspace"];

  /** The line keys of an editor on this machine, with the caret before these words. */
  function keysOn(platform: string, words: string, past = 0) {
    vi.stubGlobal("navigator", { platform, userAgent: platform, maxTouchPoints: 0 });
    onTestFinished(() => void vi.unstubAllGlobals());
    const { peers } = storyWith([photo("caption"), "one", photo("other")], "editing");
    const made = new Editor({
      element: null,
      extensions: storyExtensions,
      content: peers[0]!.screen.toJSON() as object,
    });
    const at = peers[0]!.find(words) + past;
    made.view.dispatch(made.state.tr.setSelection(TextSelection.create(made.state.doc, at)));
    const before = made.state.doc;
    const keys = LineKeys.config.addKeyboardShortcuts!.call({ editor: made } as never);
    const pressed = (name: string): boolean => keys[name]!({ editor: made });
    return { keys, pressed, isUntouched: () => made.state.doc.eq(before) };
  }

  test("[W24] no key swallows words into a caption or takes a picture away", () => {
    for (const name of BACK) {
      const { pressed, isUntouched } = keysOn("MacIntel", "one");
      expect([name, pressed(name), isUntouched()]).toEqual([name, true, true]);
    }
    for (const name of FORWARD) {
      const { pressed, isUntouched } = keysOn("MacIntel", "one", 3);
      expect([name, pressed(name), isUntouched()]).toEqual([name, true, true]);
    }
  });

  test("[W25] within a line they are left to the browser, and elsewhere they mean something else", () => {
    for (const name of [...BACK, ...FORWARD]) expect(keysOn("MacIntel", "one", 1).pressed(name)).toBe(false);
    expect(Object.keys(keysOn("Win32", "one").keys)).not.toContain("Ctrl-h");
  });
});

describe("the toolbar's commands", () => {
  function editor(lines: (string | Line)[], words: string): Editor {
    const { peers } = storyWith(lines, "editing");
    const [peer] = peers as [Peer];
    const made = new Editor({
      element: null,
      extensions: [...storyExtensions, LineCommands],
      content: peer.screen.toJSON() as object,
    });
    made.view.dispatch(made.state.tr.setSelection(TextSelection.create(made.state.doc, peer.find(words))));
    return made;
  }
  const lines = ({ state }: Editor): string[] => {
    const found: string[] = [];
    state.doc
      .child(2)
      .forEach((one) => found.push(`${one.type.name} ${JSON.stringify(one.attrs)} ${one.textContent}`));
    return found;
  };

  test("[W25] make a line a sub-heading or a quotation, and asked again a paragraph", () => {
    const one = editor(["one"], "one");
    expect(one.commands.setLine("subheading")).toBe(true);
    expect(lines(one)).toEqual(["subheading {} one"]);
    one.commands.setLine("subheading");
    expect(lines(one)).toEqual(["paragraph {} one"]);
    expect(editor(["one"], "Bridge").commands.setLine("quote")).toBe(false);
  });

  test("[W25] make a list, change its kind, its levels, and end it", () => {
    const one = editor(["one"], "one");
    one.commands.toggleList("bulleted");
    one.commands.shiftList(1);
    expect(lines(one)).toEqual(['listItem {"ordered":false,"level":1} one']);
    one.commands.toggleList("numbered");
    expect(lines(one)).toEqual(['listItem {"ordered":true,"level":1} one']);
    one.commands.shiftList(-1);
    one.commands.shiftList(-1);
    one.commands.toggleList("numbered");
    expect(lines(one)).toEqual(["paragraph {} one"]);
    expect(one.commands.shiftList(1)).toBe(false);
  });

  test("[W24] take a line away, and only empty the last one", () => {
    const one = editor(["one", photo("caption")], "one");
    let at = 0;
    one.state.doc.descendants((node, position) => void (node.type.name === "picture" && (at = position)));
    one.commands.removeLine(at);
    expect(lines(one)).toEqual(["paragraph {} one"]);
    one.commands.removeLine(one.state.selection.$head.before());
    expect(lines(one)).toEqual(["paragraph {} "]);
  });

  test("[W25] link only to addresses that are http, https or mailto", () => {
    const one = editor(["one"], "one");
    const { from } = one.state.selection;
    one.commands.setTextSelection({ from, to: from + 3 });
    expect(one.commands.setLink({ href: "javascript:alert(1)" })).toBe(false);
    one.commands.setLink({ href: "https://example.org/" });
    const [mark] = one.state.doc.child(2).child(0).child(0).marks;
    expect(mark?.attrs).toEqual({ href: "https://example.org/" });
  });
});
