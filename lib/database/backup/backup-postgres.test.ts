import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backUp } from "#lib/database/backup/back-up.ts";
import { restore } from "#lib/database/backup/restore.ts";
import { wayToPostgres } from "#lib/database/backup/run-program.ts";
import { tables } from "#lib/database/database.ts";
import { holdAsOnlyServer } from "#lib/database/only-server.ts";
import { openPostgres } from "#lib/database/open-database.ts";
import { buildPerson } from "#lib/database/testing.ts";

const url = process.env["DATABASE_URL"];
const root = mkdtempSync(join(tmpdir(), "galley-backup-pg-"));
const file = join(root, "monday.galley");
const quiet = () => undefined;
let admin: Pool | undefined;
const made: string[] = [];

async function emptyDatabase() {
  const name = `galley_backup_${randomBytes(6).toString("hex")}`;
  await admin!.query(`create database ${name}`);
  made.push(name);
  const own = new URL(url!);
  own.pathname = `/${name}`;
  return { dataFolder: join(root, name), databaseUrl: own.href, s3: undefined };
}

beforeAll(() => {
  if (url) admin = new Pool({ connectionString: url, max: 1 });
});
afterAll(async () => {
  for (const name of made) await admin!.query(`drop database ${name} with (force)`);
  await admin?.end();
  rmSync(root, { recursive: true, force: true });
});

test.skipIf(!url)("[O1] a newsroom on PostgreSQL comes back from its backup", async () => {
  const from = await emptyDatabase();
  await expect(backUp(from, file, quiet)).rejects.toThrow("There is no newsroom in this database");
  const opened = await openPostgres(from.databaseUrl, { connections: 1 });
  const { personId } = await buildPerson(opened.database, "manager");
  await opened.close();
  await backUp(from, file, quiet);

  const to = await emptyDatabase();
  await restore(to, file, quiet);
  const restored = await openPostgres(to.databaseUrl, { connections: 1 });
  expect((await restored.database.select().from(tables.person)).map(({ id }) => id)).toEqual([personId]);
  await restored.close();

  await expect(restore(to, file, quiet)).rejects.toThrow(
    "This database (DATABASE_URL) already holds tables.",
  );
});

test.skipIf(!url)("[O4] a database that a server holds is not restored into", async () => {
  const held = await emptyDatabase();
  const server = await holdAsOnlyServer(held.databaseUrl, { lost: quiet, patience: 0 });
  await expect(restore(held, file, quiet)).rejects.toThrow("Another Galley serves this database already.");
  await server.release();
});

test("[O3] a password stands in no argument of a program", () => {
  expect(wayToPostgres("postgres://galley:s%40cret@db.test:5433/news?sslmode=require")).toEqual({
    address: "postgres://galley@db.test:5433/news?sslmode=require",
    env: { PGPASSWORD: "s@cret" },
  });
  expect(wayToPostgres("postgres://galley@db.test/news")).toEqual({
    address: "postgres://galley@db.test/news",
    env: {},
  });
});
