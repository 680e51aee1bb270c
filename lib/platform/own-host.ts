import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { hostname } from "node:os";
import { settings } from "#lib/platform/settings.ts";

const HOST = /^(?:[a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** Networks that lead nowhere from the internet: an address in one of them is no stranger's. */
const inside = new BlockList();
for (const [network, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  inside.addSubnet(network, bits);
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");

const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

export const isLoopbackAddress = (address: string): boolean => isIn(loopback, address);

/** The name in a `Host` header, without its port and brackets; undefined when the header is none. */
export const nameIn = (host: string | undefined): string | undefined =>
  host !== undefined && HOST.test(host)
    ? host
        .toLowerCase()
        .replace(/:\d+$/, "")
        .replace(/^\[(.*)\]$/, "$1")
    : undefined;

const isLoopbackName = (name: string): boolean =>
  name === "localhost" || name.endsWith(".localhost") || isLoopbackAddress(name);

export const isLoopbackHost = (host: string | undefined): boolean => isLoopbackName(nameIn(host) ?? "");

/** A name by which this machine knows itself, whatever a stranger's name server says. */
function isOwnName(name: string): boolean {
  const own = hostname().toLowerCase();
  return isLoopbackName(name) || [own, `${own}.local`, settings().host.toLowerCase()].includes(name);
}

/** Endings that nobody can register, and names without dots: only a network of one's own leads them anywhere. */
const PRIVATE = /^[a-z0-9_-]+$|\.(local|lan|internal|home\.arpa|test)$/;

/**
 * Whether a newsroom without PUBLIC_URL answers to this name. A stranger's page can have a name of its own lead here (DNS
 * rebinding), and would then read what it asks. It cannot do so with an address, or with a name that is not public.
 */
export const isKnownName = (name: string): boolean =>
  isIP(name) !== 0 || isOwnName(name) || PRIVATE.test(name);

/** Whether readers may be told that the paper stands at the address they asked: a stranger can write any name there. */
export function mayBeQuoted(request: Pick<IncomingMessage, "headers" | "socket">): boolean {
  const name = nameIn(request.headers.host);
  if (name === undefined) return false;
  const arrivedAt = (request.socket.localAddress ?? "").replace(/^::ffff:/, "");
  return isOwnName(name) || isIn(inside, name) || name === arrivedAt;
}
