import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { builtServer, newestBuild } from "#lib/platform/newest-build.ts";

const root = join(import.meta.dirname, "..");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/** A newsroom of its own: production build, embedded database, a data folder that goes with it. */
export class RunningNewsroom {
  url = "";
  setupLink = "";
  readonly folder: string;
  readonly said: string[] = [];
  #port = 0;
  #process: ChildProcess | undefined;

  constructor(folder = mkdtempSync(join(tmpdir(), "galley-e2e-"))) {
    this.folder = folder;
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const build = process.env["GALLEY_NEXT"] ?? newestBuild(root);
    const child = spawn(
      join(root, "node_modules/node/bin/node"),
      ["--disable-warning=ExperimentalWarning", builtServer(root, build)],
      {
        cwd: root,
        // Only what it needs: whoever runs the scenarios may have settings of a newsroom of their own.
        env: {
          PATH: process.env["PATH"],
          HOME: process.env["HOME"],
          NODE_ENV: "production",
          PORT: String(this.#port),
          GALLEY_DATA: this.folder,
          GALLEY_LOG: "warn",
          GALLEY_NEXT: build,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    this.#process = child;
    child.stderr.on("data", (chunk: Buffer) => this.said.push(chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        this.said.push(line);
        this.setupLink = /https?:\S+\/setup\?\S+/.exec(line)?.[0] ?? this.setupLink;
        const ready = /^Galley is ready at (\S+)$/.exec(line)?.[1];
        if (ready) {
          this.url = ready;
          resolve();
        }
      });
      child.once("exit", (code) =>
        reject(new Error(`The newsroom ended with ${code}:\n${this.said.join("\n")}`)),
      );
    });
  }

  /** Ends the process without warning, as a crash would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends it as an operator would; answers the exit code. */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
