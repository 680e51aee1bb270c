/**
 * A story page of the paper, beside the same page as a static file from a plain node server: requests a second and p95,
 * 32 readers at once on kept connections, in short rounds by turns. Both servers and the readers are processes of their own.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Agent, createServer, get, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const READERS = 32;
const ROUND_MS = 1_000;
const ROUNDS = 4;
const here = fileURLToPath(import.meta.url);

interface Figures {
  requests: number;
  seconds: number;
  p50: number;
  p95: number;
  bytes: number;
}

function listen(listener: RequestListener, tell: object): void {
  const server = createServer(listener).listen(0, "127.0.0.1", () => {
    process.send!({ port: (server.address() as AddressInfo).port, ...tell });
  });
}

/** The paper with one story of about 2,000 words and a picture, in a database in memory. */
async function servePaperAlone(): Promise<void> {
  const { put } = await import("#lib/platform/process.ts");
  const { readConfig } = await import("#lib/platform/config.ts");
  const { openEmbedded } = await import("#lib/database/open-database.ts");
  const { servePaper } = await import("#lib/site/serve-paper.ts");
  const built = await import("#lib/site/testing/build-publication.ts");
  put("settings", readConfig({ NODE_ENV: "production", GALLEY_LOG: "error" }));
  put("database", await openEmbedded(null));
  await built.buildPaper();
  const picture = built.builtPicture();
  const sentence =
    "The harbour master said on Monday that the first boat had crossed the estuary before dawn. ";
  const lines = Array.from({ length: 34 }, () => built.paragraph(sentence.repeat(4)));
  const { path } = await built.buildPublication({
    page: {
      lines: [built.pictureLine(picture, "A ferry", "The first boat."), ...lines],
      pictures: { [picture.id]: picture },
      attribution: "With inputs from NWA",
      wordCount: 2_176,
    },
  });
  listen((request, response) => void servePaper(request, response), { path });
}

/** What "a static file" means here: read at each request, sent with its length and type. */
function serveFile(file: string): void {
  listen((_request, response) => {
    void readFile(file).then((bytes) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": bytes.length });
      response.end(bytes);
    });
  }, {});
}

/** Reads one address again and again on each of its connections. */
async function readPages(port: number, path: string, encoding: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  const took: number[] = [];
  let bytes = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const begun = performance.now();
      get({ port, path, agent, headers: { "accept-encoding": encoding } }, (response) => {
        let length = 0;
        response.on("data", (chunk: Buffer) => (length += chunk.length));
        response.on("end", () => {
          if (response.statusCode !== 200) return reject(new Error(`Answered ${response.statusCode}.`));
          bytes = length;
          took.push(performance.now() - begun);
          resolve();
        });
      }).on("error", reject);
    });
  await one();
  took.length = 0;
  const begun = performance.now();
  const reader = async () => {
    while (performance.now() - begun < ROUND_MS) await one();
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const seconds = (performance.now() - begun) / 1_000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
  process.send!({ requests: took.length, seconds, p50: at(0.5), p95: at(0.95), bytes } satisfies Figures);
  agent.destroy();
}

const start = (...role: string[]): ChildProcess => fork(here, role, { execArgv: process.execArgv });
const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`A process of the benchmark ended with ${code}.`)));
  });
const measure = (port: number, path: string, encoding: string): Promise<Figures> =>
  told(start("reader", String(port), path, encoding));

function together(rounds: Figures[]) {
  const sum = (of: (round: Figures) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    requestsPerSecond: Math.round(sum(({ requests }) => requests) / sum(({ seconds }) => seconds)),
    p50Ms: round(sum(({ p50 }) => p50) / rounds.length),
    p95Ms: round(sum(({ p95 }) => p95) / rounds.length),
    bytes: rounds[0]!.bytes,
  };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "galley-bench-"));
  const paper = start("paper");
  const { port, path } = await told<{ port: number; path: string }>(paper);
  const file = join(folder, "story.html");
  writeFileSync(file, Buffer.from(await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()));
  const plain = start("file", file);
  const { port: filePort } = await told<{ port: number }>(plain);
  const rounds: Record<"paper" | "file" | "compressed", Figures[]> = { paper: [], file: [], compressed: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.file.push(await measure(filePort, "/", "identity"));
    rounds.paper.push(await measure(port, path, "identity"));
    rounds.compressed.push(await measure(port, path, "br"));
  }
  const figures = {
    paper: together(rounds.paper),
    paperCompressed: together(rounds.compressed),
    staticFile: together(rounds.file),
  };
  const ratio = figures.paper.requestsPerSecond / figures.staticFile.requestsPerSecond;
  console.log(
    JSON.stringify({
      bench: "paper",
      readers: READERS,
      ...figures,
      ratioToStaticFile: Math.round(ratio * 100) / 100,
      comparedWith: "the same page read from disk and sent by a plain node http server",
    }),
  );
  paper.kill();
  plain.kill();
  rmSync(folder, { recursive: true });
}

const [role, first = "", second = "", third = ""] = process.argv.slice(2);
if (role === "paper") await servePaperAlone();
else if (role === "file") serveFile(first);
else if (role === "reader") await readPages(Number(first), second, third);
else await main();
