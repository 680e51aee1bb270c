import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { servePaper } from "#lib/site/serve-paper.ts";

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

/** The paper on a port of its own; `get` asks it as a reader would, without following or unpacking anything. */
export function usePaper() {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      void servePaper(request, response).then((served) => {
        // As server.ts does: what is not the paper's goes on to the newsroom's pages.
        if (!served) response.writeHead(299, { "content-type": "text/plain" }).end("the newsroom's");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const port = () => (server.address() as AddressInfo).port;
  const get = (
    path: string,
    options: { method?: string; headers?: Record<string, string> } = {},
  ): Promise<Got> =>
    new Promise((resolve, reject) => {
      httpRequest(
        // A line of its own each time: one that is kept may be closed while a busy machine is elsewhere.
        {
          ...{ port: port(), path, agent: false },
          ...{ method: options.method ?? "GET", headers: options.headers ?? {} },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const bytes = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes,
              text: bytes.toString("utf8"),
            });
          });
        },
      )
        .on("error", reject)
        .end();
    });
  return { get, base: () => `http://localhost:${port()}` };
}
