import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UnusableSettings, type Config } from "#lib/platform/config.ts";

type State = "begun" | "complete";

/** Says in the data folder that what lies there is a demonstration, and whether it was finished. */
const markerOf = (dataFolder: string): string => join(dataFolder, "demonstration");

export const markDemo = (dataFolder: string, state: State): void =>
  writeFileSync(markerOf(dataFolder), `${state}\n`);

const stateOf = (dataFolder: string): string | undefined =>
  existsSync(markerOf(dataFolder)) ? readFileSync(markerOf(dataFolder), "utf8").trim() : undefined;

/**
 * Takes away what is to be made anew: the demonstration that was left half made, and when `fresh` is wished also a whole
 * one. Refuses with a sentence rather than touch a newsroom that is no demonstration, or a database of somebody else.
 */
export function clearDemo(
  { dataFolder, databaseUrl }: Pick<Config, "dataFolder" | "databaseUrl">,
  fresh: boolean,
): void {
  const state = stateOf(dataFolder);
  const isHalf = state === "begun";
  if (!fresh && !isHalf) return;
  if (databaseUrl)
    throw new UnusableSettings(
      fresh
        ? "The demonstration is made anew in a data folder only, not in PostgreSQL: give it an empty database, or unset DATABASE_URL."
        : "The demonstration in this database (DATABASE_URL) was not finished: give it an empty one, and another GALLEY_DATA.",
    );
  if (state === undefined && existsSync(join(dataFolder, "database")))
    throw new UnusableSettings(
      `${dataFolder} holds a newsroom that is no demonstration, so it is not made anew. Choose another folder with GALLEY_DATA.`,
    );
  for (const part of ["database", "pictures", "demonstration"])
    rmSync(join(dataFolder, part), { recursive: true, force: true });
}
