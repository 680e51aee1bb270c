/** What a browser says about the network and the page; nothing where there is no browser. Returns the call that ends it. */
export function hearBrowser(
  hear: Record<"offline" | "online" | "pagehide" | "visibilitychange", () => void>,
): () => void {
  const { window } = globalThis;
  if (window === undefined) return () => undefined;
  const heard = Object.entries(hear);
  for (const [name, listener] of heard) window.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of heard) window.removeEventListener(name, listener);
  };
}
