import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync } from "node:fs";
import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Client } from "pg";
import { askForDump } from "#lib/database/backup/dump-line.ts";
import { runProgram, wayToPostgres } from "#lib/database/backup/run-program.ts";
import { tables } from "#lib/database/database.ts";
import { EmbeddedDatabase } from "#lib/database/embedded/embedded-database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import type { Config } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

type Place = Pick<Config, "dataFolder" | "databaseUrl" | "s3">;

/**
 * Writes one file (tar, gzip; readable by its owner only, because it holds password hashes) with the words, decisions and
 * pictures of a newsroom, consistent, also while it runs. What is in S3 stays there. Throws sentences; a file that is
 * there already is replaced once the new one is whole.
 */
export async function backUp(place: Place, file: string, say: (line: string) => void): Promise<void> {
  if (!(await holdsNewsroom(place)))
    throw new Error(
      place.databaseUrl
        ? "There is no newsroom in this database (DATABASE_URL), so nothing was backed up."
        : `There is no newsroom in ${place.dataFolder}, so nothing was backed up. Say where it is with GALLEY_DATA.`,
    );
  mkdirSync(dirname(file), { recursive: true });
  const bundle = mkdtempSync(join(dirname(file), ".galley-backup-"));
  try {
    say("Copying the database …");
    if (place.databaseUrl) dumpPostgres(place.databaseUrl, join(bundle, "database.pg"));
    else {
      const dump = await dumpEmbedded(place.dataFolder);
      say(await readBack(dump));
      writeFileSync(join(bundle, "database.tar"), dump);
    }
    copyPictures(place, join(bundle, "pictures"), say);
    pack(bundle, `${bundle}.part`, file);
    say(`The backup is ${file}.`);
  } finally {
    rmSync(bundle, { recursive: true, force: true });
    rmSync(`${bundle}.part`, { force: true });
  }
}

/** A folder or database without one is most likely a mistyped one: a good copy of nothing would be found out too late. */
async function holdsNewsroom({ dataFolder, databaseUrl }: Place): Promise<boolean> {
  if (!databaseUrl) return existsSync(join(dataFolder, "database", "PG_VERSION"));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string | null }>(
      "select to_regclass('story')::text as table",
    );
    return rows[0]!.table !== null;
  } finally {
    await client.end();
  }
}

function dumpPostgres(url: string, file: string): void {
  const { address, env } = wayToPostgres(url);
  runProgram("pg_dump", ["--format=custom", `--file=${file}`, address], { env });
}

/** From the newsroom that runs on the folder, else from the folder itself, as it is: a backup changes nothing. */
async function dumpEmbedded(dataFolder: string): Promise<Uint8Array> {
  const handedOut = await askForDump(dataFolder);
  if (handedOut) return handedOut;
  const release = takeDataFolder(dataFolder);
  try {
    const stored = new EmbeddedDatabase(join(dataFolder, "database"));
    await stored.ready;
    const dump = await stored.dump();
    await stored.close();
    return dump;
  } finally {
    release();
  }
}

/** A copy that does not open is no backup. */
async function readBack(dump: Uint8Array): Promise<string> {
  const copy = await openEmbedded(null, dump);
  const stories = await copy.database.$count(tables.story);
  const updates = await copy.database.$count(tables.storyUpdate);
  await copy.close();
  return `Read it back: ${stories} stories, ${updates} changes since the last snapshots.`;
}

function copyPictures({ dataFolder, s3 }: Place, into: string, say: (line: string) => void): void {
  if (s3)
    return say(
      `The pictures stand in the bucket ${s3.bucket} and are not copied: back the bucket up beside this.`,
    );
  const pictures = join(dataFolder, "pictures");
  if (!existsSync(pictures)) return;
  say("Copying the pictures …");
  // Originals never change under their name, so copying after the database misses none that it knows. What is only being
  // written, and renditions that nobody needs any more, go away under our hands.
  for (const entry of readdirSync(pictures, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(".part")) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(into, relative(pictures, from));
    mkdirSync(dirname(to), { recursive: true });
    try {
      copyFileSync(from, to);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw thrown;
    }
  }
}

function pack(bundle: string, beside: string, file: string): void {
  const packed = openSync(beside, "w", 0o600);
  try {
    runProgram("tar", ["-czf", "-", "-C", bundle, "."], { into: packed });
    fsyncSync(packed);
  } finally {
    closeSync(packed);
  }
  renameSync(beside, file);
}
