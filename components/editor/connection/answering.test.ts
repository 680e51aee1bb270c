import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isAnswering } from "./answering.ts";

let server: Server;
let status = 200;
beforeEach(async () => {
  vi.stubGlobal("window", {});
  server = createServer((_request, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.close();
  vi.unstubAllGlobals();
});
const url = () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collaboration`;

test("[S81] the newsroom answers, or it is a proxy that has nobody behind it, or nobody at all", async () => {
  for (const [told, is] of [
    [200, true],
    [404, true],
    [502, false],
    [503, false],
    [504, false],
  ] as const) {
    status = told;
    expect([told, await isAnswering(url())]).toEqual([told, is]);
  }
  const gone = url();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await isAnswering(gone)).toBe(false);
});
