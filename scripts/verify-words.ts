/** `npm run verify-words`: reads every story of a newsroom and names what is damaged; ends with 1 when something is. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { verifyWords } from "#lib/collaboration/record/verify-words.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { readConfig } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { put } from "#lib/platform/process.ts";

const counted = (many: number, one: string, more: string): string =>
  `${many.toLocaleString("en")} ${many === 1 ? one : more}`;

async function main(): Promise<number> {
  const config = put("settings", readConfig());
  const folder = join(config.dataFolder, "database");
  if (!config.databaseUrl && !existsSync(join(folder, "PG_VERSION")))
    throw new Error(
      `There is no newsroom in ${config.dataFolder}, so nothing was read. Say where it is with GALLEY_DATA.`,
    );
  const release = config.databaseUrl ? () => undefined : takeDataFolder(config.dataFolder);
  const opened = put(
    "database",
    config.databaseUrl ? await openPostgres(config.databaseUrl) : await openEmbedded(folder),
  );
  try {
    const { stories, revisions, publications, damaged } = await verifyWords({
      damage: (line) => console.log(line),
      progress: (line) => console.error(line),
    });
    console.log(
      [
        counted(stories, "story", "stories"),
        counted(revisions, "revision", "revisions"),
        counted(publications, "publication", "publications"),
        damaged === 0 ? "nothing is damaged." : `${counted(damaged, "part is", "parts are")} damaged.`,
      ].join(", "),
    );
    return damaged === 0 ? 0 : 1;
  } finally {
    await opened.close();
    release();
  }
}

try {
  process.exit(await main());
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exit(1);
}
