import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddress from "proxy-addr";
import type { Config } from "#lib/platform/config.ts";
import { log } from "#lib/platform/log.ts";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** What proxies tell of the request they pass on. The framework and its libraries read some of these by themselves. */
const FORWARDING =
  /^(forwarded|via|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|x-forwarded(-.+)?)$/;

type Asked = Pick<IncomingMessage, "headers" | "socket">;
const throughProxy = new WeakSet<object>();
const compiled = new WeakMap<Config, (address: string, hop: number) => boolean>();

function isTrusted(address: string): boolean {
  const config = settings();
  let trust = compiled.get(config);
  if (!trust) compiled.set(config, (trust = proxyAddress.compile(config.trustedProxies)));
  return isIP(address) !== 0 && trust(address, 0);
}

/** An address as it is compared and counted: IPv4 as IPv4, without the port and the brackets that some proxies add. */
function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return bare.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");
}

/** Who is at the other end of the connection. */
export const directAddress = ({ socket }: Asked): string => plainAddress(socket.remoteAddress ?? "unknown");

/** Whether it says of itself that a proxy passed it on, believed or not. */
export const cameThroughProxy = (request: Asked): boolean =>
  throughProxy.has(request) || Object.keys(request.headers).some((name) => FORWARDING.test(name));

/**
 * Where a request comes from. `X-Forwarded-For` is read from its end, and each entry is believed only when a proxy named in
 * TRUSTED_PROXIES wrote it: everything before that anyone can write.
 */
export function clientAddress(request: Asked): string {
  let address = directAddress(request);
  const entries = String(request.headers["x-forwarded-for"] ?? "").split(",");
  while (entries.length > 0 && isTrusted(address)) {
    const next = plainAddress(entries.pop()!);
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** The last entry: what the nearest proxy wrote itself. */
const lastOf = (header: string | string[] | undefined): string | undefined =>
  String(header ?? "")
    .split(",")
    .at(-1)
    ?.trim() || undefined;

/**
 * Leaves of the forwarded headers what may be believed, so that whoever reads them later (the framework, the sign-in
 * library, the paper) can believe them. To be called once, before anything else looks at the request.
 */
export function believeForwarded(request: Asked): void {
  const { headers } = request;
  if (!cameThroughProxy(request)) return;
  throughProxy.add(request);
  const client = clientAddress(request);
  const believes = isTrusted(directAddress(request));
  const [host, proto] = [lastOf(headers["x-forwarded-host"]), lastOf(headers["x-forwarded-proto"])];
  if (headers["x-forwarded-for"] !== undefined) warnOfUnnamedProxy();
  for (const name of Object.keys(headers)) if (FORWARDING.test(name)) delete headers[name];
  if (!believes) return;
  headers["x-forwarded-for"] = client;
  if (proto === "https" || proto === "http") headers["x-forwarded-proto"] = proto;
  if (host !== undefined) headers.host = host;
}

function warnOfUnnamedProxy(): void {
  const { publicUrl, trustedProxies } = settings();
  if (!publicUrl || trustedProxies.length > 0) return;
  once("warned-of-unnamed-proxy", () => {
    log().warn(
      "A request with X-Forwarded-For came, and TRUSTED_PROXIES is not set: it is not believed, and everybody behind the proxy counts as one address.",
    );
    return true;
  });
}
