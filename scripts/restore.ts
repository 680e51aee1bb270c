/** `npm run restore -- FILE`: brings a backup into an empty data folder (GALLEY_DATA) or database (DATABASE_URL). */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EmbeddedDatabase } from "#lib/database/embedded/embedded-database.ts";
import { tables } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { readConfig } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

const run = (command: string, args: string[]): void => {
  const done = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) throw new Error(`${command} did not finish: nothing more was restored.`);
};

async function restore(file: string): Promise<void> {
  const config = readConfig();
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const release = takeDataFolder(config.dataFolder);
  const folder = join(config.dataFolder, "database");
  if (!config.databaseUrl && existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(
      `${config.dataFolder} already holds a newsroom. Restore into an empty folder (GALLEY_DATA).`,
    );
  const bundle = mkdtempSync(join(tmpdir(), "galley-restore-"));
  try {
    run("tar", ["-xzf", file, "-C", bundle]);
    if (config.databaseUrl)
      run("pg_restore", [
        "--no-owner",
        "--exit-on-error",
        `--dbname=${config.databaseUrl}`,
        join(bundle, "database.pg"),
      ]);
    else {
      const embedded = new EmbeddedDatabase(folder, readFileSync(join(bundle, "database.tar")));
      await embedded.ready;
      await embedded.close();
      const opened = await openEmbedded(folder);
      console.log(`Restored ${await opened.database.$count(tables.story)} stories.`);
      await opened.close();
    }
    if (existsSync(join(bundle, "pictures")))
      cpSync(join(bundle, "pictures"), join(config.dataFolder, "pictures"), { recursive: true });
    console.log("The newsroom is restored: start it with npm start.");
  } finally {
    rmSync(bundle, { recursive: true, force: true });
    release();
  }
}

const file = process.argv[2];
if (!file) {
  console.error("Say which: npm run restore -- FILE");
  process.exit(2);
}
restore(resolve(file)).then(
  () => process.exit(0),
  (thrown: Error) => {
    console.error(thrown.message);
    process.exit(1);
  },
);
