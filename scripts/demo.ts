/** Makes the demonstration newsroom in GALLEY_DATA when there is none; `--fresh` makes it anew. Prints the sign-ins. */
import { join } from "node:path";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { tables } from "#lib/database/database.ts";
import { readConfig, UnusableSettings } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { put } from "#lib/platform/process.ts";
import { CAST, DEMO_PASSWORD } from "./demo/cast.ts";
import { clearDemo, markDemo } from "./demo/half-made.ts";
import { makeDemo } from "./demo/make-demo.ts";

async function demo(): Promise<void> {
  const config = put("settings", readConfig());
  const release = takeDataFolder(config.dataFolder);
  clearDemo(config, process.argv.includes("--fresh"));
  const opened = put(
    "database",
    config.databaseUrl
      ? await openPostgres(config.databaseUrl)
      : await openEmbedded(join(config.dataFolder, "database")),
  );
  try {
    if ((await opened.database.$count(tables.person)) === 0) {
      console.log("Making the demonstration newsroom (about a minute) …");
      markDemo(config.dataFolder, "begun");
      await makeDemo((line) => console.log(line));
      markDemo(config.dataFolder, "complete");
    }
  } finally {
    await opened.close();
    release();
  }
  console.log(`\nSign in with the password ${DEMO_PASSWORD} as`);
  for (const { key, name, roles } of CAST)
    console.log(`  ${`${key}@demo.galley.test`.padEnd(30)} ${name.padEnd(20)} ${roles.join(", ")}`);
  console.log("");
}

demo().then(
  () => process.exit(0),
  (thrown: unknown) => {
    console.error(thrown instanceof UnusableSettings ? thrown.message : thrown);
    process.exit(1);
  },
);
