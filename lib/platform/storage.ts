import { join } from "node:path";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";
import { diskStorage } from "#lib/platform/storage/disk-storage.ts";
import { s3Storage } from "#lib/platform/storage/s3-storage.ts";

/** A file on this machine whose size and SHA-256 (hex) were taken while it arrived. */
export interface MeasuredFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** A stored thing as a file of this machine, to be read and not to be changed. */
export interface StoredFile {
  path: string;
  /** To be called when it is no longer needed. */
  release(): Promise<void>;
}

export interface StoredEntry {
  key: string;
  /** When it was put there. */
  at: Date;
}

export interface StoredStream {
  bytes: number;
  body: ReadableStream<Uint8Array>;
}

/** Bytes under a key. What `put` has answered for is whole and stays; a half-written thing is never seen. */
export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Like `put`, without holding the bytes in memory. The file stays where it was. */
  putFile(key: string, file: MeasuredFile): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  stream(key: string): Promise<StoredStream | null>;
  /** For programs that read files; never more than a piece of it is in memory. */
  file(key: string): Promise<StoredFile | null>;
  /** Everything under a folder of keys (`original/ab/`), in no order, also what a killed process left half-written. */
  list(folder: string): AsyncIterable<StoredEntry>;
  exists(key: string): Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}

/** Where this newsroom's pictures lie: on disk in its data folder, or in S3 when that is set. */
export const storage = (): Storage =>
  once("storage", () => {
    const { s3, dataFolder } = settings();
    return s3 ? s3Storage(s3, join(dataFolder, "fetched")) : diskStorage(join(dataFolder, "pictures"));
  });
