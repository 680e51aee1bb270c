/**
 * `npm run reset-second-factor -- EMAIL`: for the last administrator who lost their telephone and recovery codes. Wants
 * the newsroom stopped when its database is embedded.
 */
import { join } from "node:path";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { resetSecondFactorByOperator } from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { readConfig } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { put } from "#lib/platform/process.ts";

const email = process.argv[2];
if (!email) {
  console.error("Say whose: npm run reset-second-factor -- EMAIL");
  process.exit(2);
}
try {
  const config = put("settings", readConfig());
  const release = config.databaseUrl ? () => undefined : takeDataFolder(config.dataFolder);
  const opened = put(
    "database",
    config.databaseUrl
      ? await openPostgres(config.databaseUrl, { connections: 1 })
      : await openEmbedded(join(config.dataFolder, "database")),
  );
  const { name } = await resetSecondFactorByOperator(null, { email });
  await opened.close();
  release();
  console.log(`${name} signs in with the password alone. Their sessions and password links are ended.`);
  process.exit(0);
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exit(1);
}
