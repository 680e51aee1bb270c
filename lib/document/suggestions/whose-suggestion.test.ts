import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { copiedWords } from "#lib/document/binding/copied-words.ts";
import { rememberWords } from "#lib/document/binding/remember-words.ts";
import { PASTE_MEMORY } from "#lib/document/binding/story-view.ts";
import { authorshipOf, wordShares } from "#lib/document/provenance/authorship-of-words.ts";
import { wordsFrom } from "#lib/document/story/accepted-words.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { exchange, NETWORK, type Peer } from "#lib/document/testing/peers.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

const WORDS = "very new, ";

/** A copy editor repeats words of the reporter's at the end of the line. */
function repeated() {
  const { peers, hands } = storyWith(["A bridge opens."], "suggesting", "editing", "suggesting");
  const [copyEditor, reporter, other] = peers as [Peer, Peer, Peer];
  reporter.type(WORDS, reporter.find("bridge"));
  exchange(peers);
  const at = copyEditor.find(WORDS);
  const ids = copyEditor.binding.idsOf(at, at + WORDS.length);
  const end = copyEditor.find("opens.") + 6;
  // Words that were cut while suggesting stay, struck: what is pasted is a copy, whatever the clipboard says.
  const memory = { lineage: { ids, kind: "move" as const, text: WORDS } };
  copyEditor.do((tr) => tr.insertText(WORDS, end).setMeta(PASTE_MEMORY, memory));
  exchange(peers);
  return { peers, hands, copyEditor, reporter, other, end };
}

describe("whose a suggestion is", () => {
  test("[W32] pasted words of another are a suggestion of who pasted them, and stay their author's words", () => {
    const { hands, reporter, copyEditor } = repeated();
    expect(suggestionCards(reporter.doc, hands)).toMatchObject([
      { kind: "insertion", inserted: WORDS, person: copyEditor.person },
    ]);
    const { ids } = suggestionCards(reporter.doc, hands)[0]!;
    const theirs = { accept: true, ids, person: reporter.person };
    expect(resolveSuggestions(reporter.doc, hands, theirs).resolved).toBe(0);
    resolveSuggestions(reporter.doc, hands, { ...theirs, person: copyEditor.person });
    expect(bodyText(reporter.doc, hands)).toEqual([`A ${WORDS}bridge opens.${WORDS}`]);
    const { facts } = reporter.binding;
    const shares = wordShares(wordsFrom(facts), authorshipOf(facts));
    expect(shares.map(({ person, characters }) => [person, characters])).toContainEqual([
      reporter.person,
      2 * WORDS.length,
    ]);
    expect(shares.some(({ person }) => person === copyEditor.person)).toBe(false);
  });

  test("[W32] their own suggestion of another's words, people change as they like; others can only strike it", () => {
    const { peers, hands, reporter, copyEditor, other, end } = repeated();
    copyEditor.caret(end, end + WORDS.length);
    expect(copiedWords(copyEditor.binding, copyEditor.view.state).text).toBe(WORDS);
    reporter.caret(end, end + WORDS.length);
    expect(copiedWords(reporter.binding, reporter.view.state).text).toBe("");
    other.erase(end, end + 1);
    copyEditor.erase(end + 1, end + WORDS.length);
    exchange(peers);
    expect(suggestionCards(reporter.doc, hands)).toMatchObject([
      { struck: "v", person: other.person },
      { inserted: "v", person: copyEditor.person },
    ]);
  });

  test("[W17] [W32] the newsroom takes it when people who only suggest cut their own suggestion and paste it elsewhere", () => {
    const { peers, hands } = storyWith(["one two"], "suggesting", "editing");
    const [a, newsroom] = peers as [Peer, Peer];
    const rights = { mayEdit: false, maySuggest: true, hands, person: a.person };
    const ids = { editIds: new Set<number>(), suggestIds: new Set([a.suggestId]) };
    const refusals: (string | null)[] = [];
    a.doc.on("update", (update: Uint8Array) => {
      refusals.push(refusalOfUpdate(newsroom.doc, update, { ...rights, ...ids }));
      Y.applyUpdate(newsroom.doc, update, NETWORK);
    });
    a.type("new ", a.find("two"));
    const words = { story: null, ids: a.binding.idsOf(a.find("new"), a.find("new") + 4), text: "new " };
    a.erase(a.find("new"), a.find("new") + 4);
    const memory = rememberWords(a.binding, words);
    a.do((tr) => tr.insertText("new ", a.find("one")).setMeta(PASTE_MEMORY, memory));
    expect(refusals).toEqual([null, null, null]);
    expect(suggestionCards(newsroom.doc, hands)).toMatchObject([{ inserted: "new ", person: a.person }]);
  });

  test("[W32] pending words that were moved while editing are no longer there to be deleted while suggesting", () => {
    const { peers, hands } = storyWith(["one two"], "suggesting", "editing");
    const [a] = peers as [Peer, Peer];
    a.type("new ", a.find("two"));
    a.binding.mode = "editing";
    const at = a.find("new");
    const ids = a.binding.idsOf(at, at + 4);
    a.erase(at, at + 4);
    const memory = { lineage: { ids, kind: "move" as const, text: "new " } };
    a.do((tr) => tr.insertText("new ", a.find("one")).setMeta(PASTE_MEMORY, memory));
    a.binding.mode = "suggesting";
    a.erase(a.find("new"), a.find("new") + 4);
    exchange(peers);
    expect(suggestionCards(a.doc, hands)).toMatchObject([{ struck: "new ", person: a.person }]);
    expect(bodyText(a.doc, hands)).toEqual(["one two"]);
  });
});
