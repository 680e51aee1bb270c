import { EditorState } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { windowsOf } from "#components/editor/carets/present-people.ts";
import { drawRemoteCarets } from "#components/editor/carets/remote-carets.ts";
import { relativePlace, resolvePlace } from "#lib/document/binding/relative-caret.ts";
import { writePlace, type RelativePlace } from "#lib/document/binding/relative-place.ts";
import { FROM_STORY } from "#lib/document/binding/story-view.ts";
import { line, storyWith } from "#lib/document/testing/stories.ts";

const ID = { client: 7, clock: 0 };
const GARBLED: unknown[] = [
  ...[{}, [], null, undefined, "body", 7, true],
  ...[{ tname: "inline" }, { tname: "nowhere" }, { tname: {} }, { tname: "standfirst" }],
  ...[{ type: ID }, { type: 5 }, { type: { client: "x" } }, { item: 5 }, { item: "here" }, { item: {} }],
  ...[{ item: { client: 1, clock: -1 } }, { item: { client: 1, clock: 0.5 } }, { item: { client: "1" } }],
  ...[
    { item: { client: 1, clock: 1e300 } },
    { item: { client: -4, clock: 0 } },
    { tname: "body", assoc: "x" },
  ],
];

function oneStory() {
  const { peers } = storyWith([line("one two three"), line("four")], "editing");
  const [peer] = peers;
  return { doc: peer!.doc, screen: peer!.screen };
}

describe("carets of others", () => {
  test("[S48] what is no place is left out, and whatever comes the copy is drawn and goes on", () => {
    const { doc, screen } = oneStory();
    const shared = new Set(doc.share.keys());
    const awareness = new Awareness(new Y.Doc());
    const caret = drawRemoteCarets(doc, awareness);
    const user = { personId: "mallory", name: "Mallory", ink: 3 };
    for (const position of GARBLED)
      for (const field of ["body", "headline", "nowhere", 7]) {
        const place = { field, position };
        awareness.states.set(9, { user, field, anchor: place, head: place });
        expect(windowsOf(awareness)[0]).toMatchObject({ anchor: null, head: null });
        let state = EditorState.create({ doc: screen, plugins: [caret] });
        state = state.apply(state.tr.setMeta(FROM_STORY, true));
        expect(state.apply(state.tr.insertText("x", 1)).doc.textContent).toContain("x");
      }
    expect(new Set(doc.share.keys())).toEqual(shared);
  });

  test("[S48] a place that is none resolves to nowhere, also where it was not read first", () => {
    const { doc, screen } = oneStory();
    for (const sent of GARBLED) {
      if (typeof sent !== "object" || sent === null) continue;
      const position = Y.createRelativePositionFromJSON(sent);
      expect(resolvePlace(doc, screen, { field: "body", position })).toBeNull();
    }
  });

  test("[S48] an honest caret is drawn where it stands, at the ends of a part too", () => {
    const { doc, screen } = oneStory();
    const awareness = new Awareness(new Y.Doc());
    const user = { personId: "ben", name: "Ben", ink: 1 };
    for (let position = 1; position < screen.content.size; position++) {
      if (!screen.resolve(position).parent.isTextblock) continue;
      const place: RelativePlace = relativePlace(doc, screen, position);
      const sent = JSON.parse(JSON.stringify(writePlace(place))) as unknown;
      awareness.states.set(9, { user, anchor: sent, head: sent });
      expect(resolvePlace(doc, screen, windowsOf(awareness)[0]!.head!)).toBe(position);
    }
  });
});
