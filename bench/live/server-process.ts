/**
 * One server for the benchmarks, in a process of its own: `server-process.ts KIND [STORE]`. Galley as it runs (the live
 * server with its embedded database), plain Hocuspocus and plain y-websocket, both in memory.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Hocuspocus } from "@hocuspocus/server";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";

const [kind, store] = process.argv.slice(2);
const server = createServer();

async function galley(): Promise<void> {
  const { startLiveServer } = await import("#lib/collaboration/live-server.ts");
  const { openEmbedded } = await import("#lib/database/open-database.ts");
  const { put } = await import("#lib/platform/process.ts");
  const opened = put("database", await openEmbedded(store!));
  const live = await startLiveServer();
  server.on("upgrade", (request, socket, head) => live.handleUpgrade(request, socket, head));
  process.on(
    "SIGTERM",
    () =>
      void live
        .stop()
        .then(() => opened.close())
        .then(() => process.exit(0)),
  );
}

function inMemory(): void {
  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const hocuspocus = new Hocuspocus({ quiet: true });
  server.on("upgrade", (request, socket, head) =>
    upgrades.handleUpgrade(request, socket, head, (ws) => {
      if (kind === "y-websocket") return void setupWSConnection(ws, request);
      const connection = hocuspocus.handleConnection(ws as never, new Request("http://localhost"));
      ws.on("message", (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
      ws.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    }),
  );
  process.on("SIGTERM", () => process.exit(0));
}

if (kind === "galley") await galley();
else inMemory();
process.on("message", () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ rss, heap: heapUsed + external, cpu: process.cpuUsage() });
});
server.listen(0, "127.0.0.1", () => process.send!({ port: (server.address() as AddressInfo).port }));
