import { unreachable } from "#components/shell/unreachable.ts";

const NOT_SIGNED_IN = "You could not be signed in just now. Please try again.";
const UNREACHABLE = unreachable("Nothing was changed.");

/** Whose session this browser has; null when it has none. Throws when nobody can say. */
export async function whoIsSignedIn(): Promise<{ personId: string; name: string } | null> {
  const answer = await fetch("/api/session", { cache: "no-store" });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`asked for the session, answered ${answer.status}`);
  return (await answer.json()) as { personId: string; name: string };
}

/** Signs in without leaving the page; answers who is signed in now, or a sentence that says why nobody is. */
export async function signInHere(
  email: string,
  password: string,
): Promise<{ personId: string; name: string } | string> {
  try {
    const asked = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    if (answer.status === 401) return whyNot(((await answer.json()) as { url?: string }).url);
    return answer.ok ? ((await whoIsSignedIn()) ?? NOT_SIGNED_IN) : NOT_SIGNED_IN;
  } catch {
    return UNREACHABLE;
  }
}

/** The sentence of a refusal travels in the address that a browser without scripts would be sent to. */
function whyNot(address = ""): string {
  const said = URL.canParse(address, "http://here.invalid")
    ? new URL(address, "http://here.invalid").searchParams.get("error")
    : null;
  return said ?? NOT_SIGNED_IN;
}
