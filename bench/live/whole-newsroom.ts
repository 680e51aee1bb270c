import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { builtServer, newestBuild } from "#lib/platform/newest-build.ts";

const root = join(import.meta.dirname, "../..");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/** Galley as it is started in a newsroom: pages, paper, socket and database in a process of its own. */
export class WholeNewsroom {
  url = "";
  setupLink = "";
  readonly folder: string;
  readonly #program: string[];
  #port = 0;
  #process: ChildProcess | undefined;

  /** From its build, as `npm start` runs it; or from the sources, translated at each start. */
  constructor({ folder = mkdtempSync(join(tmpdir(), "galley-bench-")), fromSources = false } = {}) {
    this.folder = folder;
    this.#program = fromSources
      ? ["--import", "tsx", join(root, "server.ts")]
      : ["--disable-warning=ExperimentalWarning", builtServer(root, newestBuild(root))];
  }

  async start(secret: string): Promise<void> {
    this.#port ||= await freePort();
    const settings = {
      NODE_ENV: "production" as const,
      PORT: String(this.#port),
      GALLEY_DATA: this.folder,
      GALLEY_LOG: "warn",
      DATABASE_URL: "",
      NEXTAUTH_SECRET: secret,
    };
    const child = (this.#process = spawn(join(root, "node_modules/node/bin/node"), this.#program, {
      cwd: root,
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    }));
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on("line", (line) => {
        this.setupLink = /https?:\S+\/setup\?\S+/.exec(line)?.[0] ?? this.setupLink;
        this.url = /^Galley is ready at (\S+)$/.exec(line)?.[1] ?? this.url;
        if (line.startsWith("Galley is ready")) resolve();
      });
      child.once("exit", (code) => reject(new Error(`The newsroom ended with ${code}.`)));
    });
  }

  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
