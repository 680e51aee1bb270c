/** An answer is given at once or not at all. */
const PATIENCE = 1_500;
/** What a proxy says while there is nobody behind it. */
const NOBODY = [502, 503, 504];

/** Whether the newsroom at the other end of this socket's address answers, as the newsroom itself says or a proxy before it. */
export async function isAnswering(socketUrl: string): Promise<boolean> {
  // Only browsers hold back sockets that are tried often.
  if (typeof window === "undefined") return true;
  const url = new URL("/healthz", socketUrl.replace(/^ws/, "http"));
  try {
    const answer = await fetch(url, {
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return !NOBODY.includes(answer.status);
  } catch {
    return false;
  }
}
