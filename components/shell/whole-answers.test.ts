import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeAnswersWhole } from "./whole-answers.ts";

// A server that dies in the middle of every other answer.
const server = createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/x-component", "x-said": "yes" });
  response.write("half of it");
  if (request.url === "/dies") setImmediate(() => response.destroy());
  else response.end(", and the rest");
});
let address = "";
const before = globalThis.window;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.window = { fetch: globalThis.fetch } as unknown as typeof globalThis.window;
  takeAnswersWhole();
});
afterAll(() => {
  globalThis.window = before;
  server.close();
});

test("[E10] an answer to an action that breaks off is no answer", async () => {
  const action = { method: "POST", headers: { "Next-Action": "1234" } };
  await expect(window.fetch(`${address}/dies`, action)).rejects.toThrow();
  const whole = await window.fetch(`${address}/lives`, action);
  expect(whole.headers.get("x-said")).toBe("yes");
  expect(await whole.text()).toBe("half of it, and the rest");
});

test("[E10] everything else comes as it comes", async () => {
  const begun = await window.fetch(`${address}/dies`);
  expect(begun.status).toBe(200);
  await expect(begun.text()).rejects.toThrow();
});
