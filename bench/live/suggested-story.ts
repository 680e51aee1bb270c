import * as Y from "yjs";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import type { Line } from "#lib/document/story/words.ts";
import { newsroom } from "#lib/document/testing/peers.ts";
import { randomFrom } from "#lib/document/testing/random.ts";

const WORDS =
  "the council of the valley said on monday that the bridge over the northern river would stay closed until engineers had looked at every one of its arches and the ferries would run all night";

/** Lines of about eighty words each, this many words in all. */
export function linesOf(words: number): Line[] {
  const source = WORDS.split(" ");
  const lines: Line[] = [];
  for (let at = 0; at < words; at += 80) {
    const own = Array.from(
      { length: Math.min(80, words - at) },
      (_, i) => source[(at + i * 7) % source.length]!,
    );
    lines.push({ kind: "paragraph", runs: [{ text: `${own.join(" ")}.` }] });
  }
  return lines;
}

/** Client ids under which the bench's story is written: the story itself, and somebody's suggesting hand. */
export const STORY_CLIENT = 7_001;
export const SUGGESTING_CLIENT = 200;

export const storyOf = (words: number): Uint8Array =>
  newStoryUpdate({
    clientId: STORY_CLIENT,
    words: { headline: "The bridge stays closed", standfirst: "Ferries run", lines: linesOf(words) },
    details: { section: "news", slugline: "bridge" },
  });

/** What one suggesting person adds to a story: replacements, insertions and deletions, spread over it. */
export function suggestionsOn(
  base: Uint8Array,
  count: number,
): { update: Uint8Array; hands: Map<number, Hand> } {
  const { peers, hands } = newsroom(base, ["suggesting"]);
  const [peer] = peers;
  const random = randomFrom(4_711);
  const before = Y.encodeStateVector(peer!.doc);
  for (let number = 0; number < count; number++) {
    peer!.binding.stopCapturing();
    const size = peer!.screen.content.size;
    // One in each stretch of the story, so that no two become one card.
    const stretch = (size - 80) / count;
    const at = Math.floor(70 + number * stretch + random.below(Math.max(1, Math.floor(stretch / 2))));
    const $near = peer!.screen.resolve(Math.min(at, size - 10));
    const $at = $near.parent.isTextblock ? $near : peer!.screen.resolve($near.pos + 2);
    const end = Math.min($at.pos + 4, $at.end());
    if (number % 3 === 0) peer!.type("new", $at.pos, end);
    else if (number % 3 === 1) peer!.type("added ", $at.pos);
    else peer!.erase($at.pos, end);
  }
  const update = Y.encodeStateAsUpdate(peer!.doc, before);
  peer!.destroy();
  return { update, hands };
}
