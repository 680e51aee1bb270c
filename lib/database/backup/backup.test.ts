import { once } from "node:events";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { backUp } from "#lib/database/backup/back-up.ts";
import { askForDump, openDumpLine } from "#lib/database/backup/dump-line.ts";
import { restore } from "#lib/database/backup/restore.ts";
import { database, tables, type OpenDatabase } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { buildPerson, tamperWith } from "#lib/database/testing.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { createStory } from "#lib/newsroom/stories/commands/create-story.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { forget, put } from "#lib/platform/process.ts";
import { diskStorage } from "#lib/platform/storage/disk-storage.ts";

const root = mkdtempSync(join(tmpdir(), "galley-backup-"));
const at = (name: string) => ({ dataFolder: join(root, name), databaseUrl: undefined, s3: undefined });
const file = join(root, "backups", "sunday.galley");
const PICTURE = Buffer.from("the bytes of a picture");
const quiet = () => undefined;

/** What a newsroom holds, as it would be seen missing. */
async function holdings(dataFolder: string) {
  return {
    words: (await liveWords(storyId)).words,
    events: (await database().select().from(tables.event)).map(({ id, name }) => ({ id, name })),
    people: (await database().select().from(tables.person)).map(({ passwordHash }) => passwordHash),
    picture: Buffer.from((await diskStorage(join(dataFolder, "pictures")).get("originals/ab"))!),
  };
}

async function open(name: string, load?: Uint8Array): Promise<OpenDatabase> {
  return put("database", await openEmbedded(join(at(name).dataFolder, "database"), load));
}

let storyId: string;
let before: Awaited<ReturnType<typeof holdings>>;
const said: string[] = [];

beforeAll(async () => {
  const { dataFolder } = at("running");
  const release = takeDataFolder(dataFolder);
  const opened = await open("running", readFileSync(inject("migratedDump")));
  const reporter = await buildPerson(opened.database, "reporter");
  const now = new Date();
  await opened.database.update(tables.person).set({ passwordHash: "a hash that nobody else should read" });
  await opened.database.insert(tables.session).values({
    id: "open",
    personId: reporter.personId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  });
  ({ storyId } = await createStory(reporter, {}));
  await tamperWith(opened.database, "story_update", (tx) => tx.delete(tables.storyUpdate));
  const words = {
    headline: "Ferry back on Monday",
    standfirst: "",
    lines: [{ kind: "paragraph" as const, runs: [{ text: "The slip has been rebuilt in stone." }] }],
  };
  await opened.database.transaction((tx) =>
    storeNewStory(tx, storyId, newStoryUpdate({ words }), reporter.personId),
  );
  await diskStorage(join(dataFolder, "pictures")).put("originals/ab", PICTURE);
  writeFileSync(join(dataFolder, "pictures", "originals", "cd.1f.part"), "half a picture");

  const line = openDumpLine(dataFolder, opened.dump!);
  await once(line, "listening");
  before = await holdings(dataFolder);
  await backUp(at("running"), file, (sentence) => said.push(sentence));
  // What comes after the backup is not in it.
  await tamperWith(opened.database, "story_update", (tx) => tx.delete(tables.storyUpdate));
  line.close();
  await opened.close();
  forget("database");
  release();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("[O1, O2, O4] a restore brings back the same words, decisions and pictures, with nobody signed in, also after one that broke", async () => {
  const bundle = join(root, "broken");
  mkdirSync(bundle);
  writeFileSync(join(bundle, "database.tar"), "no database at all");
  spawnSync("tar", ["-czf", join(root, "broken.galley"), "-C", bundle, "."]);
  await expect(restore(at("restored"), join(root, "broken.galley"), quiet)).rejects.toThrow();

  await restore(at("restored"), file, quiet);
  const opened = await open("restored");
  expect(before.words.headline).toBe("Ferry back on Monday");
  expect(before.events.map(({ name }) => name)).toContain("story.created");
  expect(await holdings(at("restored").dataFolder)).toEqual(before);
  const sessions = await opened.database.select().from(tables.session);
  expect(sessions.map(({ id, endedAt }) => [id, endedAt instanceof Date])).toEqual([["open", true]]);
  await opened.close();
  forget("database");
  expect(readdirSync(join(at("restored").dataFolder, "pictures", "originals"))).toEqual(["ab"]);
  expect(readdirSync(at("restored").dataFolder).sort()).toEqual(["database", "lock", "pictures"]);

  await expect(restore(at("restored"), file, quiet)).rejects.toThrow(
    `${join(root, "restored")} already holds a newsroom. Restore into an empty folder (GALLEY_DATA).`,
  );
  // A newsroom that is stopped is copied from its folder.
  const stopped: string[] = [];
  await backUp(at("restored"), join(root, "stopped.galley"), (line) => stopped.push(line));
  expect(stopped).toContain("Read it back: 1 stories, 1 changes since the last snapshots.");
});

test("[O3] a backup is read back, told in a line, and readable by its owner only", () => {
  expect(said).toContain("Read it back: 1 stories, 1 changes since the last snapshots.");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(root, "backups"))).toEqual(["sunday.galley"]);
});

test("[O3] a folder without a newsroom is refused with a sentence, and stays as it was", async () => {
  await expect(backUp(at("mistyped"), join(root, "nothing.galley"), quiet)).rejects.toThrow(
    `There is no newsroom in ${join(root, "mistyped")}, so nothing was backed up. Say where it is with GALLEY_DATA.`,
  );
  expect(readdirSync(root)).not.toContain("mistyped");
  expect(readdirSync(root)).not.toContain("nothing.galley");
});

test("[O4] what is no backup, one of another kind, and a folder in use are refused with a sentence", async () => {
  const bundle = join(root, "other");
  mkdirSync(bundle);
  spawnSync("tar", ["-czf", join(root, "empty.galley"), "-C", bundle, "."]);
  await expect(restore(at("empty"), join(root, "empty.galley"), quiet)).rejects.toThrow(
    "This file is no backup of Galley.",
  );
  writeFileSync(join(bundle, "database.pg"), "");
  spawnSync("tar", ["-czf", join(root, "other.galley"), "-C", bundle, "."]);
  await expect(restore(at("empty"), join(root, "other.galley"), quiet)).rejects.toThrow(
    "This is the backup of a newsroom on PostgreSQL: set DATABASE_URL.",
  );
  const release = takeDataFolder(at("empty").dataFolder);
  await expect(restore(at("empty"), file, quiet)).rejects.toThrow("Another Galley");
  release();
});

test("[D95] an archive with a link, a device or a way out is refused before anything is there", async () => {
  const bundle = join(root, "foreign-bundle");
  mkdirSync(join(bundle, "pictures"), { recursive: true });
  writeFileSync(join(bundle, "database.tar"), "");
  writeFileSync(join(bundle, "pictures", "one"), "a picture");
  const made = join(root, "foreign.galley");
  const packed = (...what: string[]) => spawnSync("tar", ["-C", bundle, "-czf", made, ...what]);
  const refused = async () => {
    await expect(restore(at("foreign"), made, quiet)).rejects.toThrow("what no backup of Galley holds");
    expect(readdirSync(at("foreign").dataFolder)).toEqual(["lock"]);
  };
  symlinkSync("/etc", join(bundle, "pictures", "way-out"));
  packed(".");
  await refused();
  rmSync(join(bundle, "pictures", "way-out"));
  linkSync(join(bundle, "pictures", "one"), join(bundle, "pictures", "two"));
  packed(".");
  await refused();
  rmSync(join(bundle, "pictures", "two"));
  packed("-P", "--transform", "s,one,../../../two,", ".");
  await refused();
  packed("-P", "--transform", "s,pictures,/tmp/pictures,", ".");
  await refused();
  writeFileSync(join(bundle, "start.sh"), "");
  packed(".");
  await refused();
});

test("[O3] half a copy is known as such, and a folder that allows no line for it stops no start", async () => {
  const dataFolder = join(root, "line");
  mkdirSync(dataFolder);
  const breaking = openDumpLine(dataFolder, () => Promise.reject(new Error("no room")));
  await once(breaking, "listening");
  await expect(askForDump(dataFolder)).rejects.toThrow("could not hand out a whole copy");
  breaking.close();
  await once(breaking, "close");
  const cut = createServer((asking) => void asking.end(Buffer.from([0, 0, 0, 0, 0, 0, 0, 9, 1, 2, 3])));
  cut.listen(join(dataFolder, "backup-line"));
  await once(cut, "listening");
  await expect(askForDump(dataFolder)).rejects.toThrow("could not hand out a whole copy");
  cut.close();

  const deep = join(root, "a".repeat(120));
  mkdirSync(deep);
  const none = openDumpLine(deep, () => Promise.resolve(new Uint8Array()));
  await once(none, "error");
  expect(await askForDump(deep)).toBeUndefined();
});
