/** Where to go after signing in: a page of this newsroom, never an address elsewhere. */
export function returnPath(asked: unknown, otherwise = "/desk"): string {
  if (typeof asked !== "string" || asked.length > 2000 || !asked.startsWith("/")) return otherwise;
  // A browser reads "\" as "/" and drops tabs and line ends, so "/\evil.org" and "/<tab>/evil.org" would leave the site.
  if (/[\\\u0000-\u001f\u007f]/.test(asked)) return otherwise;
  const here = "http://here.invalid";
  const address = URL.canParse(asked, here) ? new URL(asked, here) : null;
  if (!address || address.origin !== here || /^\/(signin|setup|join|api)(\/|$)/.test(address.pathname))
    return otherwise;
  return address.pathname.startsWith("//") ? otherwise : address.pathname + address.search + address.hash;
}
