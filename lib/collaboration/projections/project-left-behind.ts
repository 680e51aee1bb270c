import { sql } from "drizzle-orm";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { projectWords } from "#lib/collaboration/projections/project-story.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { database } from "#lib/database/database.ts";
import { log } from "#lib/platform/log.ts";

/** A process that was killed had no time to bring its lists up to date with its last words: that is made up for here. */
export async function projectLeftBehind(open: OpenStories): Promise<void> {
  try {
    const { rows } = (await database().execute(sql`
      select u.story_id, extract(epoch from max(u.at))::double precision as at,
        (array_agg(u.person_id order by u.id desc))[1] as person_id
      from story_update u join story s on s.id = u.story_id
      where u.at > s.changed_at + interval '1 millisecond'
      group by u.story_id`)) as unknown as {
      rows: { story_id: string; at: number; person_id: string | null }[];
    };
    for (const { story_id, at, person_id } of rows) {
      // Whoever has it open in the meantime brings it up to date themselves.
      if (open.stories.has(story_id)) continue;
      const changed = { by: person_id, at: new Date(Math.round(at * 1000)) };
      try {
        await projectWords(story_id, await storedWords(database(), story_id), changed);
      } catch (thrown) {
        // One story that cannot be read keeps no other from its list.
        log().warn({ err: thrown, storyId: story_id }, "a story's lists could not be brought up to date");
      }
    }
  } catch (thrown) {
    log().warn(
      { err: thrown },
      "lists could not be brought up to date with what was written before the last stop",
    );
  }
}
