import { expect, test } from "vitest";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { put } from "#lib/platform/process.ts";
import { POST as nothing } from "./[...nothing]/route.ts";
import { GET as announcements } from "./announcements/route.ts";
import { GET as stories } from "./stories/route.ts";

const problem = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get("content-type"),
  problem: (await answer.json()) as unknown,
});

test("[R20] what programs ask for and is not there is a problem with a plain sentence", async () => {
  expect(await problem(nothing())).toEqual({
    status: 404,
    type: "application/problem+json",
    problem: {
      type: "urn:galley:problem:not-found",
      title: "not found",
      status: 404,
      detail: "There is nothing for programs at this address.",
    },
  });
});

// No database is open in this test, and no request under way: whoever asks cannot be judged.
test.each([
  ["stories", stories],
  ["announcements", announcements],
])("[R20] what breaks inside /api/%s is a problem, and tells nothing of the inside", async (_what, ask) => {
  put("auth-secret", "a secret that only this test knows, long enough");
  const cookie = `${sessionCookieName()}=${await sealSession("a session", "a person")}`;
  const request = new Request("http://galley.test/api", { headers: { cookie } });
  expect(await problem(await ask(request))).toMatchObject({
    status: 500,
    type: "application/problem+json",
    problem: {
      type: "urn:galley:problem:unexpected",
      detail: expect.stringMatching(/^Something went wrong/),
    },
  });
});
