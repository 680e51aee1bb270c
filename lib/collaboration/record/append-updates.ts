import { sql } from "drizzle-orm";
import type { Connection } from "#lib/database/database.ts";

/** A Yjs update on its way into the record of words. */
export interface UpdateRow {
  storyId: string;
  bytes: Uint8Array;
  /** Who delivered it; null for the server's own hand. */
  personId: string | null;
  clientIds: readonly number[];
  /** Given back by a bystander after a loss. */
  relayed: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

const quoted = (text: string | null): string => (text === null ? "NULL" : JSON.stringify(text));
const arrayOf = (values: readonly (string | number | boolean)[]): string => `{${values.join(",")}}`;

/**
 * Appends updates of any stories in one statement, in this order, and returns their row ids. Their bytes travel as one
 * value that is cut up by the database: both drivers send one value faster than a thousand.
 */
export async function appendUpdates(connection: Connection, rows: readonly UpdateRow[]): Promise<number[]> {
  const bytes = new Uint8Array(rows.reduce((total, row) => total + row.bytes.length, 0));
  const starts: number[] = [];
  let end = 0;
  for (const row of rows) {
    starts.push(end + 1);
    bytes.set(row.bytes, end);
    end += row.bytes.length;
  }
  const stored = (await connection.execute(sql`
    insert into story_update (story_id, bytes, person_id, client_ids, relayed, at)
    select r.story_id, substring(${bytes}::bytea from r.start for r.length), r.person_id, r.client_ids::bigint[],
      r.relayed, to_timestamp(r.at / 1000.0)
    from unnest(
      ${arrayOf(rows.map((row) => quoted(row.storyId)))}::text[],
      ${arrayOf(starts)}::int[],
      ${arrayOf(rows.map((row) => row.bytes.length))}::int[],
      ${arrayOf(rows.map((row) => quoted(row.personId)))}::text[],
      ${arrayOf(rows.map((row) => quoted(arrayOf(row.clientIds))))}::text[],
      ${arrayOf(rows.map((row) => row.relayed))}::boolean[],
      ${arrayOf(rows.map((row) => row.at))}::double precision[]
    ) with ordinality as r(story_id, start, length, person_id, client_ids, relayed, at, place)
    order by r.place
    returning id`)) as unknown as { rows: { id: number | string }[] };
  return stored.rows.map(({ id }) => Number(id));
}
