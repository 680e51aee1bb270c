import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digest, newId } from "#lib/platform/ids.ts";
import type { Storage, StoredEntry } from "#lib/platform/storage.ts";

const read = async (body: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(body).arrayBuffer());

/** What every storage keeps, whatever it is made of. */
export function storageContract(open: () => Storage): void {
  const key = () => `contract/${newId()}/a.jpg`;

  test("[P1] what was put comes back byte for byte, whole and as a stream", async () => {
    const storage = open();
    const place = key();
    const bytes = new Uint8Array(randomBytes(300_000));
    await storage.put(place, bytes);
    expect(await storage.exists(place)).toBe(true);
    expect(new Uint8Array((await storage.get(place))!)).toEqual(bytes);
    const stream = (await storage.stream(place))!;
    expect(stream.bytes).toBe(bytes.length);
    expect(await read(stream.body)).toEqual(bytes);
    await storage.delete(place);
  });

  test("[P1] a file is taken in as it is and stays where it was", async () => {
    const storage = open();
    const folder = await mkdtemp(join(tmpdir(), "galley-storage-"));
    const path = join(folder, "picture");
    const bytes = randomBytes(200_000);
    await writeFile(path, bytes);
    const place = key();
    await storage.putFile(place, { path, bytes: bytes.length, sha256: digest(bytes) });
    expect(digest((await storage.get(place))!)).toBe(digest(bytes));
    expect(await readFile(path)).toEqual(bytes);
    await storage.delete(place);
    await rm(folder, { recursive: true });
  });

  test("[P1] it is read as a file of this machine as well, and is in the list of its folder", async () => {
    const storage = open();
    const folder = `contract/${newId()}`;
    const bytes = new Uint8Array(randomBytes(50_000));
    for (const name of ["a.jpg", "b.webp", "deeper/c.jpg"]) await storage.put(`${folder}/${name}`, bytes);
    const file = (await storage.file(`${folder}/a.jpg`))!;
    expect(new Uint8Array(await readFile(file.path))).toEqual(bytes);
    await file.release();
    expect(await storage.exists(`${folder}/a.jpg`)).toBe(true);
    const listed = async () => {
      const entries: StoredEntry[] = [];
      for await (const entry of storage.list(`${folder}/`)) entries.push(entry);
      return entries;
    };
    const entries = await listed();
    expect(entries.map(({ key }) => key).sort()).toEqual(
      ["a.jpg", "b.webp", "deeper/c.jpg"].map((name) => `${folder}/${name}`),
    );
    for (const { key, at } of entries) {
      expect(at.getTime()).toBeGreaterThan(Date.parse("2020-01-01"));
      await storage.delete(key);
    }
    expect(await listed()).toEqual([]);
  });

  test("[P1] what is not there is null, not an error, and deleting it is none either", async () => {
    const storage = open();
    const place = key();
    expect(await storage.get(place)).toBeNull();
    expect(await storage.stream(place)).toBeNull();
    expect(await storage.file(place)).toBeNull();
    expect(await storage.exists(place)).toBe(false);
    await storage.delete(place);
  });

  test("[P1] putting again replaces, and deleting takes away", async () => {
    const storage = open();
    const place = key();
    await storage.put(place, new Uint8Array([1]));
    await storage.put(place, new Uint8Array([2, 3]));
    expect([...(await storage.get(place))!]).toEqual([2, 3]);
    await storage.delete(place);
    expect(await storage.exists(place)).toBe(false);
  });

  test("[P1] of many who put at once one stands whole", async () => {
    const storage = open();
    const place = key();
    const each = [1, 2, 3, 4, 5].map((number) => new Uint8Array(50_000).fill(number));
    await Promise.all(each.map((bytes) => storage.put(place, bytes)));
    const stands = new Uint8Array((await storage.get(place))!);
    expect(each.some((bytes) => digest(bytes) === digest(stands))).toBe(true);
    await storage.delete(place);
  });

  test.each(["../outside", "/etc/passwd", "a//b", "a/../b", "A/b", "", "a/.part", "a\\b"])(
    "[P2] %j is no key: nothing outside the storage can be named",
    async (wrong) => {
      await expect((async () => open().get(wrong))()).rejects.toThrow("Not a storage key");
    },
  );
}
