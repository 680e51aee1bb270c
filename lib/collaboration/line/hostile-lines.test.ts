import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { WebSocket } from "ws";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { database } from "#lib/database/database.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";

describe("lines that mean harm", () => {
  const newsroom = useLiveNewsroom();

  const upgrade = (headers: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const asked = request({
        host: "127.0.0.1",
        port: newsroom.port,
        path: "/collaboration",
        headers: {
          connection: "Upgrade",
          upgrade: "websocket",
          "sec-websocket-version": "13",
          "sec-websocket-key": "c2FtZSBrZXkgYXMgZXZlcg==",
          ...headers,
        },
      });
      asked.on(
        "upgrade",
        (response, socket) => (socket.destroy(), resolve({ status: response.statusCode!, body: "" })),
      );
      asked.on("response", (response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode!, body: body.trim() }));
      });
      asked.on("error", reject);
      asked.end();
    });

  test("[S15] without a session, or from a foreign page, there is no connection at all", async () => {
    const anna = await newsroom.person("reporter");
    const { cookie, origin } = await newsroom.headers(anna);
    expect(await upgrade({ origin, cookie })).toMatchObject({ status: 101 });
    expect(await upgrade({ origin })).toEqual({ status: 401, body: "Sign in first." });
    expect(await upgrade({ origin, cookie: `${cookie}x` })).toMatchObject({ status: 401 });
    const foreign = "This connection does not come from a page of this newsroom.";
    expect(await upgrade({ cookie, origin: "https://evil.example" })).toEqual({ status: 403, body: foreign });
    expect(await upgrade({ cookie })).toEqual({ status: 403, body: foreign });
  });

  test("[S16] a story that does not exist and a token that says nothing are refused, and the line is closed", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const cases = [
      { storyId: "no-such-story", token: { format: 1 }, reason: "not-found" },
      { storyId: "../../etc/passwd", token: { format: 1 }, reason: "not-found" },
      { storyId, token: "not json", reason: "bad-token" },
      { storyId, token: { edit: -1, format: 1 }, reason: "bad-token" },
      { storyId, token: { edit: 5, suggest: 5, format: 1 }, reason: "bad-token" },
      { storyId, token: { edit: 7, format: 0 }, reason: "older-page" },
    ];
    for (const { storyId: asked, token, reason } of cases) {
      const line = await RawLine.open(newsroom, anna, asked);
      line.signOn(token);
      await line.whenClosed();
      expect(line.heard).toEqual([`denied:${reason}`]);
    }
  });

  test("[S17] broken, unknown and oversized frames end their own line and nobody else's", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const honest = await newsroom.open(anna, storyId);
    const attacks: [code: number, attack: (line: RawLine) => void][] = [
      [4400, (line) => line.ws.send("text")],
      [4400, (line) => line.ws.send(new Uint8Array([255, 255, 255, 255, 255, 255]))],
      [4400, (line) => line.ws.send(new Uint8Array(0))],
      [4400, (line) => line.frame(6, () => undefined)],
      [4400, (line) => line.frame(99, () => undefined)],
      [4400, (line) => line.frame(1, () => undefined)],
      [4400, (line) => line.stateVector(new Uint8Array([255, 255, 255]))],
      [4400, (line) => line.update(new Uint8Array([1, 2, 3, 4, 5, 6, 7]))],
      [4400, (line) => line.handshake(new Uint8Array(1000).fill(200))],
      [1009, (line) => line.ws.send(new Uint8Array(5 << 20))],
    ];
    for (const [code, attack] of attacks) {
      const line = await RawLine.seated(newsroom, mallory, storyId);
      attack(line);
      expect([attack.toString(), (await line.whenClosed()).code]).toEqual([attack.toString(), code]);
    }
    type(honest, "Undisturbed.");
    await until(() => honest.saveState === "Saved");
    expect(honest.ended).toBeUndefined();
    expect(bodyOf(honest)).toBe("Undisturbed.");
  });

  test("[S18] a headline of 10,000 characters is refused with a sentence and stands nowhere", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const honest = await newsroom.open(anna, storyId);
    const line = await RawLine.seated(newsroom, anna, storyId);
    line.update(line.change(line.editId, (doc) => doc.getText("headline").insert(0, "x".repeat(10_000))));
    expect((await line.whenClosed()).code).toBe(4403);
    expect(line.heard.at(-1)).toBe("refused:A headline has at most 500 characters.");
    expect(honest.doc.getText("headline").length).toBe(0);
  });

  test("[S19] a caret shows the name of the session, whatever its window says, and only one", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const honest = await newsroom.open(anna, storyId);
    const line = await RawLine.seated(newsroom, mallory, storyId);
    const forged = { user: { personId: anna.personId, name: "Editor in chief", ink: 9 }, field: "body" };
    line.caret([
      [honest.editId, 1_000, forged],
      [line.editId, 1, forged],
      [line.suggestId, 1, forged],
      ...Array.from({ length: 20 }, (_, i): [number, number, unknown] => [i + 1, 1, forged]),
    ]);
    await until(() => honest.awareness.getStates().has(line.editId));
    const { personId, name, ink } = mallory;
    expect(honest.awareness.getStates().get(line.editId)).toEqual({
      user: { personId, name, ink },
      field: "body",
    });
    expect([...honest.awareness.getStates().keys()].sort()).toEqual([honest.editId, line.editId].sort());
    expect(honest.awareness.getLocalState()).toMatchObject({
      user: { personId: anna.personId, name: anna.name },
    });
    line.ws.close();
    await until(() => !honest.awareness.getStates().has(line.editId));
  });

  test("[S48] a place that is none is not handed on, whatever else its window says", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Words.");
    const honest = await newsroom.open(anna, storyId);
    const line = await RawLine.seated(newsroom, mallory, storyId);
    const sound = { field: "body", position: { tname: "body", assoc: -1 } };
    line.caret([
      [
        line.editId,
        1,
        { field: "body", mode: "editing", anchor: { field: "body", position: {} }, head: sound, more: [1] },
      ],
    ]);
    await until(() => honest.awareness.getStates().has(line.editId));
    const { personId, name, ink } = mallory;
    expect(honest.awareness.getStates().get(line.editId)).toEqual({
      field: "body",
      mode: "editing",
      head: sound,
      user: { personId, name, ink },
    });
  });

  test("[S19] a person may have twenty windows open, and is told when it is one too many", async () => {
    const anna = await newsroom.person("reporter");
    const headers = await newsroom.headers(anna);
    const windows = Array.from({ length: 21 }, () => new WebSocket(newsroom.url, { headers }));
    const closed: { code: number; reason: string }[] = [];
    for (const window of windows)
      window.on("close", (code, reason) => closed.push({ code, reason: reason.toString() }));
    await until(() => closed.length === 1);
    expect(closed[0]).toEqual({
      code: 4429,
      reason: "You have Galley open in too many windows. Close some of them.",
    });
    for (const window of windows) window.terminate();
  });

  test("[S19] sockets that nobody answers any more do not count as windows", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const headers = await newsroom.headers(anna);
    const dead = Array.from(
      { length: 20 },
      () => new WebSocket(newsroom.url, { headers, autoPong: false } as never),
    );
    const closed: number[] = [];
    for (const socket of dead) socket.on("close", (code) => closed.push(code));
    await until(() => dead.every(({ readyState }) => readyState === WebSocket.OPEN));
    const window = await newsroom.open(anna, storyId);
    await until(() => closed.length === 20);
    // Ended without a word: nobody there could have been told.
    expect(new Set(closed)).toEqual(new Set([1006]));
    type(window, "Room enough.");
    await until(() => window.saveState === "Saved");
    expect(window.ended).toBeUndefined();
  });

  test("[S49] while a sign-on takes its time the line is answered, and the window is seated in the end", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const line = await RawLine.open(newsroom, anna, storyId);
    let goOn!: () => void;
    const enough = new Promise<void>((resolve) => (goOn = resolve));
    const isHeld = new Promise<void>((held) => {
      void database().transaction(async (tx) => {
        await tx.execute(sql`lock table story_client in access exclusive mode`);
        held();
        await enough;
      });
    });
    await isHeld;
    line.signOn();
    line.ping();
    await until(() => line.heard.includes("pong"));
    expect(line.heard).toEqual(["pong"]);
    goOn();
    await until(() => line.heard.some((text) => text.startsWith("right:")));
    line.ws.terminate();
  });
});
