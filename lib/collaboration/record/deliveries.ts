import { and, eq, gt, isNotNull, lte } from "drizzle-orm";
import { notSetAside } from "#lib/collaboration/record/stored-story.ts";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { Delivery } from "#lib/document/provenance/changed-by.ts";

const LOGS = [tables.storyUpdateArchive, tables.storyUpdate] as const;

/** What people delivered in this stretch of the record. What they gave back for others came by their hand all the same. */
const delivered = (log: (typeof LOGS)[number], storyId: string, after: number, upTo: number) =>
  and(eq(log.storyId, storyId), gt(log.id, after), lte(log.id, upTo), isNotNull(log.personId));

/** Everyone who delivered anything after one row of the record, up to another. */
export async function deliverersBetween(
  tx: Transaction,
  storyId: string,
  after: number,
  upTo: number,
): Promise<string[]> {
  const people = new Set<string>();
  for (const log of LOGS) {
    const rows = await tx
      .selectDistinct({ personId: log.personId })
      .from(log)
      .where(delivered(log, storyId, after, upTo));
    for (const { personId } of rows) people.add(personId!);
  }
  return [...people].sort();
}

/** What each of them delivered, in the order of the record. */
export async function deliveriesBetween(
  tx: Transaction,
  storyId: string,
  after: number,
  upTo: number,
): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const log of LOGS) {
    const rows = await tx
      .select({ person: log.personId, update: log.bytes })
      .from(log)
      .where(and(delivered(log, storyId, after, upTo), notSetAside(log.id, storyId)))
      .orderBy(log.id);
    for (const { person, update } of rows) deliveries.push({ person: person!, update });
  }
  return deliveries;
}
