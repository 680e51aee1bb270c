import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import type { ConstructorOptions } from "pg-boss";
import * as tables from "#lib/database/schema/all.ts";
import { existing } from "#lib/platform/process.ts";

type Tables = typeof tables;
/** The database, embedded or PostgreSQL: the same SQL on both. */
export type Database = PgDatabase<PgQueryResultHKT, Tables>;
/** A running transaction; usable wherever a database is. */
export type Transaction = PgTransaction<PgQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>;
export type Connection = Database | Transaction;

export interface OpenDatabase {
  kind: "embedded" | "postgresql";
  database: Database;
  /** How the job queue reaches the same database. */
  queue: ConstructorOptions;
  /** A consistent copy, embedded only. */
  dump?: () => Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The one database of this process, opened by the server or by a test. */
export function openedDatabase(): OpenDatabase {
  const opened = existing<OpenDatabase>("database");
  if (!opened) throw new Error("The database has not been opened in this process.");
  return opened;
}

export const database = (): Database => openedDatabase().database;
export { tables };
