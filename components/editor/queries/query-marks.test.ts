import { EditorState, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import {
  areQueriesDrawn,
  markQueries,
  positionOfQuery,
  queryMarks,
} from "#components/editor/queries/query-marks.ts";
import { storySchema } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";

test("[Q12] words that were cut and come back have their mark again, though they stand where they stood", () => {
  const { peers } = storyWith(["one two three"], "editing");
  const peer = peers[0]!;
  const view = {
    state: EditorState.create({ doc: peer.screen, schema: storySchema, plugins: [queryMarks()] }),
    dispatch(transaction: Transaction) {
      this.state = this.state.apply(transaction);
    },
  };
  const at = peer.find("two");
  const place = { pieces: [{ field: "body", index: 1 + "one ".length, length: 3 } as const], text: "two" };
  const queries = [{ id: "q", place, isChosen: false }];
  expect(areQueriesDrawn(view.state, queries, false)).toBe(false);
  markQueries(view, queries, false);
  expect(areQueriesDrawn(view.state, queries, false)).toBe(true);
  expect(areQueriesDrawn(view.state, [{ ...queries[0]!, isChosen: true }], false)).toBe(false);

  view.dispatch(view.state.tr.delete(at, at + 3));
  view.dispatch(view.state.tr.insertText("two", at));
  expect(positionOfQuery(view.state, "q")).toBeNull();
  expect(areQueriesDrawn(view.state, queries, false)).toBe(false);
  markQueries(view, queries, false);
  expect(positionOfQuery(view.state, "q")).toEqual({ from: at, to: at + 3 });

  // Typing before them moves both.
  view.dispatch(view.state.tr.insertText("new ", at - 4));
  const moved = { ...place, pieces: [{ ...place.pieces[0]!, index: place.pieces[0]!.index + 4 }] };
  expect(areQueriesDrawn(view.state, [{ ...queries[0]!, place: moved }], false)).toBe(true);
});
