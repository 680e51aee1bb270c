import { isLinkAddress } from "#lib/document/story/marks.ts";

/** Parameters that only tell somebody who sent the reader. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|yclid|_ga|_gl|ref_src|ref_url|cmpid|ocid|at_medium|at_campaign|ns_mchannel|ns_campaign|ns_source)$/i;

/** Where a pasted link really leads: out of wrappers that count clicks, without what follows readers about; null for no link. */
export function pastedLink(href: string): string | null {
  if (!isLinkAddress(href)) return null;
  if (/^mailto:/i.test(href)) return href;
  const address = new URL(href);
  const wrapped = wrappedIn(address);
  if (wrapped && isLinkAddress(wrapped)) return pastedLink(wrapped);
  const followed = [...address.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (followed.length === 0) return href;
  for (const name of followed) address.searchParams.delete(name);
  return address.toString();
}

function wrappedIn({ hostname, pathname, searchParams }: URL): string | null {
  if (/(?:^|\.)google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(hostname) && pathname === "/url")
    return searchParams.get("q") ?? searchParams.get("url");
  if (/^lm?\.facebook\.com$/.test(hostname) && pathname === "/l.php") return searchParams.get("u");
  if (/\.safelinks\.protection\.outlook\.com$/.test(hostname)) return searchParams.get("url");
  return null;
}
