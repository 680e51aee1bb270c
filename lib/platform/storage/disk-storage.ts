import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import type { Storage } from "#lib/platform/storage.ts";
import { soundKey } from "#lib/platform/storage/storage-key.ts";

const absent = (thrown: unknown): boolean => (thrown as NodeJS.ErrnoException).code === "ENOENT";

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Storage in a folder. A thing is written beside its place, synced and then moved there: whole or not at all. */
export function diskStorage(folder: string): Storage {
  const placeOf = (key: string) => join(folder, ...soundKey(key).split("/"));

  async function putInPlace(key: string, write: (path: string) => Promise<void>): Promise<void> {
    const place = placeOf(key);
    await mkdir(dirname(place), { recursive: true });
    const beside = `${place}.${randomBytes(6).toString("hex")}.part`;
    try {
      await write(beside);
      await sync(beside);
      await rename(beside, place);
    } catch (thrown) {
      await rm(beside, { force: true });
      throw thrown;
    }
    // Without this the name, though not the bytes, could be lost in a power cut.
    await sync(dirname(place));
  }

  async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (thrown) {
      if (absent(thrown)) return null;
      throw thrown;
    }
  }

  return {
    put: (key, bytes) =>
      putInPlace(key, async (path) => {
        const handle = await open(path, "wx");
        try {
          await handle.writeFile(bytes);
        } finally {
          await handle.close();
        }
      }),
    putFile: (key, file) => putInPlace(key, (path) => copyFile(file.path, path)),
    get: (key) => orNull<Uint8Array>(() => readFile(placeOf(key))),
    stream: (key) =>
      orNull(async () => {
        const { size } = await stat(placeOf(key));
        return {
          bytes: size,
          body: Readable.toWeb(createReadStream(placeOf(key))) as ReadableStream<Uint8Array>,
        };
      }),
    file: (key) =>
      orNull(async () => {
        await stat(placeOf(key));
        return { path: placeOf(key), release: () => Promise.resolve() };
      }),
    async *list(under) {
      const start = placeOf(under.replace(/\/$/, ""));
      const found = await orNull(() => readdir(start, { recursive: true, withFileTypes: true }));
      for (const entry of found ?? []) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const about = await orNull(() => stat(path));
        if (about) yield { key: relative(folder, path).split(sep).join("/"), at: about.mtime };
      }
    },
    exists: async (key) => (await orNull(() => stat(placeOf(key)))) !== null,
    delete: (key) => rm(placeOf(key), { force: true }),
  };
}
