/** A server process of its own, for tests that kill it: `live-child.ts FOLDER-OR-URL PORT`. */
import { createServer } from "node:http";
import { live as liveApi } from "#lib/collaboration/live-api.ts";
import { startLiveServer } from "#lib/collaboration/live-server.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { put } from "#lib/platform/process.ts";

const [store, port] = process.argv.slice(2) as [string, string];
const opened = put(
  "database",
  store.startsWith("postgres") ? await openPostgres(store) : await openEmbedded(store),
);
const live = await startLiveServer();
const server = createServer((_request, response) => response.end());
server.on("upgrade", (request, socket, head) => live.handleUpgrade(request, socket, head));
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
process.on("message", ({ storyId, by }: { storyId: string; by: string }) => {
  void liveApi()!
    .resolve(storyId, by, { accept: true })
    .then(({ stored }) => stored)
    .then(() => process.send?.("decided"));
});
process.on("SIGTERM", () => {
  server.close();
  void live
    .stop()
    .then(() => opened.close())
    .then(() => process.exit(0));
});
