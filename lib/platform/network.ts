import { isIPv6 } from "node:net";

/** The part of an address that one subscriber holds: an IPv6 network of 64 bits, an IPv4 address whole. */
export function networkOf(address: string): string {
  const plain = address.split("%")[0]!;
  if (!isIPv6(plain)) return plain;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped) return mapped;
  return `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}

/** The eight groups, written out. */
function groupsOf(address: string): string[] {
  const [before = "", after] = address.split("::");
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  // An IPv4 address at the end takes two groups; its value is in the last four, which nobody asks for.
  const written = head.length + tail.length + (address.includes(".") ? 1 : 0);
  const left = after === undefined ? 0 : 8 - written;
  return [...head, ...Array.from({ length: Math.max(0, left) }, () => "0"), ...tail].map((group) =>
    group.includes(".") ? group : Number.parseInt(group, 16).toString(16),
  );
}
