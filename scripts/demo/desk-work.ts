import { desc, eq } from "drizzle-orm";
import { anchorInStory } from "#lib/collaboration/anchor-in-story.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { updateStory } from "#lib/newsroom/publications/commands/update-story.ts";
import { askQuery } from "#lib/newsroom/queries/commands/ask-query.ts";
import { replyToQuery } from "#lib/newsroom/queries/commands/reply-to-query.ts";
import { resolveQuery } from "#lib/newsroom/queries/commands/resolve-query.ts";
import { nameRevision } from "#lib/newsroom/revisions/commands/name-revision.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { put } from "#lib/platform/process.ts";
import { edit, select, suggest, type Change } from "./pen.ts";

const MINUTE = 60_000;

/** What the copy desk suggests, by story and person. */
const SUGGESTIONS: { story: string; by: string; minutesAgo: number; changes: Change[] }[] = [
  {
    story: "temple-road-widening",
    by: "copy",
    minutesAgo: 52,
    changes: [
      { find: ", after all", put: "" },
      {
        find: "90 metres longer and one crore dearer",
        put: "90 metres longer and a crore of rupees dearer",
      },
    ],
  },
  {
    story: "temple-road-widening",
    by: "copy2",
    minutesAgo: 47,
    changes: [{ find: "is eleven metres wide", put: "was to be eleven metres wide" }],
  },
  {
    story: "budget-session-first-day",
    by: "copy",
    minutesAgo: 38,
    changes: [
      {
        find: "with a quarrel of forty minutes about the order",
        put: "with a forty-minute quarrel over the order",
      },
      { find: "about the money for the flood", put: "about the money for repairs after the flood" },
    ],
  },
  {
    story: "solar-pump-subsidy",
    by: "copy2",
    minutesAgo: 31,
    changes: [
      { find: "sell what they do not use", put: "sell to the grid what they do not use" },
      { find: "The farmers’ union says they have", put: "The farmers’ union says that they have" },
    ],
  },
  {
    story: "power-cut-map",
    by: "reporter2",
    minutesAgo: 22,
    changes: [
      { find: "The west has more trees.", put: "The west has more trees, and cables in the ground." },
    ],
  },
  {
    story: "power-cut-map",
    by: "copy",
    minutesAgo: 15,
    changes: [{ find: "The company says that trees", put: "The company says trees" }],
  },
];

interface Asked {
  story: string;
  by: string;
  about: string;
  text: string;
  minutesAgo: number;
  required?: boolean;
  replies: { by: string; text: string; minutesAgo: number }[];
  resolvedBy?: string;
}

/** What is asked about the copy, with who is called upon by "@". */
const QUERIES: Asked[] = [
  {
    story: "budget-session-first-day",
    by: "copy",
    about: "1,850 crore rupees",
    text: "@Asha Deshpande The papers of the house say 1,580. Which of the two did she ask for?",
    minutesAgo: 36,
    required: true,
    replies: [
      {
        by: "reporter",
        text: "She said 1,850; the papers were printed before the second survey. @Dev Menon, can we hear the recording?",
        minutesAgo: 28,
      },
    ],
  },
  {
    story: "solar-pump-subsidy",
    by: "copy2",
    about: "More than four thousand",
    text: "@Rukmini Shetty Is this the company’s count or the union’s?",
    minutesAgo: 30,
    replies: [
      { by: "reporter3", text: "The union’s. The company counts only what is connected.", minutesAgo: 19 },
      { by: "copy2", text: "Then let us say so in the sentence.", minutesAgo: 12 },
    ],
  },
  {
    story: "football-coach-leaves",
    by: "copy2",
    about: "he said",
    text: "The same line opens the second paragraph. Is there another for the standfirst, @Vikram Sethi?",
    minutesAgo: 25,
    replies: [],
  },
  {
    story: "pension-office-queue",
    by: "editor",
    about: "A chair costs twenty rupees until noon.",
    text: "@News desk Does anybody go past Canal Road before five? We need a picture of the chairs.",
    minutesAgo: 80,
    replies: [{ by: "pictures", text: "I do, on Thursday.", minutesAgo: 64 }],
  },
  {
    story: "tamra-rail-bridge",
    by: "copy",
    about: "Some 64 trains a day",
    text: "Both directions together?",
    minutesAgo: 50,
    replies: [{ by: "reporter2", text: "Together, by the working timetable.", minutesAgo: 44 }],
    resolvedBy: "copy",
  },
];

/** What was changed on pages that readers have, and how they were told. */
const UPDATES: {
  story: string;
  writer: string;
  manager: string;
  minutesAgo: number;
  kind: "update" | "correction";
  publicNote?: string;
  changes: Change[];
}[] = [
  {
    story: "mandi-onion-price",
    writer: "reporter3",
    manager: "manager2",
    minutesAgo: 190,
    kind: "correction",
    publicNote:
      "An earlier version of this story said that the sheds of the growers’ union were at 92 per cent of what they hold. They are at 82 per cent.",
    changes: [{ find: "are at 92 per cent", put: "are at 82 per cent" }],
  },
  {
    story: "navapur-flood-wall",
    writer: "reporter",
    manager: "manager",
    minutesAgo: 40,
    kind: "update",
    changes: [
      {
        find: "closed the bazaar for nine days.",
        put: "closed the bazaar for nine days. The relief commissioner will walk the wall on Friday morning.",
      },
    ],
  },
];

/** Versions that somebody gave a name to, each the newest of its story. */
const NAMED: { story: string; by: string; name: string }[] = [
  { story: "budget-session-first-day", by: "editor", name: "As filed" },
  { story: "reed-island-hearing", by: "manager", name: "As first published" },
];

/** Everything that the desks did with the stories: names, suggestions, queries and corrections. */
export async function deskWork(people: Map<string, Actor>, stories: Map<string, string>): Promise<void> {
  const now = Date.now();
  const at = (minutesAgo: number): number => {
    const time = now - minutesAgo * MINUTE;
    put("clock", { now: () => new Date(time) });
    return time;
  };
  const person = (key: string) => people.get(key)!;
  const story = (slugline: string) => stories.get(slugline)!;

  for (const named of NAMED) {
    const storyId = story(named.story);
    const [newest] = await database()
      .select({ id: tables.revision.id })
      .from(tables.revision)
      .where(eq(tables.revision.storyId, storyId))
      .orderBy(desc(tables.revision.number))
      .limit(1);
    at(55);
    await nameRevision(person(named.by), { storyId, revisionId: newest!.id, name: named.name });
  }
  for (const { story: slugline, writer, manager, minutesAgo, kind, publicNote, changes } of UPDATES) {
    const storyId = story(slugline);
    await edit(storyId, person(writer), at(minutesAgo), changes);
    const by = person(manager);
    at(minutesAgo - 9);
    const { fingerprint } = await pinRevision(storyId, "approved", by.personId);
    await approveStory(by, { storyId, fingerprint });
    at(minutesAgo - 10);
    await updateStory(by, { storyId, fingerprint, change: kind, ...(publicNote ? { publicNote } : {}) });
  }
  for (const { story: slugline, by, minutesAgo, changes } of SUGGESTIONS)
    await suggest(story(slugline), person(by), at(minutesAgo), changes);
  for (const asked of QUERIES) await ask(asked, story(asked.story), person, at);
}

async function ask(
  { by, about, text, minutesAgo, required = false, replies, resolvedBy }: Asked,
  storyId: string,
  person: (key: string) => Actor,
  at: (minutesAgo: number) => number,
): Promise<void> {
  const anchor = (await anchorInStory(storyId, await select(storyId, about)))!;
  at(minutesAgo);
  const { queryId } = await askQuery(person(by), {
    storyId,
    anchor: anchor.ids,
    quote: anchor.quote,
    text,
    required,
  });
  for (const reply of replies) {
    at(reply.minutesAgo);
    await replyToQuery(person(reply.by), { queryId, text: reply.text });
  }
  if (resolvedBy) await resolveQuery(person(resolvedBy), { queryId });
}
