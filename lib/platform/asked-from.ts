import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { clientAddress } from "#lib/platform/client-address.ts";
import { once } from "#lib/platform/process.ts";

/** Where a request comes from. */
export interface AskedFrom {
  address: string;
  /** What the browser says of itself, cut. */
  agent: string;
}

const running = () => once("asked-from", () => new AsyncLocalStorage<AskedFrom>());

/** Whatever this request leads to knows where it came from: what is refused deep inside is logged with its address. */
export const askedBy = <T>(request: IncomingMessage, work: () => T): T =>
  running().run(
    { address: clientAddress(request), agent: (request.headers["user-agent"] ?? "").slice(0, 300) },
    work,
  );

/** The request that runs; "server" for what the newsroom does by itself. */
export const askedFromNow = (): AskedFrom => running().getStore() ?? { address: "server", agent: "" };
