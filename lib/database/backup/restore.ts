import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { endAllAccess } from "#lib/database/backup/end-all-access.ts";
import {
  IN_A_BACKUP,
  IN_A_DATABASE,
  refuseForeignEntries,
  refuseLinks,
} from "#lib/database/backup/plain-archive.ts";
import { runProgram, wayToPostgres } from "#lib/database/backup/run-program.ts";
import { tables, type OpenDatabase } from "#lib/database/database.ts";
import { holdAsOnlyServer } from "#lib/database/only-server.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import type { Config } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

type Place = Pick<Config, "dataFolder" | "databaseUrl">;

/**
 * Brings a backup into an empty data folder or database, with nobody signed in. Throws sentences. What breaks on the way
 * leaves the folder without a newsroom, so that it can simply be tried again.
 */
export async function restore(place: Place, file: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const release = takeDataFolder(place.dataFolder);
  // In the folder itself, because only there a thing is moved to its place in one step.
  const bundle = mkdtempSync(join(place.dataFolder, "restoring-"));
  try {
    if (!place.databaseUrl) refuseFull(place.dataFolder);
    refuseForeignEntries(file, bundle, IN_A_BACKUP);
    runProgram("tar", ["-xzf", file, "-C", bundle]);
    refuseLinks(bundle);
    refuseOtherKind(place, bundle);
    putPictures(join(bundle, "pictures"), join(place.dataFolder, "pictures"));
    if (place.databaseUrl) await fillPostgres(place.databaseUrl, join(bundle, "database.pg"), say);
    else {
      refuseForeignEntries(join(bundle, "database.tar"), bundle, IN_A_DATABASE);
      const dump = readFileSync(join(bundle, "database.tar"));
      await settle(await openEmbedded(join(bundle, "database"), dump), say);
      rmSync(join(place.dataFolder, "database"), { recursive: true, force: true });
      renameSync(join(bundle, "database"), join(place.dataFolder, "database"));
    }
    say("The newsroom is restored: start it with npm start. Everybody signs in anew.");
  } finally {
    rmSync(bundle, { recursive: true, force: true });
    release();
  }
}

function refuseFull(dataFolder: string): void {
  const folder = join(dataFolder, "database");
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${dataFolder} already holds a newsroom. Restore into an empty folder (GALLEY_DATA).`);
}

function refuseOtherKind({ databaseUrl }: Place, bundle: string): void {
  if (existsSync(join(bundle, databaseUrl ? "database.pg" : "database.tar"))) return;
  throw new Error(
    existsSync(join(bundle, databaseUrl ? "database.tar" : "database.pg"))
      ? `This is the backup of a newsroom ${databaseUrl ? "with an embedded database: unset" : "on PostgreSQL: set"} DATABASE_URL.`
      : "This file is no backup of Galley.",
  );
}

/** They lie under their content hash, so those that are there already are the same. */
function putPictures(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (existsSync(to)) cpSync(from, to, { recursive: true });
  else renameSync(from, to);
}

async function fillPostgres(url: string, dump: string, say: (line: string) => void): Promise<void> {
  const held = await holdAsOnlyServer(url, { lost: () => undefined, patience: 0 });
  try {
    await refuseTables(url);
    const { address, env } = wayToPostgres(url);
    runProgram(
      "pg_restore",
      ["--no-owner", "--exit-on-error", "--single-transaction", `--dbname=${address}`, dump],
      { env },
    );
    await settle(await openPostgres(url), say);
  } finally {
    await held.release();
  }
}

async function refuseTables(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ many: string }>(
      "select count(*) as many from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    );
    if (rows[0]!.many !== "0")
      throw new Error("This database (DATABASE_URL) already holds tables. Restore into an empty one.");
  } finally {
    await client.end();
  }
}

async function settle(opened: OpenDatabase, say: (line: string) => void): Promise<void> {
  try {
    await endAllAccess(opened.database);
    say(`Restored ${await opened.database.$count(tables.story)} stories.`);
  } finally {
    await opened.close();
  }
}
