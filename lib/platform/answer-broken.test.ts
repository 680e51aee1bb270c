import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerBroken } from "#lib/platform/answer-broken.ts";

const SENTENCE = "Something went wrong on our side. Nothing was changed; please try again.";
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/half") response.writeHead(200, { "content-length": "100" }).write("The begin");
    answerBroken(request, response, new Error("the inside"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test.each(["/api/stories?q=a", "/readyz", "/metrics"])(
  "[R20] what breaks at %s is a problem with a plain sentence, and tells nothing of the inside",
  async (path) => {
    const answer = await fetch(url + path);
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toEqual({
      type: "urn:galley:problem:unexpected",
      title: "unexpected",
      status: 500,
      detail: SENTENCE,
    });
  },
);

test("[R20] people get the sentence, and an answer that has begun is broken off", async () => {
  const answer = await fetch(`${url}/desk`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe(`${SENTENCE}\n`);
  await expect(fetch(`${url}/half`).then((half) => half.text())).rejects.toThrow();
});
