import { expect, test, vi } from "vitest";
import { heldBytes } from "#lib/http/admit.ts";
import { bodyLimit } from "#lib/http/body-limits.ts";
import { ask, chunk } from "#lib/http/testing/raw-client.ts";
import { useLimitedServer } from "#lib/http/testing/use-limited-server.ts";
import { MAX_BYTES, SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";

const { port, connected, reached } = useLimitedServer();
const MB = 1024 * 1024;
const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "host: localhost", ...headers, "", ""].join("\r\n");

/** Of each kind of route one. */
const ROUTES = [
  "/api/auth/signin",
  "/api/auth/callback/credentials",
  "/signin",
  "/join/abc",
  "/desk",
  "/stories/abc",
  "/api/stories/abc/read",
  "/api/nothing",
  "/",
  "/india",
  "/healthz",
];

test.each(ROUTES)(
  "[O10] more than %s takes is answered 413 by what it says of its size, before a byte of it",
  async (path) => {
    const answer = await ask(
      port(),
      head(`POST ${path}`, `content-length: ${bodyLimit("POST", path).bytes + 1}`),
    );
    expect(answer.status).toBe(413);
    expect(answer.headers).toMatchObject({ "content-type": "application/problem+json", connection: "close" });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 413, type: "urn:galley:problem:too-large" });
    expect(reached).toEqual([]);
  },
);

test.each(ROUTES)(
  "[O10] a body without end for %s is answered 413 at its limit, and nothing of it is kept",
  async (path) => {
    const client = connected();
    await client.write(head(`POST ${path}`, "transfer-encoding: chunked"));
    const sent = await client.sendWithoutEnd(chunk(64 * 1024), 64 * MB);
    // What the two ends' own buffers take beside the limit.
    expect(sent).toBeLessThan(bodyLimit("POST", path).bytes + 16 * MB);
    expect((await client.begun()).status).toBe(413);
    expect(heldBytes()).toBe(0);
  },
);

test("[O10] a body up to its limit is handed on whole, whatever says its size", async () => {
  const { bytes } = bodyLimit("POST", "/desk");
  const body = "a".repeat(bytes);
  const told = await ask(port(), head("POST /desk", `content-length: ${bytes}`) + body);
  expect(told.body).toContain(`${bytes} bytes`);
  const counted = connected();
  await counted.write(head("POST /desk", "transfer-encoding: chunked", "connection: close"));
  for (let sent = 0; sent < bytes; sent += bytes / 16) await counted.write(chunk(bytes / 16));
  await counted.write("0\r\n\r\n");
  expect((await counted.answered()).body).toContain(`${bytes} bytes`);
});

test("[O10] an upload is handed on as it comes, and one without end is answered 413 with a sentence", async () => {
  const told = await ask(port(), head("POST /api/pictures", `content-length: ${MAX_BYTES + MB}`));
  expect(JSON.parse(told.body)).toMatchObject({ status: 413, detail: SENTENCES.tooLarge });
  const client = connected();
  await client.write(head("POST /api/pictures", "transfer-encoding: chunked"));
  const sent = await client.sendWithoutEnd(chunk(MB), 200 * MB);
  expect(sent).toBeGreaterThan(MAX_BYTES);
  expect(sent).toBeLessThan(MAX_BYTES + 32 * MB);
  const answer = await client.begun();
  expect(answer.status).toBe(413);
  expect(answer.text).toContain(SENTENCES.tooLarge);
  expect(reached).toEqual(["POST /api/pictures"]);
});

test.each([
  ["/desk", "15 seconds is no time for a story"],
  ["/api/pictures", "a slow upload"],
  ["/api/auth/signin", "a slow sign-in"],
])("[O10] a body for %s that does not come in its time is answered 408", async (path) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const client = connected();
    await client.write(head(`POST ${path}`, "content-length: 1000") + "slow");
    await vi.waitFor(() => reached.length || Promise.reject(new Error("not there yet")), { interval: 5 });
    vi.advanceTimersByTime(bodyLimit("POST", path).seconds * 1_000 + 1);
    const answer = await client.begun();
    expect(answer.status).toBe(408);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
  } finally {
    vi.useRealTimers();
  }
});

test.each(["GET /desk", "HEAD /", "GET /healthz", "GET /api/session", "OPTIONS /desk"])(
  "[O11] %s brings no body: 413, however it is sent",
  async (line) => {
    expect((await ask(port(), head(line, "content-length: 1") + "a")).status).toBe(413);
    expect((await ask(port(), head(line, "transfer-encoding: chunked"))).status).toBe(413);
    expect((await ask(port(), head(line, "content-length: 0"))).status).toBe(200);
    expect(reached).toEqual([line]);
  },
);

test.each([
  "PUT /desk",
  "PATCH /desk",
  "DELETE /api/pictures",
  "POST /api/picture%73",
  "POST /nowhere",
  "BREW /desk",
])("[O11] a route that is not listed takes the smallest body: %s", (line) => {
  const [method = "", path = ""] = line.split(" ");
  expect(bodyLimit(method, path).bytes).toBe(16 * 1024);
});

test("[O10] whoever asks before sending is refused before sending, and told to go on once the body is wanted", async () => {
  const large = head("POST /desk", "expect: 100-continue", `content-length: ${2 * MB}`);
  expect((await ask(port(), large)).status).toBe(413);
  const client = connected();
  await client.write(head("POST /desk", "expect: 100-continue", "content-length: 5", "connection: close"));
  expect((await client.begun()).status).toBe(100);
  await client.write("hello");
  expect((await client.answered()).text).toContain("5 bytes");
  expect((await ask(port(), head("POST /desk", "expect: a miracle", "content-length: 5"))).status).toBe(417);
});

test("[O12] slow bodies share one room: when it is full others are told so, and it is free again when they are gone", async () => {
  const piece = chunk(64 * 1024);
  const clients = Array.from({ length: 20 }, connected);
  for (const client of clients) {
    await client.write(head("POST /desk", "transfer-encoding: chunked"));
    for (let i = 0; i < 15; i++) await client.write(piece);
  }
  await vi.waitFor(
    () => expect(clients.some(({ text }) => text.startsWith("HTTP/1.1 503"))).toBe(true),
    30_000,
  );
  expect(heldBytes()).toBeLessThanOrEqual(16 * MB);
  for (const client of clients) client.close();
  await vi.waitFor(() => expect(heldBytes()).toBe(0));
});

test("[O14] who is answered without being read gets the answer, and is not listened to for long", async () => {
  const client = connected();
  await client.write(head("POST /unread", "transfer-encoding: chunked"));
  await client.write(chunk(1024));
  expect((await client.begun()).body).toContain("not read");
  // Not ended by its client: by the server.
  await client.answered();
  await vi.waitFor(async () => expect(await client.write(chunk(1024))).toBe(false));
});
