import { and, count, eq, gt, inArray, isNull } from "drizzle-orm";
import { tables, type Connection, type Transaction } from "#lib/database/database.ts";
import { mentionsIn } from "#lib/newsroom/queries/mentions.ts";
import type { Mentions, NotifiedFor } from "#lib/newsroom/queries/query.ts";
import { mentionable } from "#lib/newsroom/queries/reads/mentionable.ts";
import type { Announcement } from "#lib/platform/bus.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** More than anybody writes by hand; less than a script would like to. */
const MOST_A_MINUTE = 20;

interface Message {
  queryId: string;
  storyId: string;
  personId: string;
  text: string;
  picked: readonly string[];
  at: Date;
}

/** Adds a message to a query and tells whom it concerns: who is mentioned, whose desk is, who wrote in it before. */
export async function addMessage(
  tx: Transaction,
  { queryId, storyId, personId, text, picked, at }: Message,
  announce: (announcement: Announcement) => void,
): Promise<Mentions> {
  await refuseFlood(tx, personId, at);
  const { queryMessage, notification } = tables;
  const before = await tx
    .selectDistinct({ personId: queryMessage.personId })
    .from(queryMessage)
    .where(eq(queryMessage.queryId, queryId));
  const mentions = mentionsIn(text, await mentionable(tx), picked);
  const [message] = await tx
    .insert(queryMessage)
    .values({ queryId, personId, text, mentions, at })
    .returning({ id: queryMessage.id });
  const told = await whomToTell(
    tx,
    mentions,
    before.map((row) => row.personId),
  );
  told.delete(personId);
  if (told.size > 0)
    await tx.insert(notification).values(
      [...told].map(([toldId, why]) => ({
        personId: toldId,
        why,
        storyId,
        queryId,
        messageId: message!.id,
        at,
      })),
    );
  for (const toldId of told.keys())
    announce({ subject: "notification", id: toldId, what: "notification.added" });
  return mentions;
}

/** Asked again before a query is written; whoever has work to do for one asks before that. */
export async function refuseFlood(tx: Connection, personId: string, at: Date): Promise<void> {
  const { queryMessage } = tables;
  const minuteAgo = new Date(at.getTime() - 60_000);
  const [row] = await tx
    .select({ written: count() })
    .from(queryMessage)
    .where(and(eq(queryMessage.personId, personId), gt(queryMessage.at, minuteAgo)));
  if (row!.written >= MOST_A_MINUTE)
    refuse(
      "too-many",
      "That is a lot of queries for one minute. Wait a little; what you wrote is still here.",
    );
}

/** Each person once, for the nearest reason. Nobody who is suspended is told anything. */
async function whomToTell(
  tx: Transaction,
  { people, desks }: Mentions,
  writers: readonly string[],
): Promise<Map<string, NotifiedFor>> {
  const { person, personDesk } = tables;
  const ofDesks =
    desks.length === 0
      ? []
      : await tx
          .select({ personId: personDesk.personId })
          .from(personDesk)
          .where(inArray(personDesk.deskId, desks));
  const reasons = new Map<string, NotifiedFor>();
  for (const { personId } of ofDesks) reasons.set(personId, "desk-mention");
  for (const personId of writers) reasons.set(personId, "reply");
  for (const personId of people) reasons.set(personId, "mention");
  if (reasons.size === 0) return reasons;
  const active = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...reasons.keys()]), isNull(person.suspendedAt)));
  return new Map(active.map(({ id }) => [id, reasons.get(id)!]));
}
