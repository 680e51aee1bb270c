import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** Judged once a request, however many parts of the page ask. */
const judged = cache(async () => judgeCookie((await headers()).get("cookie")));

/** Who asks, or null. */
export const currentActor = async (): Promise<Actor | null> => (await judged()).actor;

/** Who asks; nobody is shown the way to the sign-in page, and told when their access was ended. */
export async function requireActor(): Promise<Actor> {
  const judgement = await judged();
  if (judgement.actor) return judgement.actor;
  const query = new URLSearchParams();
  if (judgement.why !== "no-session") query.set("why", judgement.why);
  const from = returnPath((await headers()).get("x-asked-path"), "");
  if (from) query.set("from", from);
  redirect(`/signin${query.size > 0 ? `?${query}` : ""}`);
}
