import { ilike, or, sql, type SQL } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { searchWords } from "#lib/newsroom/stories/search-words.ts";

const { story, person } = tables;

/**
 * Words as a person types them: every word must occur, the last may be unfinished; or a person's name, for what they are given
 * or changed last. Undefined when nothing is typed; signs alone are found nowhere. Each part can be answered by an index of its
 * own, which is why people are looked up first and not joined.
 */
export async function searchCondition(q: string | undefined): Promise<SQL | undefined> {
  if (!q?.trim()) return undefined;
  const words = searchWords(q);
  if (words.length === 0) return sql`false`;
  const named = database()
    .select({ id: person.id })
    .from(person)
    .where(ilike(person.name, `%${words.join("%")}%`));
  const people = (await named).map(({ id }) => id);
  const query = words.map((word) => `${word}:*`).join(" & ");
  const ids = sql.join(
    people.map((id) => sql`${id}`),
    sql`, `,
  );
  return or(
    sql`${story.search} @@ to_tsquery('simple', ${query})`,
    ...(people.length > 0 ? [sql`${story.assigneeId} in (${ids})`, sql`${story.changedBy} in (${ids})`] : []),
  );
}

/** How well a story answers in a list of few: by its slugline first, then by its headline, then by anything else. */
export function searchRank(q: string): SQL {
  const words = searchWords(q).join("%");
  return sql`case
    when ${story.slugline} ilike ${`${words}%`} then 0
    when ${story.slugline} ilike ${`%${words}%`} then 1
    when ${story.headline} ilike ${`%${words}%`} then 2
    else 3 end`;
}
