import { join, relative } from "node:path";
import { openDumpLine } from "#lib/database/backup/dump-line.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { AnotherServer, holdAsOnlyServer } from "#lib/database/only-server.ts";
import { bodyIsThere } from "#lib/http/admit.ts";
import { limitedServer } from "#lib/http/limited-server.ts";
import { whereItListens } from "#lib/http/where-it-listens.ts";
import { prepareNewsroom } from "#lib/newsroom/people/commands/prepare-newsroom.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";
import { askedBy } from "#lib/platform/asked-from.ts";
import { readConfig, UnusableSettings } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";
import { startJobs } from "#lib/database/job-queue.ts";
import { log } from "#lib/platform/log.ts";
import { errorText } from "#lib/platform/logged-error.ts";
import { answerMetrics } from "#lib/platform/metrics.ts";
import { closeToOthersMeanwhile } from "#lib/platform/private-files.ts";
import { once, put } from "#lib/platform/process.ts";
import { answerHealth } from "#lib/database/health.ts";
import { authSecret } from "#lib/platform/secret.ts";
import { refuseForeignRequest } from "#lib/platform/same-origin.ts";
import { secureHeaders } from "#lib/platform/secure-headers.ts";
import { takeUpgrades } from "#lib/platform/upgrades.ts";

/** One process: the paper, the newsroom's pages, the live socket and the follow-up jobs on one port. */
async function start(): Promise<void> {
  const config = put("settings", readConfig());
  const release = once("data-folder", () => takeDataFolder(config.dataFolder));
  process.on("exit", release);
  const held = config.databaseUrl
    ? await holdAsOnlyServer(config.databaseUrl, { lost: () => process.kill(process.pid, "SIGTERM") })
    : undefined;
  // The embedded one opens in a thread of its own, while this one reads the rest of the program.
  const opening = config.databaseUrl
    ? openPostgres(config.databaseUrl)
    : openEmbedded(join(config.dataFolder, "database"));
  // Heard of where it is waited for.
  opening.catch(() => undefined);
  // What the libraries read for themselves.
  process.env["NEXTAUTH_SECRET"] = authSecret();
  process.env["GALLEY_NEXT"] = relative(process.cwd(), config.buildFolder);
  process.env["NEXT_TELEMETRY_DISABLED"] = "1";
  if (config.publicUrl) process.env["NEXTAUTH_URL"] = config.publicUrl;
  else process.env["AUTH_TRUST_HOST"] = "true";

  const { startLiveServer } = await import("#lib/collaboration/live-server.ts");
  const { servePaper } = await import("#lib/site/serve-paper.ts");
  const { jobTimes, jobWork } = await import("#lib/newsroom/job-work.ts");
  const { retellStories } = await import("#lib/collaboration/projections/retell-stories.ts");

  const { default: next } = await import("next");
  const pages = next({ dev: config.environment === "development", hostname: config.host, port: config.port });
  // Open windows write on while the pages are still being prepared; who asks for a page until then waits for it.
  const pagesPrepared = pages.prepare();
  pagesPrepared.catch(() => undefined);
  const opened = put("database", await opening);
  const dumpLine = opened.dump ? openDumpLine(config.dataFolder, opened.dump) : undefined;
  const live = await startLiveServer();
  const starting = startJobs(opened, { ...jobWork, [RETELL_STORIES]: retellStories }, jobTimes);
  const prepared = Promise.all([starting.then((jobs) => put("jobs", jobs)), pagesPrepared]);
  // Heard of where it is waited for.
  prepared.catch(() => undefined);
  const newsroomPages = pages.getRequestHandler();

  const server = limitedServer((request, response) =>
    askedBy(request, async () => {
      if (await answerHealth(request, response)) return;
      if (await answerMetrics(request, response)) return;
      if (await servePaper(request, response)) return;
      if (refuseForeignRequest(request, response)) return;
      if (!(await bodyIsThere(request, response))) return;
      secureHeaders(request, response, config.environment === "development");
      await prepared;
      await newsroomPages(request, response);
    }),
  );
  takeUpgrades(server, (path) => {
    if (path === "/collaboration") return live.handleUpgrade;
    if (config.environment === "development" && path.startsWith("/_next/"))
      return (request, socket, head) =>
        void prepared.then(() => pages.getUpgradeHandler()(request, socket, head));
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
    const [jobs] = await prepared;
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

  await prepared;
  closeToOthersMeanwhile(join(config.dataFolder, "pictures")).catch((thrown: unknown) =>
    log().warn({ err: thrown }, "the pictures' files could not all be made private"),
  );
  for (const line of await prepareNewsroom(url)) console.log(line);
  for (const line of whereItListens(config, port)) console.log(line);
  console.log(`Galley is ready at ${url}`);
}

start().catch((thrown: unknown) => {
  if (thrown instanceof UnusableSettings || thrown instanceof AnotherServer) console.error(thrown.message);
  else if ((thrown as NodeJS.ErrnoException).code === "EADDRINUSE")
    console.error("That port is taken by another program: stop it, or choose another with PORT.");
  else console.error(errorText(thrown));
  process.exit(1);
});
