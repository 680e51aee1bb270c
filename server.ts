import { createServer } from "node:http";
import { join, relative } from "node:path";
import next from "next";
import { startLiveServer } from "#lib/collaboration/live-server.ts";
import { retellStories } from "#lib/collaboration/projections/retell-stories.ts";
import { openDumpLine } from "#lib/database/backup/dump-line.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { AnotherServer, holdAsOnlyServer } from "#lib/database/only-server.ts";
import { prepareNewsroom } from "#lib/newsroom/people/commands/prepare-newsroom.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";
import { answerBroken } from "#lib/platform/answer-broken.ts";
import { readConfig, UnusableSettings } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { startJobs } from "#lib/database/job-queue.ts";
import { log } from "#lib/platform/log.ts";
import { errorText } from "#lib/platform/logged-error.ts";
import { answerMetrics } from "#lib/platform/metrics.ts";
import { put } from "#lib/platform/process.ts";
import { answerHealth } from "#lib/database/health.ts";
import { authSecret } from "#lib/platform/secret.ts";
import { refuseForeignRequest } from "#lib/platform/same-origin.ts";
import { secureHeaders } from "#lib/platform/secure-headers.ts";
import { soundAddress } from "#lib/platform/sound-address.ts";
import { takeUpgrades } from "#lib/platform/upgrades.ts";
import { servePaper } from "#lib/site/serve-paper.ts";
import { jobTimes, jobWork } from "#lib/newsroom/job-work.ts";

/** One process: the paper, the newsroom's pages, the live socket and the follow-up jobs on one port. */
async function start(): Promise<void> {
  const config = put("settings", readConfig());
  const release = takeDataFolder(config.dataFolder);
  process.on("exit", release);
  const held = config.databaseUrl
    ? await holdAsOnlyServer(config.databaseUrl, { lost: () => process.kill(process.pid, "SIGTERM") })
    : undefined;
  const opened = put(
    "database",
    config.databaseUrl
      ? await openPostgres(config.databaseUrl)
      : await openEmbedded(join(config.dataFolder, "database")),
  );
  const dumpLine = opened.dump ? openDumpLine(config.dataFolder, opened.dump) : undefined;
  // What the libraries read for themselves.
  process.env["NEXTAUTH_SECRET"] = authSecret();
  process.env["GALLEY_NEXT"] = relative(process.cwd(), config.buildFolder);
  process.env["NEXT_TELEMETRY_DISABLED"] = "1";
  if (config.publicUrl) process.env["NEXTAUTH_URL"] = config.publicUrl;
  else process.env["AUTH_TRUST_HOST"] = "true";

  const jobs = put(
    "jobs",
    await startJobs(opened, { ...jobWork, [RETELL_STORIES]: retellStories }, jobTimes),
  );
  const live = await startLiveServer();

  const pages = next({ dev: config.environment === "development", hostname: config.host, port: config.port });
  await pages.prepare();
  const newsroomPages = pages.getRequestHandler();
  const pagesUpgrade = pages.getUpgradeHandler();

  const server = createServer((request, response) => {
    void (async () => {
      try {
        request.url = soundAddress(request.url ?? "/");
        if (await answerHealth(request, response)) return;
        if (await answerMetrics(request, response)) return;
        if (await servePaper(request, response)) return;
        if (refuseForeignRequest(request, response)) return;
        secureHeaders(request, response, config.environment === "development");
        await newsroomPages(request, response);
      } catch (thrown) {
        answerBroken(request, response, thrown);
      }
    })();
  });
  takeUpgrades(server, (path) => {
    if (path === "/collaboration") return live.handleUpgrade;
    if (config.environment === "development" && path.startsWith("/_next/"))
      return (request, socket, head) => void pagesUpgrade(request, socket, head);
    return undefined;
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  const url = config.publicUrl ?? `http://localhost:${port}`;

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log().info({ signal }, "stopping");
    setTimeout(() => process.exit(1), 9_500).unref();
    server.close();
    server.closeIdleConnections();
    await live.stop();
    await jobs.stop();
    server.closeAllConnections();
    dumpLine?.close();
    await opened.close();
    await held?.release();
    release();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));

  for (const line of await prepareNewsroom(url)) console.log(line);
  console.log(`Galley is ready at ${url}`);
}

start().catch((thrown: unknown) => {
  if (thrown instanceof UnusableSettings || thrown instanceof AnotherServer) console.error(thrown.message);
  else if ((thrown as NodeJS.ErrnoException).code === "EADDRINUSE")
    console.error("That port is taken by another program: stop it, or choose another with PORT.");
  else console.error(errorText(thrown));
  process.exit(1);
});
