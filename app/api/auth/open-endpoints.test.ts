import { expect, test } from "vitest";
import { GET, POST } from "./[...nextauth]/route.ts";

const ask = (method: string, path: string): Promise<Response> =>
  (method === "POST" ? POST : GET)(new Request(`http://localhost/api/auth/${path}`, { method }) as never, {
    params: Promise.resolve({ nextauth: path.split("/") }),
  });

test.each([
  ["GET", "signin"],
  ["POST", "signin"],
  ["POST", "signin/credentials"],
  ["GET", "signout"],
  ["GET", "providers"],
  ["GET", "error"],
  ["GET", "verify-request"],
  ["GET", "callback/credentials"],
  ["GET", "callback/google"],
  ["POST", "callback/email"],
  ["POST", "session"],
  ["POST", "csrf"],
  ["POST", "_log"],
  ["POST", "callback/credentials/more"],
])(
  "[O19] %s /api/auth/%s is closed: a problem, before the sign-in library is asked",
  async (method, path) => {
    const answer = await ask(method, path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  },
);

test.each([
  ["GET", "csrf"],
  ["HEAD", "csrf"],
  ["GET", "session"],
  ["POST", "callback/credentials"],
  ["POST", "signout"],
])(
  "[O19] %s /api/auth/%s is what people and programs sign in and out by, and goes on to the library",
  async (method, path) => {
    // Outside a request of the framework the library cannot be asked: it fails there, and is not refused here.
    await expect(ask(method, path)).rejects.toThrow(/request scope/);
  },
);
