import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Gives each request for another protocol to whoever takes it at its path, and answers and closes every other one: a
 * socket that nobody answers stays open for as long as its client likes.
 */
export function takeUpgrades(server: Server, takerOf: (path: string) => TakeUpgrade | undefined): void {
  server.on("upgrade", (request, socket, head) => {
    // Before anything else: a line that breaks while nobody listens would end the process.
    socket.on("error", () => socket.destroy());
    const path = pathOf(request.url);
    const take = path === undefined ? undefined : takerOf(path);
    if (take) take(request, socket, head);
    else turnAway(socket, path === undefined ? "400 Bad Request" : "404 Not Found");
  });
}

/** A request line can hold anything, also what is no address. */
const pathOf = (url: string | undefined): string | undefined =>
  url?.startsWith("/") ? URL.parse(`http://here.invalid${url}`)?.pathname : undefined;

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}
