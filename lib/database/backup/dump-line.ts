import { chmodSync, existsSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";

/** Where a running newsroom hands out consistent copies; only the owner of the data folder can reach it. */
const lineOf = (dataFolder: string): string => join(dataFolder, "backup-line");

/** Opens the line over which `npm run backup` asks this process for a consistent copy. */
export function openDumpLine(dataFolder: string, dump: () => Promise<Uint8Array>): Server {
  const path = lineOf(dataFolder);
  rmSync(path, { force: true });
  const server = createServer((asking) => {
    dump().then(
      (bytes) => asking.end(bytes),
      (thrown: Error) => asking.destroy(thrown),
    );
    asking.on("error", () => asking.destroy());
  });
  server.listen(path, () => chmodSync(path, 0o600));
  return server;
}

/** Asks the newsroom that runs on this folder for a copy; undefined when none runs. */
export async function askForDump(dataFolder: string): Promise<Buffer | undefined> {
  const path = lineOf(dataFolder);
  if (!existsSync(path)) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const line = connect(path);
    line.on("data", (chunk: Buffer) => chunks.push(chunk));
    line.on("end", () => resolve(Buffer.concat(chunks)));
    line.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNREFUSED" || error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
  });
}
