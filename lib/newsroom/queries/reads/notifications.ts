import { and, count, desc, eq, isNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { actOf, excerptOf, type Notifications } from "#lib/newsroom/queries/notification.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";

const MOST = 30;

/** What this person was told last, and how much of everything they have not read. */
export async function notificationsOf(actor: Pick<Actor, "personId">): Promise<Notifications> {
  const { notification, queryMessage, person, story } = tables;
  const mine = eq(notification.personId, actor.personId);
  const [rows, unread] = await Promise.all([
    database()
      .select({
        notification,
        text: queryMessage.text,
        by: { name: person.name, ink: person.ink },
        story: { slugline: story.slugline, headline: story.headline },
      })
      .from(notification)
      .innerJoin(queryMessage, eq(queryMessage.id, notification.messageId))
      .innerJoin(person, eq(person.id, queryMessage.personId))
      .innerJoin(story, eq(story.id, notification.storyId))
      .where(mine)
      .orderBy(desc(notification.id))
      .limit(MOST),
    database()
      .select({ unread: count() })
      .from(notification)
      .where(and(mine, isNull(notification.readAt))),
  ]);
  return {
    unread: unread[0]!.unread,
    latest: rows.map(({ notification: row, text, by, story: named }) => ({
      id: row.id,
      at: row.at.toISOString(),
      isRead: row.readAt !== null,
      by,
      act: actOf(row.why),
      excerpt: excerptOf(text),
      storyId: row.storyId,
      storyName: storyName(named),
      queryId: row.queryId,
    })),
  };
}
