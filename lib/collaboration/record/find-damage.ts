import { and, asc, eq, lt, or } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import * as Y from "yjs";
import { sentenceOf, unreadable, unsound } from "#lib/collaboration/record/is-readable.ts";
import { notSetAside } from "#lib/collaboration/record/stored-story.ts";
import { tables, type Connection } from "#lib/database/database.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import type { Damage, Mended } from "#lib/newsroom/stories/commands/set-record-aside.ts";

export interface FoundDamage {
  damage: Damage[];
  /** A snapshot made anew from the rows, where the stored one cannot be used. */
  mended: Mended | null;
}

interface Row {
  id: number;
  bytes: Uint8Array;
}

/**
 * Looks for everything in the record of a story's words that cannot be read, each part by itself and then together; writes
 * nothing. Slow: asked only when a story cannot be opened, and by whoever verifies.
 */
export async function findDamage(connection: Connection, storyId: string): Promise<FoundDamage> {
  const { storyUpdate, storyUpdateArchive, storySnapshot } = tables;
  const damage: Damage[] = await damagedHands(connection, storyId);
  const readable = async (log: typeof storyUpdate | typeof storyUpdateArchive): Promise<Row[]> => {
    const rows = await connection
      .select({ id: log.id, bytes: log.bytes })
      .from(log)
      .where(and(eq(log.storyId, storyId), notSetAside(log.id, storyId)))
      .orderBy(asc(log.id));
    return rows.filter(({ id, bytes }) => {
      const why = unreadable(bytes);
      if (why !== null) damage.push({ source: "update", rowId: id, why });
      return why === null;
    });
  };
  const archived = await readable(storyUpdateArchive);
  const rows = await readable(storyUpdate);
  const [shot] = await connection.select().from(storySnapshot).where(eq(storySnapshot.storyId, storyId));
  const shotRow = { source: "snapshot", rowId: shot?.updatesMerged ?? 0 } as const;
  const snapshot = shot && shot.bytes.length > 0 ? shot.bytes : null;
  const whySnapshot = snapshot && (unreadable(snapshot) ?? wrongTogether([{ id: 0, bytes: snapshot }]));
  if (whySnapshot) damage.push({ ...shotRow, why: whySnapshot });
  const whyForgotten = wrongForgotten(shot?.forgotten ?? null);
  if (whyForgotten) damage.push({ ...shotRow, source: "forgotten", why: whyForgotten });

  const earlier = !snapshot || whySnapshot ? [] : [{ id: 0, bytes: snapshot }];
  const base = whySnapshot ? await sift(archived) : { good: earlier, bad: [] };
  const sifted = await sift(rows, base.good);
  damage.push(...base.bad, ...sifted.bad);
  if (!whySnapshot && !whyForgotten) return { damage, mended: null };
  const anew = madeOf(whySnapshot ? base.good : (await sift(archived)).good);
  const bytes = whySnapshot ? anew.bytes : snapshot!;
  return { damage, mended: { bytes, forgotten: anew.forgotten, before: shotRow.rowId } };
}

async function damagedHands(connection: Connection, storyId: string): Promise<Damage[]> {
  const { clientId, personId, storyId: of } = tables.storyClient;
  const isNone = or(lt(clientId, 0), eq(personId, ""));
  const rows = await connection
    .select({ clientId })
    .from(tables.storyClient)
    .where(and(eq(of, storyId), isNone, notSetAside(clientId, storyId, "client")));
  const why = "It belongs to nobody.";
  return rows.map((row) => ({ source: "client", rowId: row.clientId, why }));
}

/** Those rows that make a story with these before them; each of the others breaks what is there, and is left out. */
async function sift(rows: Row[], before: Row[] = []): Promise<{ good: Row[]; bad: Damage[] }> {
  const good = [...before];
  const bad: Damage[] = [];
  const take = async (some: Row[]): Promise<void> => {
    if (some.length === 0) return;
    const why = wrongTogether([...good, ...some]);
    // Others have their turn in between: a long record takes a while.
    await setImmediate();
    if (why === null) return void good.push(...some);
    if (some.length === 1) return void bad.push({ source: "update", rowId: some[0]!.id, why });
    const half = some.length >> 1;
    await take(some.slice(0, half));
    await take(some.slice(half));
  };
  await take(rows);
  return { good, bad };
}

function wrongTogether(rows: Row[]): string | null {
  const doc = new Y.Doc();
  try {
    apply(doc, rows);
    return unsound(doc) ?? unreadable(Y.encodeStateAsUpdate(doc));
  } catch (thrown) {
    return sentenceOf(thrown);
  } finally {
    doc.destroy();
  }
}

const apply = (doc: Y.Doc, rows: Row[]): void =>
  doc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  });

function madeOf(rows: Row[]): { bytes: Uint8Array; forgotten: string } {
  const doc = new Y.Doc();
  const forgotten = new ForgottenWords();
  forgotten.watch(doc);
  apply(doc, rows);
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { bytes, forgotten: forgotten.write() };
}

function wrongForgotten(written: string | null): string | null {
  try {
    ForgottenWords.read(written);
    return null;
  } catch (thrown) {
    return sentenceOf(thrown);
  }
}
