import { tables } from "#lib/database/database.ts";
import type { Line, StoryWords } from "#lib/document/story/words.ts";
import { compareRevisions } from "#lib/newsroom/revisions/compare-revisions.ts";
import { storyForEditor } from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { storyHistory } from "#lib/newsroom/stories/reads/story-history.ts";
import { versionList } from "#lib/newsroom/revisions/reads/version-list.ts";
import { newId } from "#lib/platform/ids.ts";
import { forget, put } from "#lib/platform/process.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { BenchStore } from "./live/bench-server.ts";
import { rounded, spread } from "./live/figures.ts";

/** Comparing two revisions of 10,000 words, and opening a story that has 10,000 of them, beside one that has ten. */
const WORDS = 10_000;
const REVISIONS = 10_000;
const ROUNDS = 20;
const VOCABULARY =
  "the river council met on monday to open talks about a dam and nobody from upper villages came".split(" ");

let seed = 20261123;
const below = (limit: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % limit;
const sentence = (words: number): string =>
  Array.from({ length: words }, () => `${VOCABULARY[below(VOCABULARY.length)]!}${below(40)}`).join(" ");
const paragraph = (words: number): Line => ({ kind: "paragraph", runs: [{ text: sentence(words) }] });
const story = (words: number): StoryWords => ({
  headline: sentence(9),
  standfirst: sentence(18),
  lines: Array.from({ length: Math.round(words / 50) }, () => paragraph(50)),
});

/** The same story after so many changes: words replaced, lines put in, taken out and moved. */
function changed(words: StoryWords, changes: number): StoryWords {
  const lines = [...words.lines];
  for (let i = 0; i < changes; i++) {
    const at = below(lines.length);
    const kind = below(10);
    if (kind === 0) lines.splice(at, 0, paragraph(50));
    else if (kind === 1) lines.splice(at, 1);
    else if (kind === 2) lines.splice(below(lines.length), 0, ...lines.splice(at, 1));
    else {
      const parts = lines[at]!.runs[0]!.text.split(" ");
      parts.splice(below(parts.length), 1, sentence(2));
      lines[at] = { ...lines[at]!, runs: [{ text: parts.join(" ") }] };
    }
  }
  return { ...words, lines };
}

async function timed(work: () => unknown) {
  const times: number[] = [];
  await work();
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return spread(times);
}

const revisionOf = (words: StoryWords) => ({
  words,
  details: {},
  pictures: [],
  sources: [],
  attribution: null,
});

async function comparing() {
  const before = story(WORDS);
  const figures: Record<string, unknown> = {};
  for (const changes of [0, 60, 600]) {
    const [one, other] = [revisionOf(before), revisionOf(changed(before, changes))];
    figures[`changes${changes}`] = await timed(() => compareRevisions(one, other));
  }
  const other = revisionOf(story(WORDS));
  figures["allDifferent"] = await timed(() => compareRevisions(revisionOf(before), other));
  return figures;
}

async function openingHistory() {
  const store = new BenchStore();
  await store.fill(1, 2);
  const [long, short] = store.stories as [string, string];
  const opened = put("database", await openEmbedded(store.path));
  try {
    const { personId } = store.people[0]!;
    const words = story(400);
    const at = new Date();
    const rows = (storyId: string, count: number) =>
      Array.from({ length: count }, (_, place) => ({
        ...{ id: newId(), storyId, number: place + 1, fingerprint: `${storyId}${place}`, words },
        ...{ details: {}, pictures: [], sources: [], attribution: null },
        identity: { headline: [], standfirst: [], body: [] },
        changedBy: [{ person: personId, written: 2_000, removed: 0, beside: false }],
        ...{ contributors: [personId], act: "automatic", pinnedBy: personId, pinnedAt: at },
      }));
    const all = [...rows(short, 10), ...rows(long, REVISIONS)];
    for (let i = 0; i < all.length; i += 500)
      await opened.database.insert(tables.revision).values(all.slice(i, i + 500));
    const actor = {
      ...{ personId, name: "Reporter 0", email: "", roles: ["reporter" as const], deskIds: [], ink: 0 },
      sessionId: newId(),
    };
    const opening = (storyId: string) =>
      timed(async () => {
        await Promise.all([storyForEditor(actor, storyId), storyHistory(actor, storyId)]);
      });
    const ten = await opening(short);
    const tenThousand = await opening(long);
    return {
      revisions: REVISIONS,
      open: tenThousand,
      openWithTenRevisions: ten,
      ratio: rounded(tenThousand.p50 / ten.p50),
      olderPage: await timed(() => versionList(actor, long, REVISIONS / 2)),
    };
  } finally {
    forget("database");
    await opened.close();
    store.remove();
  }
}

console.log(
  JSON.stringify({
    bench: "compare",
    unit: "ms",
    words: WORDS,
    comparing: await comparing(),
    history: await openingHistory(),
  }),
);
process.exit(0);
