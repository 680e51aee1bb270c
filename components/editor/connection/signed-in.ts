/** Whether this browser's session still holds. Nobody answering is no answer: then the line is gone, not the session. */
export async function isSignedIn(): Promise<boolean> {
  if (typeof window === "undefined") return true;
  try {
    const answer = await fetch("/api/auth/session", { cache: "no-store" });
    if (!answer.ok) return true;
    return Boolean(((await answer.json()) as { user?: unknown } | null)?.user);
  } catch {
    return true;
  }
}
