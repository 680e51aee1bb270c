import { expect, test } from "vitest";
import { ask } from "#lib/http/testing/raw-client.ts";
import { useLimitedServer, useSettings } from "#lib/http/testing/use-limited-server.ts";

const { port, connected, reached } = useLimitedServer({
  headersTimeout: 300,
  requestTimeout: 600,
  connectionsCheckingInterval: 50,
});
const HOST = "host: localhost";

test.each([
  ["two lengths", 400, ["POST /desk HTTP/1.1", HOST, "content-length: 5", "content-length: 6", "", "hello"]],
  [
    "the same length twice",
    400,
    ["POST /desk HTTP/1.1", HOST, "content-length: 5", "content-length: 5", "", "hello"],
  ],
  ["a list of lengths", 400, ["POST /desk HTTP/1.1", HOST, "content-length: 5, 5", "", "hello"]],
  [
    "a length and chunks",
    400,
    ["POST /desk HTTP/1.1", HOST, "content-length: 5", "transfer-encoding: chunked", "", "0\r\n\r\n"],
  ],
  [
    "chunks and a length",
    400,
    ["POST /desk HTTP/1.1", HOST, "transfer-encoding: chunked", "content-length: 5", "", "0\r\n\r\n"],
  ],
  [
    "chunks that are not the last coding",
    400,
    ["POST /desk HTTP/1.1", HOST, "transfer-encoding: chunked, gzip", "", "0\r\n\r\n"],
  ],
  [
    "a coding that is none",
    400,
    ["POST /desk HTTP/1.1", HOST, "transfer-encoding: xchunked", "", "0\r\n\r\n"],
  ],
  ["a length below nothing", 400, ["POST /desk HTTP/1.1", HOST, "content-length: -1", "", ""]],
  ["a length in words", 400, ["POST /desk HTTP/1.1", HOST, "content-length: five", "", "hello"]],
  [
    "a length beyond all numbers",
    400,
    ["POST /desk HTTP/1.1", HOST, `content-length: ${"9".repeat(40)}`, "", ""],
  ],
  [
    "a chunk whose size is none",
    400,
    ["POST /desk HTTP/1.1", HOST, "transfer-encoding: chunked", "", "zz\r\n"],
  ],
  [
    "a chunk that says too much",
    413,
    ["POST /desk HTTP/1.1", HOST, "transfer-encoding: chunked", "", `1;${"a".repeat(20_000)}`],
  ],
  [
    "a header with a blank before its colon",
    400,
    ["POST /desk HTTP/1.1", HOST, "content-length : 5", "", "hello"],
  ],
  ["headers without end", 431, ["GET /desk HTTP/1.1", HOST, `x: ${"a".repeat(17 * 1024)}`, "", ""]],
  ["an address without end", 431, [`GET /${"a".repeat(17 * 1024)} HTTP/1.1`, HOST, "", ""]],
  ["no host", 400, ["GET /desk HTTP/1.1", "", ""]],
  ["two hosts", 400, ["GET /desk HTTP/1.1", HOST, "host: elsewhere", "", ""]],
  ["a host that is none", 400, ["GET /desk HTTP/1.1", "host: a b", "", ""]],
  ["another address than its own", 400, ["GET http://localhost/desk HTTP/1.1", HOST, "", ""]],
  ["the star", 400, ["OPTIONS * HTTP/1.1", HOST, "", ""]],
  ["something that is not HTTP", 400, ["\u0016\u0003\u0001 hello", "", ""]],
] as [string, number, string[]][])(
  "[O13] a request with %s gets a plain problem and is worked on by nobody",
  async (_what, status, lines) => {
    const answer = await ask(port(), ...lines);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "content-type": "application/problem+json",
      connection: "close",
      "x-content-type-options": "nosniff",
    });
    expect(JSON.parse(answer.body)).toMatchObject({ status, detail: expect.stringMatching(/^[A-Z].*\.$/) });
    // A body is refused where it is read, which is before anybody works on it.
    expect(reached.every((line) => line === "POST /desk")).toBe(true);
  },
);

test.each([
  ["says nothing", ""],
  ["does not end its headers", "GET /desk HTTP/1.1\r\nhost: localhost\r\nx: "],
  ["does not end its body", "POST /desk HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nslow"],
])("[O13] a connection that %s is ended", async (_what, words) => {
  const client = connected();
  await client.write(words);
  const answer = await client.answered();
  expect(answer.status).toBe(408);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
});

test("[O17] every answer of a newsroom on https has the headers of every answer, also what never reaches a route", async () => {
  useSettings({ PUBLIC_URL: "https://desk.example" });
  const answers = await Promise.all(
    [
      ["GET /desk HTTP/1.1", "host: desk.example", "", ""],
      ["GET /desk HTTP/1.1", "host: elsewhere.example", "", ""],
      ["GET /desk HTTP/1.1", "", ""],
      ["POST /desk HTTP/1.1", "host: desk.example", "content-length: 99999999", "", ""],
      ["POST /desk HTTP/1.1", "host: desk.example", "content-length: -1", "", ""],
      ["GET /desk HTTP/1.1", "host: desk.example", `x: ${"a".repeat(17 * 1024)}`, "", ""],
    ].map((lines) => ask(port(), ...lines)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 421, 400, 413, 400, 431]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  useSettings({ PUBLIC_URL: "https://desk.example", HSTS_INCLUDE_SUBDOMAINS: "true" });
  const wider = await ask(port(), "GET /desk HTTP/1.1", "host: desk.example", "", "");
  expect(wider.headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
});
