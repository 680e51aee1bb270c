import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { sealSession } from "#lib/auth/session-cookie.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { MAX_BYTES, SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import type { PictureForStory, ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { haveSharedData, sharedFile } from "#lib/platform/testing/shared-data.ts";
import type { Problem } from "#lib/platform/problem.ts";
import { GET, POST } from "./route.ts";
import { DELETE, PATCH } from "./[pictureId]/route.ts";
import { GET as GET_BYTES } from "./[pictureId]/[width]/route.ts";

const { database } = useDatabase();
const { folder } = ownFolder();
const HERE = "http://newsroom.test";

async function cookieOf(...roles: Role[]): Promise<string> {
  const actor = await buildPerson(database(), ...roles);
  const now = Date.now();
  await database()
    .insert(tables.session)
    .values({
      id: actor.sessionId,
      personId: actor.personId,
      createdAt: new Date(now),
      expiresAt: new Date(now + 3.6e6),
    })
    // Administrators are built with theirs.
    .onConflictDoNothing();
  return `next-auth.session-token=${await sealSession(actor.sessionId, actor.personId)}`;
}

interface Sending {
  cookie?: string;
  origin?: string | null;
  headers?: Record<string, string>;
}
function request(path: string, init: RequestInit, { cookie, origin = HERE, headers }: Sending): Request {
  const sent = new Headers({
    ...(init.headers as Record<string, string>),
    ...headers,
    host: "newsroom.test",
  });
  if (cookie) sent.set("cookie", cookie);
  if (origin) sent.set("origin", origin);
  return new Request(HERE + path, { ...init, headers: sent });
}
async function upload(bytes: Uint8Array, name: string, sending: Sending): Promise<Response> {
  const form = new FormData();
  form.set("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  return POST(request("/api/pictures", { method: "POST", body: form }, sending));
}
const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return (await response.json()) as Problem;
};
const pictureCount = async () =>
  (await database().select({ id: tables.picture.id }).from(tables.picture)).length;
const waiting = () => readdirSync(join(folder(), "arriving"));

afterEach(() => expect(waiting()).toEqual([]));

test("[P15] a picture that arrives is taken in, measured upright, and proposes what its file says", async () => {
  const cookie = await cookieOf("reporter");
  const response = await upload(await plainPicture(), "दिल्ली harbour.jpg", { cookie });
  expect(response.status).toBe(201);
  const { picture } = (await response.json()) as { picture: ReceivedPicture };
  expect(picture).toMatchObject({
    fileName: "दिल्ली harbour.jpg",
    width: 1400,
    height: 900,
    credit: "",
    proposedCredit: "",
  });
  const asked = await GET(request(`/api/pictures?ids=${picture.id},unknown`, {}, { cookie }));
  const { pictures } = (await asked.json()) as { pictures: PictureForStory[] };
  expect(pictures.map(({ id }) => id)).toEqual([picture.id]);
});

test.each([
  ["a foreign page", "https://evil.test", 403],
  ["nobody knows where", null, 403],
  ["a page without an address", "null", 403],
])("[P16] what is sent from %s is refused and changes nothing", async (_from, origin, status) => {
  const before = await pictureCount();
  const response = await upload(await plainPicture(), "a.jpg", {
    cookie: await cookieOf("reporter"),
    origin,
  });
  expect(await problemOf(response)).toMatchObject({ status, type: "urn:galley:problem:not-allowed" });
  expect(await pictureCount()).toBe(before);
});

test("[P16] nobody adds a picture without signing in, and an administrator alone does not either", async () => {
  const before = await pictureCount();
  const picture = await plainPicture();
  expect((await problemOf(await upload(picture, "a.jpg", {}))).status).toBe(401);
  const forged = await upload(picture, "a.jpg", { cookie: "next-auth.session-token=forged" });
  expect((await problemOf(forged)).status).toBe(401);
  const admin = await problemOf(await upload(picture, "a.jpg", { cookie: await cookieOf("administrator") }));
  expect(admin).toMatchObject({ status: 403, detail: "Only reporters, editors and managers add pictures." });
  expect(await pictureCount()).toBe(before);
});

describe("bad uploads", () => {
  const cases: [string, Uint8Array, string, string][] = [
    [
      "a text file named .jpg",
      Buffer.from("This is no picture.\n".repeat(100)),
      "picture.jpg",
      SENTENCES.notPicture,
    ],
    ["an empty file", new Uint8Array(0), "empty.jpg", SENTENCES.empty],
    [
      "a script in a file's name",
      Buffer.from("<script>"),
      "<script>alert(1)</script>.jpg",
      SENTENCES.notPicture,
    ],
  ];
  if (haveSharedData("images", "what hostile pictures are answered"))
    cases.push(
      ["a truncated picture", sharedFile("images/broken_truncated.jpg"), "a.jpg", SENTENCES.damaged],
      [
        "a picture of 4.3 gigapixels",
        sharedFile("images/bomb_65536x65536.png"),
        "a.png",
        SENTENCES.tooManyPixels(65536, 65536),
      ],
      ["a HEIC named .jpg", sharedFile("images/exif-at-eof.heic"), "a.jpg", SENTENCES.heic],
    );
  test.each(cases)(
    "[P9] %s gets a plain sentence and changes nothing",
    async (_what, bytes, name, sentence) => {
      const before = await pictureCount();
      const response = await upload(bytes, name, { cookie: await cookieOf("reporter") });
      expect(await problemOf(response)).toMatchObject({ status: 400, detail: sentence });
      expect(await pictureCount()).toBe(before);
    },
  );

  test("[P17] an upload that says it has 200 MB is refused before a byte of it is read", async () => {
    let read = false;
    const body = new ReadableStream({ pull: () => void (read = true) }, { highWaterMark: 0 });
    const headers = {
      "content-type": "multipart/form-data; boundary=x",
      "content-length": String(200 * 1024 * 1024),
    };
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const response = await POST(
      request("/api/pictures", init, { cookie: await cookieOf("reporter"), headers }),
    );
    expect(await problemOf(response)).toMatchObject({ status: 413, detail: SENTENCES.tooLarge });
    expect(read).toBe(false);
  });

  test("[P17] an upload that says nothing of its size is stopped at the limit, and what came is thrown away", async () => {
    const piece = Buffer.alloc(1024 * 1024, 7);
    let sent = 0;
    async function* endless() {
      yield Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n');
      for (; sent < 4 * MAX_BYTES; sent += piece.length) yield piece;
    }
    const body = Readable.toWeb(Readable.from(endless())) as ReadableStream;
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const response = await POST(
      request("/api/pictures", init, { cookie: await cookieOf("reporter"), headers }),
    );
    expect(await problemOf(response)).toMatchObject({ status: 413, detail: SENTENCES.tooLarge });
    expect(sent).toBeLessThan(2 * MAX_BYTES);
  });

  test.each([
    ["JSON", '{"file":"x"}', "application/json"],
    ["a form without its boundary", "x", "multipart/form-data"],
    [
      "a form without a file",
      '--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nhello\r\n--x--\r\n',
      "multipart/form-data; boundary=x",
    ],
    [
      "a form cut off within a file that nobody asked for",
      '--x\r\ncontent-disposition: form-data; name="other"; filename="a.jpg"\r\n\r\nabc',
      "multipart/form-data; boundary=x",
    ],
    [
      "a form cut off on its way",
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
      "multipart/form-data; boundary=x",
    ],
  ])("[P9] %s gets a plain sentence", async (_what, body, type) => {
    const init = { method: "POST", body, headers: { "content-type": type } };
    const response = await POST(request("/api/pictures", init, { cookie: await cookieOf("reporter") }));
    expect((await problemOf(response)).status).toBe(400);
  });
});

describe("the bytes for the newsroom", () => {
  const ask = (id: string, width: string, sending: Sending & { crop?: string }) =>
    GET_BYTES(
      request(`/api/pictures/${id}/${width}${sending.crop ? `?crop=${sending.crop}` : ""}`, {}, sending),
      {
        params: Promise.resolve({ pictureId: id, width }),
      },
    );
  const added = async (cookie: string) => {
    const response = await upload(await plainPicture(), "a.jpg", { cookie });
    return ((await response.json()) as { picture: ReceivedPicture }).picture;
  };

  test("[P18] are for those who are signed in, are kept by nobody else, and answered by 304 when known", async () => {
    const cookie = await cookieOf("picture-editor");
    const { id } = await added(cookie);
    expect((await problemOf(await ask(id, "320", {}))).status).toBe(401);
    const first = await ask(id, "320", { cookie, headers: { accept: "image/webp,*/*" } });
    expect(first.headers.get("content-type")).toBe("image/webp");
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(await sharp(await first.arrayBuffer()).metadata()).toMatchObject({ width: 320 });
    const known = { accept: "image/webp,*/*", "if-none-match": first.headers.get("etag")! };
    expect((await ask(id, "320", { cookie, headers: known })).status).toBe(304);
    const cropped = await ask(id, "640", { cookie, crop: "0x0x5000x10000" });
    expect(await sharp(await cropped.arrayBuffer()).metadata()).toMatchObject({
      format: "jpeg",
      width: 640,
      height: 823,
    });
  });

  test.each([
    ["unknown", "320", 404],
    ["known", "321", 404],
    ["known", "../..", 404],
  ])("[P18] %s picture, width %s: a plain sentence", async (which, width, status) => {
    const cookie = await cookieOf("reporter");
    const id = which === "known" ? (await added(cookie)).id : which;
    expect((await problemOf(await ask(id, width, { cookie }))).status).toBe(status);
    expect((await problemOf(await ask(id, "320", { cookie, crop: "1x2" }))).status).toBe(400);
  });

  test("[P22] what was sent and not added is taken back by its own request, with the same guards", async () => {
    const cookie = await cookieOf("reporter");
    const { id } = await added(cookie);
    const remove = (sending: Sending) =>
      DELETE(request(`/api/pictures/${id}`, { method: "DELETE" }, sending), {
        params: Promise.resolve({ pictureId: id }),
      });
    for (const [sending, status] of [
      [{ cookie, origin: "https://evil.test" }, 403],
      [{}, 401],
      [{ cookie: await cookieOf("manager") }, 403],
    ] as [Sending, number][])
      expect((await problemOf(await remove(sending))).status).toBe(status);
    expect((await remove({ cookie })).status).toBe(204);
    expect((await problemOf(await remove({ cookie }))).status).toBe(404);
  });

  test("[P11] a credit is set by its own request, with the same guards", async () => {
    const cookie = await cookieOf("reporter");
    const { id } = await added(cookie);
    const patch = (body: string, sending: Sending) =>
      PATCH(
        request(
          `/api/pictures/${id}`,
          { method: "PATCH", body, headers: { "content-length": String(body.length) } },
          sending,
        ),
        { params: Promise.resolve({ pictureId: id }) },
      );
    const credited = await patch('{"credit":"Photo: ANI"}', { cookie });
    expect(((await credited.json()) as { picture: PictureForStory }).picture.credit).toBe("ANI");
    const described = await patch('{"alt":"Boats"}', { cookie });
    expect(((await described.json()) as { picture: PictureForStory }).picture).toMatchObject({
      alt: "Boats",
      credit: "ANI",
    });
    for (const [body, sending, status] of [
      ['{"credit":"x"}', { cookie, origin: "https://evil.test" }, 403],
      ['{"credit":"x"}', {}, 401],
      ['{"credit":"x"}', { cookie: await cookieOf("administrator") }, 403],
      ['{"credit":"x","contentHash":"y"}', { cookie }, 400],
      ["no JSON", { cookie }, 400],
      [`{"credit":"${"x".repeat(70_000)}"}`, { cookie }, 413],
    ] as [string, Sending, number][])
      expect((await problemOf(await patch(body, sending))).status).toBe(status);
    const asked = await GET(request(`/api/pictures?ids=${id}`, {}, { cookie }));
    expect(((await asked.json()) as { pictures: PictureForStory[] }).pictures[0]?.credit).toBe("ANI");
  });
});
