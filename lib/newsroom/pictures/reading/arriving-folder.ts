import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { refuseWithoutRoom } from "#lib/platform/disk-room.ts";
import { newId } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";
import type { MeasuredFile } from "#lib/platform/storage.ts";

/** Where files wait while they are judged. What a killed process left there is swept away at the first arrival. */
const arrivingFolder = (): Promise<string> =>
  once("arriving-folder", async () => {
    const folder = join(settings().dataFolder, "arriving");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return folder;
  });

export interface ArrivedFile extends MeasuredFile {
  /** To be called when it is no longer needed. */
  remove(): Promise<void>;
}

/** Writes what arrives to a file of its own, measuring it on the way; never more than a piece of it is in memory. */
export async function arrive(source: Readable | Uint8Array): Promise<ArrivedFile> {
  const path = join(await arrivingFolder(), newId());
  const remove = () => rm(path, { force: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      // The last look at the disk is a second old at most, so this asks it rarely.
      refuseWithoutRoom(0, SENTENCES.noRoom).then(() => done(null, piece), done);
    },
  });
  try {
    const pieces = source instanceof Uint8Array ? Readable.from([source]) : source;
    await pipeline(pieces, measure, createWriteStream(path, { flags: "wx" }));
  } catch (thrown) {
    await remove();
    if ((thrown as NodeJS.ErrnoException).code === "ENOSPC") refuse("no-room", SENTENCES.noRoom);
    throw thrown;
  }
  return { path, bytes, sha256: hash.digest("hex"), remove };
}
