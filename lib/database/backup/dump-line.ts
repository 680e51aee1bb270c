import { chmodSync, existsSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { log } from "#lib/platform/log.ts";

/** Before a copy stands how many bytes it has (8, big-endian): of a line that breaks off the end looks like any other. */
const LENGTH_BYTES = 8;

/** Where a running newsroom hands out consistent copies; only the owner of the data folder can reach it. */
const lineOf = (dataFolder: string): string => join(dataFolder, "backup-line");

/**
 * Opens the line over which `npm run backup` asks this process for a consistent copy. A system that can open none in this
 * folder (its path is longer than about a hundred letters, or its disk knows no sockets) says so in the log; everything
 * else goes on, and a backup is then made while the newsroom is stopped.
 */
export function openDumpLine(dataFolder: string, dump: () => Promise<Uint8Array>): Server {
  const path = lineOf(dataFolder);
  rmSync(path, { force: true });
  const server = createServer((asking) => {
    asking.on("error", () => asking.destroy());
    dump().then(
      (bytes) => {
        const length = Buffer.alloc(LENGTH_BYTES);
        length.writeBigUInt64BE(BigInt(bytes.length));
        asking.write(length);
        asking.end(bytes);
      },
      (thrown: unknown) => {
        log().error({ err: thrown }, "a copy for a backup could not be made");
        asking.destroy();
      },
    );
  });
  server.on("error", (error) =>
    log().warn(
      { err: error, path },
      "no backup can be made while this newsroom runs: the line for it cannot be opened in this data folder",
    ),
  );
  server.listen(path, () => chmodSync(path, 0o600));
  return server;
}

/** Asks the newsroom that runs on this folder for a copy; undefined when none runs, or none that can be asked. */
export async function askForDump(dataFolder: string): Promise<Buffer | undefined> {
  const path = lineOf(dataFolder);
  if (!existsSync(path)) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const line = connect(path);
    line.on("data", (chunk: Buffer) => chunks.push(chunk));
    line.on("end", () => {
      const said = Buffer.concat(chunks);
      const copy = said.subarray(LENGTH_BYTES);
      if (said.length < LENGTH_BYTES || said.readBigUInt64BE() !== BigInt(copy.length))
        reject(new Error("The newsroom could not hand out a whole copy: its log says why."));
      else resolve(copy);
    });
    line.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNREFUSED" || error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
  });
}
