import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import "#lib/database/testing-setup.ts";
import { tables, type Database, type OpenDatabase, type Transaction } from "#lib/database/database.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { newId } from "#lib/platform/ids.ts";
import { forget, once, put } from "#lib/platform/process.ts";

/** A fresh, migrated database for this test: PostgreSQL (a database of its own) when `url` is given, else embedded. */
async function openFresh(url?: string): Promise<OpenDatabase> {
  if (!url) return openEmbedded(null, readFileSync(inject("migratedDump")));
  const name = `galley_test_${randomBytes(6).toString("hex")}`;
  const admin = new Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const opened = await openPostgres(own.href, { connections: 4 });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Gives the tests of a file their database; `DATABASE_URL` chooses PostgreSQL. */
export function useDatabase(): { database(): Database; opened(): OpenDatabase } {
  let opened: OpenDatabase | undefined;
  beforeAll(async () => {
    opened = await openFresh(process.env["DATABASE_URL"]);
    put("database", opened);
    // Sealing needs one, and no test may write into the folder of a real newsroom.
    once("auth-secret", () => "a secret that only these tests know, long enough");
  });
  afterAll(async () => {
    forget("database");
    await opened?.close();
  });
  return { database: () => opened!.database, opened: () => opened! };
}

/** Does to the record what the newsroom itself is refused, as a broken disk or a forger would. */
export async function tamperWith(
  database: Database,
  table: string,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    await work(tx);
    await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
  });
}

let people = 0;

/** A person with these roles, in the database, as the actor of commands. */
export async function buildPerson(database: Database, ...roles: Role[]): Promise<Actor> {
  const number = ++people;
  const id = newId();
  const row = {
    id,
    name: `${roles[0] ?? "Nobody"} ${number}`,
    email: `${id}@galley.test`,
    roles,
    ink: number % 8,
    createdAt: new Date(),
  };
  await database.insert(tables.person).values(row);
  const sessionId = newId();
  // Whoever may change people is asked whether this session has given its password lately: it has.
  if (roles.includes("administrator"))
    await database.insert(tables.session).values({
      id: sessionId,
      personId: id,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 60 * 60 * 1000),
      passwordConfirmedAt: new Date(),
    });
  return {
    personId: id,
    name: row.name,
    email: row.email,
    roles,
    deskIds: [],
    ink: row.ink,
    sessionId,
  };
}
