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

const SETTING_UP =
  "Your role needs a second factor now. Open the desk in another tab and set it up there; this page stays as it is.";

/** Who is signed in now, that a code is needed beside the password, or a sentence that says why nobody is. */
export type SignedInHere = { personId: string; name: string } | { needsCode: true } | string;

/** Signs in without leaving the page. */
export async function signInHere(email: string, password: string, code = ""): Promise<SignedInHere> {
  try {
    const asked = await fetch("/api/auth/csrf", { cache: "no-store" });
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, ...(code ? { code } : {}), json: "true" }),
    });
    if (answer.status === 401) {
      const why = whyNot(((await answer.json()) as { url?: string }).url);
      return why === "code-needed" ? { needsCode: true } : why;
    }
    if (!answer.ok) return NOT_SIGNED_IN;
    const session = await fetch("/api/session", { cache: "no-store" });
    if (session.status === 403) return SETTING_UP;
    return session.ok ? ((await session.json()) as { personId: string; name: string }) : NOT_SIGNED_IN;
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
