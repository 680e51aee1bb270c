import { afterEach, expect, test, vi } from "vitest";
import { signInHere } from "#components/auth/sign-in-here.ts";

afterEach(() => vi.unstubAllGlobals());

/** The newsroom's answers by address. */
function answering(answers: Record<string, () => Response>): URLSearchParams[] {
  const sent: URLSearchParams[] = [];
  vi.stubGlobal("fetch", async (address: string, { body }: RequestInit = {}) => {
    if (body instanceof URLSearchParams) sent.push(body);
    return answers[address]!();
  });
  return sent;
}
const csrf = () => Response.json({ csrfToken: "token" });

test("[U31] whoever signs in again on the page is told to it", async () => {
  const sent = answering({
    "/api/auth/csrf": csrf,
    "/api/auth/callback/credentials": () => Response.json({ url: "http://localhost:3000" }),
    "/api/session": () => Response.json({ personId: "anna", name: "Anna" }),
  });
  expect(await signInHere("anna@galley.test", "secret")).toEqual({ personId: "anna", name: "Anna" });
  expect(Object.fromEntries(sent[0]!)).toEqual({
    csrfToken: "token",
    email: "anna@galley.test",
    password: "secret",
    json: "true",
  });
});

test("[U31] and who is not is told why, with the newsroom's own sentence", async () => {
  const url = "http://localhost:3000/signin?error=That%20e-mail%20and%20password%20do%20not%20match.";
  answering({
    "/api/auth/csrf": csrf,
    "/api/auth/callback/credentials": () => Response.json({ url }, { status: 401 }),
  });
  expect(await signInHere("anna@galley.test", "wrong")).toBe("That e-mail and password do not match.");
  answering({});
  expect(await signInHere("anna@galley.test", "secret")).toBe(
    "The newsroom could not be reached. Nothing was changed.",
  );
});

test("[U53] who has a second factor is asked for the code, and sends it with the password", async () => {
  const url = "http://localhost:3000/signin?error=code-needed";
  answering({
    "/api/auth/csrf": csrf,
    "/api/auth/callback/credentials": () => Response.json({ url }, { status: 401 }),
  });
  expect(await signInHere("anna@galley.test", "secret")).toEqual({ needsCode: true });
  const sent = answering({
    "/api/auth/csrf": csrf,
    "/api/auth/callback/credentials": () => Response.json({ url: "http://localhost:3000" }),
    "/api/session": () => Response.json({ personId: "anna", name: "Anna" }),
  });
  expect(await signInHere("anna@galley.test", "secret", "123456")).toMatchObject({ personId: "anna" });
  expect(sent[0]!.get("code")).toBe("123456");
});

test("[U58] who has to set up a second factor first is told where", async () => {
  answering({
    "/api/auth/csrf": csrf,
    "/api/auth/callback/credentials": () => Response.json({ url: "http://localhost:3000" }),
    "/api/session": () => new Response(null, { status: 403 }),
  });
  expect(await signInHere("anna@galley.test", "secret")).toContain("set it up there");
});
