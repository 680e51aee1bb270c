import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { cameThroughProxy, directAddress } from "#lib/platform/client-address.ts";
import { isLoopbackAddress, isLoopbackHost } from "#lib/platform/own-host.ts";
import { answerProblem, problemOf } from "#lib/platform/problem.ts";
import { once } from "#lib/platform/process.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";

/** The figures of this process, as Prometheus reads them. */
const registry = (): Registry =>
  once("metrics", () => {
    const made = new Registry();
    collectDefaultMetrics({ register: made });
    return made;
  });

/** A figure that is read when somebody asks for it. */
export function gauge(name: string, help: string, read: () => number): void {
  registry().removeSingleMetric(name);
  new Gauge({
    name,
    help,
    registers: [registry()],
    collect() {
      this.set(read());
    },
  });
}

/** A figure that only grows: how often something was done since the start. */
export function counter(name: string, help: string): { add(): void; value(): Promise<number> } {
  const made =
    (registry().getSingleMetric(name) as Counter | undefined) ??
    new Counter({ name, help, registers: [registry()] });
  return {
    add: () => made.inc(),
    value: async () => (await made.get()).values[0]?.value ?? 0,
  };
}

/** Times in seconds, in buckets from one millisecond to ten seconds. */
export function timings(name: string, help: string): (seconds: number) => void {
  registry().removeSingleMetric(name);
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const histogram = new Histogram({ name, help, buckets, registers: [registry()] });
  return (seconds) => histogram.observe(seconds);
}

/** `/metrics`, for whoever has the token, or for this machine when there is none; false for every other address. */
export async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (request.url?.split("?")[0] !== "/metrics") return false;
  if (!mayRead(request)) {
    const refusal = new Refusal(
      "not-allowed",
      "Metrics are for whoever has the token; without one they are for this machine only.",
    );
    answerProblem(response, problemOf(refusal));
    return true;
  }
  const text = await registry().metrics();
  response.writeHead(200, { "content-type": registry().contentType, "cache-control": "no-store" }).end(text);
  return true;
}

/**
 * With a token only who knows it, this machine too. Without one only a program on this machine that asks by a name of this
 * machine: a proxy makes every stranger local, and a page in a browser here can have its own name lead to this address.
 */
function mayRead(request: IncomingMessage): boolean {
  const token = settings().metricsToken;
  if (token) {
    const given = /^Bearer (\S.*)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const [wanted, got] = [token, given].map((text) => createHash("sha256").update(text).digest());
    return timingSafeEqual(wanted!, got!);
  }
  return (
    isLoopbackAddress(directAddress(request)) &&
    isLoopbackHost(request.headers.host) &&
    !cameThroughProxy(request) &&
    // As a proxy asks that was told nothing: by the address of this machine, and adding nothing of its own.
    request.httpVersion !== "1.0"
  );
}
