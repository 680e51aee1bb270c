import * as Y from "yjs";
import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { copiedWords } from "#lib/document/binding/copied-words.ts";
import { rememberWords } from "#lib/document/binding/remember-words.ts";
import { PASTE_MEMORY } from "#lib/document/binding/story-view.ts";
import { liveItems } from "#lib/document/story/characters.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { namesOf } from "#lib/document/testing/observation.ts";
import { storySchema, type Peer } from "#lib/document/testing/peers.ts";
import type { DeedKind, Script } from "#lib/document/testing/script-state.ts";
import { textblocks } from "#lib/document/testing/textblocks.ts";

/** What was meant: the characters typed, the names of those selected for deletion, the characters copied. */
interface Meaning {
  typed?: string;
  meant?: readonly string[];
  copied?: string;
}

type Deed = (script: Script, peer: Peer) => Meaning;

const NOTHING: Meaning = {};

/** A random place in a random line or field. */
function place({ random, alphabet }: Script, screen: Node) {
  const blocks = textblocks(screen);
  const block = random.pick(blocks);
  const size = block.node.content.size;
  let offset = random.below(size + 1);
  // People's carets stand between whole characters; only now and then does a range cut one in two.
  if (alphabet.letters === "astral") offset -= offset % 2;
  const start = block.position + 1;
  return { blocks, block, start, end: start + size, position: start + offset };
}

/** The end of a random range that begins at `from`, and the names of the whole characters it takes with it. */
function range({ random, alphabet }: Script, peer: Peer, from: number, limit: number, longest: number) {
  const width = alphabet.letters === "astral" ? 2 : 1;
  let to = Math.min(limit, from + width * (1 + random.below(longest)));
  const whole = to;
  if (width === 2 && to > from && random.chance(0.1)) to--;
  return { to, isWhole: to === whole, meant: namesOf(peer.binding.facts, peer.binding.idsOf(from, whole)) };
}

const born = (script: Script, peer: Peer, count: number, wire: string | null = null): string =>
  script.birth(count, { by: peer.person, suggested: peer.suggests, wire });

const caretAt = (transaction: Transaction, from: number, to = from): Transaction =>
  transaction.setSelection(TextSelection.create(transaction.doc, from, to));

export const DEEDS: Record<DeedKind, Deed> = {
  type(script, peer) {
    const { position } = place(script, peer.screen);
    const typed = born(script, peer, 1 + script.random.below(4));
    peer.type(typed, position);
    return { typed };
  },

  typeOver(script, peer) {
    const { position, end } = place(script, peer.screen);
    const { to, meant } = range(script, peer, position, end, 4);
    const typed = born(script, peer, 1 + script.random.below(3));
    peer.type(typed, position, to);
    return { typed, meant };
  },

  erase(script, peer) {
    const { position, end } = place(script, peer.screen);
    const { to, meant } = range(script, peer, position, end, 5);
    if (to <= position) return NOTHING;
    peer.erase(position, to);
    return { meant };
  },

  eraseAcross(script, peer) {
    const { blocks, block, position } = place(script, peer.screen);
    const next = blocks[blocks.indexOf(block) + 1];
    if (!next || !block.isLine || !next.isLine) return NOTHING;
    const width = script.alphabet.letters === "astral" ? 2 : 1;
    const inside = script.random.below(next.node.content.size / width + 1) * width;
    const to = next.position + 1 + inside;
    const meant = namesOf(peer.binding.facts, peer.binding.idsOf(position, to));
    peer.erase(position, to);
    return { meant };
  },

  split(script, peer) {
    const { block, position } = place(script, peer.screen);
    if (block.isLine) peer.do((tr) => caretAt(tr, position).split(position));
    return NOTHING;
  },

  join(script, peer) {
    const { block } = place(script, peer.screen);
    const above = peer.screen.resolve(block.position).nodeBefore;
    if (!block.isLine || !above?.type.isInGroup("line")) return NOTHING;
    peer.do((tr) => caretAt(tr, block.position + 1).join(block.position));
    return NOTHING;
  },

  bold(script, peer) {
    const { block, position, end } = place(script, peer.screen);
    const { to, meant } = range(script, peer, position, end, 5);
    if (to <= position || !block.isLine) return NOTHING;
    for (const name of meant) {
      const fate = script.fates.characters.get(name)!;
      if (peer.suggests) fate.boldSuggested = true;
      else fate.bold = true;
    }
    peer.do((tr) => tr.addMark(position, to, storySchema.marks.bold!.create()));
    return NOTHING;
  },

  paste(script, peer) {
    const { block, position } = place(script, peer.screen);
    if (!block.isLine) return NOTHING;
    const words = [born(script, peer, 3), born(script, peer, 3)];
    const lines = words.map((text) => storySchema.nodes.paragraph!.create(null, storySchema.text(text)));
    const slice = new Slice(Fragment.from(lines), 1, 1);
    peer.do((tr) => caretAt(tr, position).replace(position, position, slice).setMeta("paste", true));
    return { typed: words.join("") };
  },

  wire(script, peer) {
    const { position } = place(script, peer.screen);
    const item = `wire-${script.number}`;
    const typed = born(script, peer, 1 + script.random.below(5), item);
    peer.do((tr) => tr.insertText(typed, position).setMeta(PASTE_MEMORY, { wire: { item, version: 1 } }));
    return { typed };
  },

  /** Cut in one transaction and pasted in another, as people do. Only editors really cut. */
  move(script, peer) {
    const { position, end } = place(script, peer.screen);
    const { to, isWhole, meant } = range(script, peer, position, end, 4);
    if (to <= position || peer.suggests || !isWhole) return NOTHING;
    const ids = peer.binding.idsOf(position, to);
    const words = peer.screen.textBetween(position, to);
    for (const name of meant) script.fates.characters.get(name)!.moved = true;
    peer.do((tr) => tr.delete(position, to).setMeta("uiEvent", "cut"));
    const target = place(script, peer.screen).position;
    const memory = { lineage: { ids, kind: "move" as const } };
    peer.do((tr) => tr.insertText(words, target).setMeta(PASTE_MEMORY, memory).setMeta("uiEvent", "paste"));
    return NOTHING;
  },

  /** Copied, or cut while suggesting (what is not one's own stays, struck), and pasted elsewhere. */
  copy(script, peer) {
    const { position, end } = place(script, peer.screen);
    const { to, isWhole, meant } = range(script, peer, position, end, 4);
    if (to <= position || !isWhole) return NOTHING;
    peer.caret(position, to);
    const { ids, text } = copiedWords(peer.binding, peer.view.state);
    if (ids.length === 0) return NOTHING;
    const isCut = peer.suggests && script.random.chance(0.4);
    if (isCut) peer.do((tr) => tr.delete(position, to).setMeta("uiEvent", "cut"));
    const target = place(script, peer.screen).position;
    const memory = rememberWords(peer.binding, { story: null, ids, text });
    peer.do((tr) => tr.insertText(text, target).setMeta(PASTE_MEMORY, memory).setMeta("uiEvent", "paste"));
    return isCut ? { copied: text, meant } : { copied: text };
  },

  changeMode({ random }, { binding, mayEdit }) {
    if (mayEdit) binding.mode = random.pick(["editing", "suggesting"] as const);
    return NOTHING;
  },

  changeKind(script, peer) {
    const { block, start } = place(script, peer.screen);
    const kind = script.random.pick(["paragraph", "subheading", "quote", "listItem"] as const);
    if (!block.isLine || block.node.type.name === "picture") return NOTHING;
    peer.do((tr) =>
      tr.setBlockType(start, start, storySchema.nodes[kind]!, kind === "listItem" ? { level: 1 } : null),
    );
    return NOTHING;
  },

  /** A new picture after a line, or another alt text on one that is there. */
  picture(script, peer) {
    const { blocks, block } = place(script, peer.screen);
    const pictures = blocks.filter(({ node }) => node.type.name === "picture");
    if (pictures.length > 0 && script.random.chance(0.5)) {
      const { position } = script.random.pick(pictures);
      peer.do((tr) => tr.setNodeAttribute(position, "alt", `alt ${script.number}`));
      return NOTHING;
    }
    if (!block.isLine) return NOTHING;
    const typed = born(script, peer, 2);
    const attributes = {
      picture: `picture-${script.number}`,
      alt: "",
      crop: { x: 0, y: 0, width: 0.5, height: 1 },
    };
    const picture = storySchema.nodes.picture!.create(attributes, storySchema.text(typed));
    peer.do((tr) => tr.insert(block.position + block.node.nodeSize, picture));
    return { typed };
  },

  undo(_script, peer) {
    peer.binding.undo();
    return NOTHING;
  },

  redo(_script, peer) {
    peer.binding.redo();
    return NOTHING;
  },

  /** Everything at once, while others go on writing; only by somebody who edits and has received what entries name. */
  resolve(script, peer) {
    if (peer.suggests || !knowsAllStrikes(script, peer)) return NOTHING;
    resolveSuggestions(peer.doc, script.hands, { accept: script.random.chance(0.5) });
    return NOTHING;
  },

  resolveCard(script, peer) {
    if (peer.suggests) return NOTHING;
    const cards = suggestionCards(peer.doc, script.hands);
    if (cards.length === 0) return NOTHING;
    const { ids, person } = script.random.pick(cards);
    resolveSuggestions(peer.doc, script.hands, { accept: script.random.chance(0.5), ids, person });
    return NOTHING;
  },

  /** What no browser of ours does: the first marker goes, or words come before it. */
  breakStory(script, peer) {
    const body = fieldText(peer.doc, "body");
    let typed = "";
    peer.doc.transact(() => {
      if (script.random.chance(0.5)) {
        for (const { item, index } of liveItems(body)) {
          if (!isMarker(item)) continue;
          body.delete(index, 1);
          break;
        }
      } else {
        typed = born(script, peer, 2);
        body.insert(0, typed, {});
      }
    }, "broken browser");
    return { typed };
  },
};

function knowsAllStrikes({ hands }: Script, peer: Peer): boolean {
  const strikes = new Facts(peer.doc, hands).index.entries("deletions");
  return strikes.every(({ ids }) =>
    ids.every(([client, clock, length]) => clock + length <= Y.getState(peer.doc.store, client)),
  );
}
