import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { believeForwarded } from "#lib/platform/client-address.ts";
import { readConfig } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";
import { refuseForeignRequest } from "#lib/platform/same-origin.ts";
import { headersOfEveryAnswer, secureHeaders } from "#lib/platform/secure-headers.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  forget("settings");
});

/** A server with nothing but our guards in front; it answers with the headers that a page would see. */
async function guarded(settings: Record<string, string> = {}, development = false): Promise<number> {
  put("settings", readConfig(settings));
  server = createServer((incoming, response) => {
    for (const [name, value] of Object.entries(headersOfEveryAnswer())) response.setHeader(name, value);
    believeForwarded(incoming);
    if (refuseForeignRequest(incoming, response)) return;
    secureHeaders(incoming, response, development);
    response.end(JSON.stringify(incoming.headers));
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

interface Answered {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
}
const ask = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, method, path, headers: { host: `desk.local:${port}`, ...headers } },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (piece: string) => (body += piece));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    asked.on("error", reject);
    asked.end();
  });

test("[U16] every page says what may run: our own scripts with this answer's nonce, and nothing inside a frame", async () => {
  const port = await guarded();
  const [one, two] = [await ask(port, "GET", "/desk?q=flood&_rsc=1"), await ask(port, "GET", "/desk")];
  const policy = String(one.headers["content-security-policy"]);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`);
  expect(policy).not.toContain("unsafe-eval");
  for (const rule of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(rule);
  expect(String(two.headers["content-security-policy"])).not.toContain(nonce!);
  expect(one.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  const seen = JSON.parse(one.body) as Record<string, string>;
  expect(seen).toMatchObject({
    "x-nonce": nonce,
    "content-security-policy": policy,
    "x-asked-path": "/desk?q=flood",
  });
});

test("[U16] what a client writes under our own names is overwritten", async () => {
  const port = await guarded();
  const forged = {
    "x-nonce": "mine",
    "x-client-address": "10.0.0.1",
    "x-asked-path": "//evil",
    "content-security-policy": "'nonce-mine'",
  };
  const seen = JSON.parse(
    (await ask(port, "GET", "/desk", { ...forged, "x-forwarded-for": "10.9.9.9" })).body,
  ) as Record<string, string>;
  expect(seen["x-nonce"]).not.toBe("mine");
  expect(seen).toMatchObject({ "x-client-address": "127.0.0.1", "x-asked-path": "/desk" });
  expect(seen["content-security-policy"]).not.toContain("nonce-mine");
});

test("[U16] only a newsroom on https tells browsers to stay on https, and only a proxy that is named is believed", async () => {
  const plain = await ask(await guarded(), "GET", "/");
  expect(plain.headers["strict-transport-security"]).toBeUndefined();
  server?.close();
  const port = await guarded({ PUBLIC_URL: "https://desk.example", TRUSTED_PROXIES: "loopback" });
  const secure = await ask(port, "GET", "/", { "x-forwarded-for": "1.1.1.1, 203.0.113.9" });
  expect(secure.headers["strict-transport-security"]).toContain("max-age=");
  expect(JSON.parse(secure.body)).toMatchObject({ "x-client-address": "203.0.113.9" });
});

test("[U17] what would change something is refused when it comes from elsewhere or does not say from where", async () => {
  const port = await guarded();
  const action = { "next-action": "7f00", "content-type": "text/plain;charset=UTF-8" };
  for (const headers of [
    { ...action },
    { ...action, origin: "https://evil.example" },
    { ...action, origin: "null" },
    { ...action, origin: `http://desk.local.evil.example:${port}` },
    { ...action, origin: `http://desk.local:${port + 1}` },
    { ...action, "sec-fetch-site": "cross-site" },
    { ...action, "sec-fetch-site": "same-site" },
  ]) {
    const answer = await ask(port, "POST", "/desk", headers);
    expect(answer.status).toBe(403);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.body)).toMatchObject({
      detail: "This request does not come from a page of this newsroom, so nothing was changed.",
    });
  }
  for (const method of ["PUT", "PATCH", "DELETE"])
    expect((await ask(port, method, "/api/pictures/abc", { origin: "https://evil.example" })).status).toBe(
      403,
    );
  const ours: Record<string, string>[] = [
    { origin: `http://desk.local:${port}` },
    { "sec-fetch-site": "same-origin" },
  ];
  for (const headers of ours)
    expect((await ask(port, "POST", "/desk", { ...action, ...headers })).status).toBe(200);
  expect((await ask(port, "GET", "/desk", { origin: "https://evil.example" })).status).toBe(200);
});

test("[U17] behind a proxy the newsroom's public address is its own; programs with a token come from anywhere", async () => {
  const port = await guarded({ PUBLIC_URL: "https://desk.example" });
  expect((await ask(port, "POST", "/desk", { origin: "https://desk.example" })).status).toBe(200);
  expect((await ask(port, "POST", "/desk", { origin: "http://desk.example" })).status).toBe(403);
  expect((await ask(port, "POST", "/api/v1/wire/ani")).status).toBe(200);
  // next-auth's own token guards its route; a foreign page is refused all the same.
  expect((await ask(port, "POST", "/api/auth/callback/credentials")).status).toBe(200);
  expect(
    (await ask(port, "POST", "/api/auth/callback/credentials", { origin: "https://evil.example" })).status,
  ).toBe(403);
});
