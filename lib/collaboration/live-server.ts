import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { WebSocketServer, type WebSocket } from "ws";
import { judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { watchAccess } from "#lib/collaboration/line/access-changes.ts";
import { LIVE } from "#lib/collaboration/live-api.ts";
import { LimitsOfPeople } from "#lib/collaboration/line/person-limits.ts";
import { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import { OpenStories } from "#lib/collaboration/open-stories.ts";
import { keepVersionsRunning } from "#lib/collaboration/versions/keep-versions.ts";
import { projectLeftBehind } from "#lib/collaboration/projections/project-left-behind.ts";
import { watchSetAside } from "#lib/collaboration/record/without-damage.ts";
import { receiveWords } from "#lib/collaboration/line/receive-words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { CLOSED } from "#lib/newsroom/stories/live-messages.ts";
import { clientAddress } from "#lib/platform/client-address.ts";
import { log } from "#lib/platform/log.ts";
import { gauge } from "#lib/platform/metrics.ts";
import { forget, put } from "#lib/platform/process.ts";
import { LINGER, rawHeaders } from "#lib/platform/raw-answer.ts";
import { isSameOrigin } from "#lib/platform/same-origin.ts";

export interface LiveServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Stores what is unsaved and closes every line; resolves within nine seconds. */
  stop(): Promise<void>;
}

const LARGEST_FRAME = 4 << 20;
const MOST_SOCKETS_OF_A_PERSON = 20;
/** So many at once are not worth asking which of them are dead. */
const MOST_UNTIL_ASKED = 40;
/** A browser answers a ping by itself, in the background too. */
const ANSWER_LIMIT = 2_000;
/** Strangers at the door, by address and minute; who is signed on is counted by person. */
const MOST_REFUSALS = 120;
const JUDGE_LIMIT = 5_000;
const HEARTBEAT = 30_000;
const STOP_LIMIT = 8_000;
/** After a start windows come back and save: what nobody waits for begins this much later. */
const WORDS_FIRST = 3_000;

const TOO_MANY_WINDOWS = "You have Galley open in too many windows. Close some of them.";

/** The live socket on the newsroom's own port: who may connect is settled before there is a connection. */
export async function startLiveServer(): Promise<LiveServer> {
  const open = put(LIVE, new OpenStories());
  const sockets = new Set<LiveSocket>();
  const limits = new LimitsOfPeople();
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const refusals = new RateLimiterMemory({ points: MOST_REFUSALS, duration: 60 });
  gauge("galley_open_stories", "Stories that are open on this process.", () => open.stories.size);
  gauge("galley_live_lines", "Windows that are connected.", () => sockets.size);
  gauge(
    "galley_unstored_updates",
    "Updates that are not stored yet.",
    () => open.log.appended - open.log.durable,
  );
  void watchSetAside().catch((thrown: unknown) =>
    log().warn({ err: thrown }, "what is set aside is not known"),
  );
  const stopWatching = watchAccess(open, sockets);
  const heartbeat = setInterval(() => listenForLife(sockets), HEARTBEAT);
  heartbeat.unref();
  const stopKeeping = keepVersionsRunning();
  let isStopping = false;
  const leftBehind = setTimeout(() => void projectLeftBehind(open), WORDS_FIRST);
  leftBehind.unref();

  const seatAtLine = (ws: WebSocket, actor: Actor) => {
    const socket = new LiveSocket(ws, actor, limits.of(actor.personId));
    const request = new Request("http://localhost/collaboration");
    const connection = open.hocuspocus.handleConnection(socket, request, { socket });
    sockets.add(socket);
    ws.on("close", (code, reason) => {
      sockets.delete(socket);
      socket.closed();
      connection.handleClose({ code, reason: reason.toString() });
    });
    socket.listen(connection, (seat, update, step) => receiveWords(seat, update, step, open.log));
    void findRoom(socket);
  };

  const windowsOf = ({ actor }: LiveSocket) =>
    [...sockets].filter((its) => its.actor.personId === actor.personId && its.readyState === its.ws.OPEN);

  /** A flickering line leaves dead sockets behind: those make room before a window is one too many. */
  const findRoom = async (socket: LiveSocket): Promise<void> => {
    const windows = windowsOf(socket);
    if (windows.length <= MOST_SOCKETS_OF_A_PERSON) return;
    if (windows.length <= MOST_UNTIL_ASKED) {
      listenForLife(new Set(windows.filter((its) => its !== socket && its.isAlive)));
      await new Promise((resolve) => setTimeout(resolve, ANSWER_LIMIT).unref());
      for (const its of windows) if (!its.isAlive) its.ws.terminate();
    }
    if (windowsOf(socket).indexOf(socket) >= MOST_SOCKETS_OF_A_PERSON)
      socket.close(CLOSED.tooMany, TOO_MANY_WINDOWS);
  };

  const judgeUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = clientAddress(request);
    const turnAway = async (status: string, sentence: string) => {
      const isTooMany = await refusals.consume(address).then(
        () => false,
        () => true,
      );
      if (isTooMany)
        return refuseUpgrade(socket, "429 Too Many Requests", "Too many attempts: wait a minute.");
      refuseUpgrade(socket, status, sentence);
    };
    if (isStopping) return refuseUpgrade(socket, "503 Service Unavailable", "Galley is restarting.");
    if (!isSameOrigin(request))
      return turnAway("403 Forbidden", "This connection does not come from a page of this newsroom.");
    // A page comes back by itself: only words that come then are a use of the session.
    const judged = await within(JUDGE_LIMIT, judgeCookie(request.headers.cookie, { isUse: false }));
    if (!judged.actor) return turnAway("401 Unauthorized", "Sign in first.");
    const { actor } = judged;
    if (!limits.of(actor.personId).connections.take(1))
      return refuseUpgrade(socket, "429 Too Many Requests", "Too many connections: wait a minute.");
    upgrades.handleUpgrade(request, socket, head, (ws) => {
      if (isStopping) ws.close(1012, "Galley is restarting");
      else seatAtLine(ws, actor);
    });
  };

  return {
    handleUpgrade: (request, socket, head) => {
      const ignore = () => undefined;
      socket.on("error", ignore);
      judgeUpgrade(request, socket, head).catch((thrown: unknown) => {
        log().warn({ err: thrown }, "nobody could be judged at the door");
        refuseUpgrade(socket, "503 Service Unavailable", "Nobody can be signed on just now.");
      });
    },
    stop: async () => {
      if (isStopping) return;
      isStopping = true;
      stopWatching();
      clearInterval(heartbeat);
      clearTimeout(leftBehind);
      stopKeeping();
      for (const socket of sockets) socket.ws.close(1012, "Galley is restarting");
      await open.settle(STOP_LIMIT);
      for (const socket of sockets) socket.ws.terminate();
      upgrades.close();
      forget(LIVE);
    },
  };
}

function refuseUpgrade(socket: Duplex, status: string, sentence: string): void {
  const body = Buffer.from(`${sentence}\n`);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close\r\n${rawHeaders()}\r\n${sentence}\n`,
  );
  setTimeout(() => socket.destroy(), LINGER).unref();
}

function listenForLife(sockets: ReadonlySet<LiveSocket>): void {
  for (const socket of sockets) {
    if (!socket.isAlive) {
      socket.ws.terminate();
      continue;
    }
    socket.isAlive = false;
    socket.ws.ping();
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
