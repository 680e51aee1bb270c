import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll } from "vitest";
import { bodyIsThere } from "#lib/http/admit.ts";
import { limitedServer, type SERVER_LIMITS } from "#lib/http/limited-server.ts";
import { RawClient } from "#lib/http/testing/raw-client.ts";
import { readConfig } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";

export const useSettings = (settings: Record<string, string> = {}): void =>
  void put("settings", readConfig({ NODE_ENV: "test", GALLEY_LOG: "silent", ...settings }));

/** The limits on a port of their own; behind them somebody who reads each body that is let through and tells its length. */
export function useLimitedServer(limits: Partial<typeof SERVER_LIMITS> = {}) {
  let server: Server;
  const clients: RawClient[] = [];
  const reached: string[] = [];
  beforeAll(async () => {
    useSettings();
    server = limitedServer(async (request, response) => {
      reached.push(`${request.method} ${request.url}`);
      if (request.url === "/unread") return void response.end("not read");
      if (!(await bodyIsThere(request, response))) return;
      let bytes = 0;
      for await (const piece of request) bytes += (piece as Buffer).length;
      if (!response.writableEnded) response.end(`${bytes} bytes`);
    }, limits);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
    reached.length = 0;
    useSettings();
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    forget("settings");
  });
  const port = () => (server.address() as AddressInfo).port;
  const connected = () => {
    const client = new RawClient(port());
    clients.push(client);
    return client;
  };
  return { port, connected, reached };
}
