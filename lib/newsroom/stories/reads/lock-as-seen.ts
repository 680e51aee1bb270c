import { and, desc, eq, inArray } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { newsroomTime } from "#lib/newsroom/audit/reads/newsroom-time.ts";
import { NEWSROOM_ITSELF, storyAct } from "#lib/newsroom/audit/story-acts.ts";
import { lockStory, type StoryUnderDecision } from "#lib/newsroom/stories/reads/lock-story.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** What stood on the screen of whoever decides; what is left out is not asked about. */
export interface SeenOfStory {
  stage?: Stage | undefined;
  /** ISO 8601; null: it was not scheduled. */
  scheduledFor?: string | null | undefined;
}

const MOVED = [
  "story.filed",
  "story.returned",
  "story.sent-for-approval",
  "story.sent-back",
  "story.approved",
  "story.published",
  "story.spiked",
  "story.restored",
];
const SCHEDULED = ["story.scheduled", "story.schedule-missed", ...MOVED];

/**
 * Locks a story that somebody decides about as they saw it. When another decided first it refuses and says who did what:
 * nobody undoes a decision they never heard of.
 */
export async function lockAsSeen(
  tx: Transaction,
  storyId: string,
  seen: SeenOfStory,
): Promise<StoryUnderDecision> {
  const loaded = await lockStory(tx, storyId);
  const { stage, scheduledFor } = loaded.story;
  if (seen.stage !== undefined && seen.stage !== stage)
    refuse("changed-meanwhile", await decidedMeanwhile(tx, storyId, MOVED));
  if (seen.scheduledFor !== undefined && !isSameTime(seen.scheduledFor, scheduledFor))
    refuse("changed-meanwhile", await decidedMeanwhile(tx, storyId, SCHEDULED));
  return loaded;
}

const isSameTime = (seen: string | null, now: Date | null): boolean =>
  (seen === null ? null : new Date(seen).getTime()) === (now === null ? null : now.getTime());

async function decidedMeanwhile(tx: Transaction, storyId: string, names: string[]): Promise<string> {
  const { event, person } = tables;
  const [last] = await tx
    .select({ name: event.name, fact: event.fact, by: person.name })
    .from(event)
    .leftJoin(person, eq(person.id, event.personId))
    .where(and(eq(event.storyId, storyId), inArray(event.name, names)))
    .orderBy(desc(event.id))
    .limit(1);
  const what = last
    ? `${last.by ?? NEWSROOM_ITSELF} ${storyAct(last.name, last.fact, newsroomTime)} meanwhile.`
    : "Somebody else decided about the story meanwhile.";
  return `${what} Leave, look at it, then decide again.`;
}
