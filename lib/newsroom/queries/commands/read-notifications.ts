import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";

/** Marks what somebody was told as read: these of them, or everything. Nobody marks what another was told. */
export const readNotifications = defineCommand({
  name: "notification.read",
  input: z.object({ ids: z.array(z.number().int().positive()).max(1_000).optional() }),
  load: async (tx, { ids }, actor) => {
    const { notification } = tables;
    if (!actor) return { unread: [] };
    const unread = await tx
      .select({ id: notification.id })
      .from(notification)
      .where(
        and(
          eq(notification.personId, actor.personId),
          isNull(notification.readAt),
          ids ? inArray(notification.id, ids) : undefined,
        ),
      )
      .for("update");
    return { unread: unread.map(({ id }) => id) };
  },
  refusals: (actor) => (actor ? [] : ["Sign in first."]),
  run: async ({ tx, actor, loaded: { unread }, at, announce }) => {
    // Asked again with nothing unread, it would fill the record with nothing.
    if (unread.length === 0) return { event: null, result: { read: 0 } };
    await tx.update(tables.notification).set({ readAt: at }).where(inArray(tables.notification.id, unread));
    // My other windows show it too.
    announce({ subject: "notification", id: actor!.personId, what: "notification.read" });
    return { fact: { count: unread.length }, result: { read: unread.length } };
  },
});
