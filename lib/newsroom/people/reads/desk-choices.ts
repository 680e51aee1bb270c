import { asc, isNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { worksOnStories } from "#lib/newsroom/stories/permissions.ts";

interface Named {
  id: string;
  name: string;
}

/** The desks and people by whom the desk's list can be narrowed, and who can be given a story. */
export async function deskChoices(): Promise<{ desks: Named[]; people: Named[]; assignees: Named[] }> {
  const [desks, people] = await Promise.all([
    database()
      .select({ id: tables.desk.id, name: tables.desk.name })
      .from(tables.desk)
      .where(isNull(tables.desk.closedAt))
      .orderBy(asc(tables.desk.name)),
    database()
      .select({ id: tables.person.id, name: tables.person.name, roles: tables.person.roles })
      .from(tables.person)
      .where(isNull(tables.person.suspendedAt))
      .orderBy(asc(tables.person.name)),
  ]);
  const named = ({ id, name }: Named): Named => ({ id, name });
  return { desks, people: people.map(named), assignees: people.filter(worksOnStories).map(named) };
}
