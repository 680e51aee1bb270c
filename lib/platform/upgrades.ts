import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { wrongAddress } from "#lib/platform/asked-host.ts";
import { believeForwarded } from "#lib/platform/client-address.ts";
import { problemOf } from "#lib/platform/problem.ts";
import { answerRaw } from "#lib/platform/raw-answer.ts";
import { Refusal } from "#lib/platform/refusal.ts";

export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Gives each request for another protocol to whoever takes it at its path, and answers and closes every other one: a
 * socket that nobody answers stays open for as long as its client likes.
 */
export function takeUpgrades(server: Server, takerOf: (path: string) => TakeUpgrade | undefined): void {
  server.on("upgrade", (request, socket, head) => {
    // Before anything else: a line that breaks while nobody listens would end the process.
    socket.on("error", () => socket.destroy());
    believeForwarded(request);
    const wrong = wrongAddress(request);
    if (wrong) return answerRaw(socket, wrong);
    const take = takerOf(new URL(`http://here.invalid${request.url}`).pathname);
    if (take) take(request, socket, head);
    else
      answerRaw(socket, problemOf(new Refusal("not-found", "There is no other protocol at this address.")));
  });
}
