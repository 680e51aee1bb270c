import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeUpgrades } from "#lib/platform/upgrades.ts";

let server: Server;
beforeAll(async () => {
  server = createServer();
  takeUpgrades(server, (path) =>
    path === "/collaboration"
      ? (_request, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n")
      : undefined,
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

/** What a request for another protocol is answered until its line is closed; the client itself never closes it. */
async function answerTo(asked: string): Promise<string> {
  const line = connect({
    port: (server.address() as AddressInfo).port,
    host: "127.0.0.1",
    allowHalfOpen: true,
  });
  let said = "";
  line.on("data", (chunk) => (said += chunk.toString()));
  line.write(
    `GET ${asked} HTTP/1.1\r\nHost: galley.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  await once(line, "end");
  line.destroy();
  return said.split("\r\n")[0]!;
}

test.each([
  ["/collaboration", "HTTP/1.1 101 Switching Protocols"],
  ["/collaboration?x", "HTTP/1.1 101 Switching Protocols"],
  ["//", "HTTP/1.1 404 Not Found"],
  ["/elsewhere", "HTTP/1.1 404 Not Found"],
  ["http://[", "HTTP/1.1 400 Bad Request"],
  ["*", "HTTP/1.1 400 Bad Request"],
])("[O7] a request for another protocol at %s is answered and its line is closed", async (asked, answer) => {
  expect(await answerTo(asked)).toBe(answer);
  const open = await new Promise<number>((resolve) =>
    server.getConnections((_error, count) => resolve(count)),
  );
  expect(open).toBeLessThanOrEqual(1);
});
