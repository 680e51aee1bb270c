import { isLinkAddress } from "#lib/document/story/marks.ts";

/** What somebody typed as an address, completed as they meant it; null when no link can be made of it. */
export function linkAddress(typed: string): string | null {
  const address: string = typed.trim();
  if (address === "" || /\s/.test(address)) return null;
  const isWhole: boolean = isLinkAddress(address);
  if (isWhole) return address;
  // Another kind of address (javascript:, file: …) is not completed into something that looks harmless.
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(address)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/.]+$/.test(address)) return `mailto:${address}`;
  const completed = `https://${address.replace(/^\/\//, "")}`;
  return /^[^/:]+\.[^/.:]{2,}/.test(address) && isLinkAddress(completed) ? completed : null;
}
