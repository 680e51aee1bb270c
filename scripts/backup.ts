/** `npm run backup -- FILE`: one file with words, decisions and pictures, consistent, also while the newsroom runs. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { askForDump } from "#lib/database/backup/dump-line.ts";
import { tables } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { readConfig } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

const run = (command: string, args: string[]): void => {
  const done = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) throw new Error(`${command} did not finish: the backup was not made.`);
};

async function backUp(file: string): Promise<void> {
  const config = readConfig();
  const bundle = mkdtempSync(join(tmpdir(), "galley-backup-"));
  try {
    console.log("Copying the database …");
    if (config.databaseUrl)
      run("pg_dump", ["--format=custom", `--file=${join(bundle, "database.pg")}`, config.databaseUrl]);
    else {
      let dump: Uint8Array | undefined = await askForDump(config.dataFolder);
      if (!dump) {
        const release = takeDataFolder(config.dataFolder);
        const opened = await openEmbedded(join(config.dataFolder, "database"));
        dump = await opened.dump!();
        await opened.close();
        release();
      }
      // A copy that does not open is no backup.
      const copy = await openEmbedded(null, dump);
      const stories = await copy.database.$count(tables.story);
      const updates = await copy.database.$count(tables.storyUpdate);
      await copy.close();
      console.log(`Read it back: ${stories} stories, ${updates} changes since the last snapshots.`);
      writeFileSync(join(bundle, "database.tar"), dump);
    }
    const pictures = join(config.dataFolder, "pictures");
    if (config.s3)
      console.log(
        `The pictures stand in the bucket ${config.s3.bucket} and are not copied: back the bucket up beside this.`,
      );
    else if (existsSync(pictures)) {
      console.log("Copying the pictures …");
      // Originals never change under their name, so copying after the database misses none that it knows.
      cpSync(pictures, join(bundle, "pictures"), { recursive: true });
    }
    mkdirSync(resolve(file, ".."), { recursive: true });
    run("tar", ["-czf", `${file}.part`, "-C", bundle, "."]);
    renameSync(`${file}.part`, file);
    console.log(`The backup is ${file}.`);
  } finally {
    rmSync(bundle, { recursive: true, force: true });
  }
}

const file = process.argv[2];
if (!file) {
  console.error("Say where to: npm run backup -- FILE");
  process.exit(2);
}
backUp(resolve(file)).then(
  () => process.exit(0),
  (thrown: Error) => {
    console.error(thrown.message);
    process.exit(1);
  },
);
