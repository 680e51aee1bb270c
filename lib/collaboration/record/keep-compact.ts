import * as Y from "yjs";
import { compactStory } from "#lib/collaboration/record/compact-story.ts";
import { unsound } from "#lib/collaboration/record/is-readable.ts";
import type { OpenStory } from "#lib/collaboration/open-story.ts";
import { log } from "#lib/platform/log.ts";

/** So many rows are worth merging: when the last person leaves, when a story is opened, while it is written. */
const ROWS_AT_CLOSING = 200;
const ROWS_AT_OPENING = 500;
const ROWS_WHILE_OPEN = 2_000;
const BYTES_WHILE_OPEN = 256 << 10;

const LIMITS = {
  closing: { rows: ROWS_AT_CLOSING, bytes: Infinity },
  opened: { rows: ROWS_AT_OPENING, bytes: Infinity },
  open: { rows: ROWS_WHILE_OPEN, bytes: BYTES_WHILE_OPEN },
};

const underWay = new WeakSet<OpenStory>();
let line: Promise<unknown> = Promise.resolve();

/** Merges a story's rows when there are many; one story at a time. What fails is tried at the next occasion. */
export async function keepCompact(story: OpenStory, occasion: keyof typeof LIMITS): Promise<void> {
  const { rows, bytes } = LIMITS[occasion];
  if (underWay.has(story) || (story.rowIds.length <= rows && story.rowBytes <= bytes)) return;
  underWay.add(story);
  const turn = line.then(() => compact(story));
  line = turn.catch(() => undefined);
  try {
    await turn;
  } catch (thrown) {
    log().warn(
      { err: thrown, storyId: story.id },
      "a story's record could not be merged; it is tried again later",
    );
  } finally {
    underWay.delete(story);
  }
}

async function compact(story: OpenStory): Promise<void> {
  // Rows can be read one by one; a snapshot of a story that cannot be read again would hide them all.
  const why = unsound(story.document);
  if (why !== null) throw new Error(why);
  const rowIds = story.rowIds.slice();
  const bytesThen = story.rowBytes;
  const state = Y.encodeStateAsUpdate(story.document);
  const { forgotten } = story;
  story.snapshotVersion = await compactStory(story.id, rowIds, { state, forgotten }, story.snapshotVersion);
  story.rowIds = story.rowIds.slice(rowIds.length);
  story.rowBytes -= bytesThen;
  story.weight = state.length + forgotten.length + story.rowBytes;
}
