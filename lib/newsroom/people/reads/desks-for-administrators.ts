import { asc, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { AdministeredDesk } from "#lib/newsroom/people/listed-people.ts";

/** Every desk, the open ones first, with who belongs and how much is in work there. */
export async function desksForAdministrators(): Promise<AdministeredDesk[]> {
  const { desk, personDesk, story } = tables;
  const rows = await database()
    .select({
      desk,
      personIds: sql<
        string[]
      >`array(select ${personDesk.personId} from ${personDesk} where ${personDesk.deskId} = "desk"."id")`,
      stories: sql<number>`(select count(*)::int from ${story} where ${story.deskId} = "desk"."id" and ${story.stage} not in ('approved', 'spiked'))`,
    })
    .from(desk)
    .orderBy(sql`${desk.closedAt} is not null`, asc(desk.name));
  return rows.map(({ desk: { id, name, closedAt }, personIds, stories }) => ({
    id,
    name,
    closed: closedAt !== null,
    personIds,
    stories,
  }));
}
