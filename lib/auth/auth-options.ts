import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { holderOf, judgeSession } from "#lib/auth/actor-of-cookie.ts";
import { beginSession, type AskingBrowser } from "#lib/auth/begin-session.ts";
import {
  SESSION_SECONDS,
  secureCookies,
  sessionCookieName,
  sessionCookieOptions,
} from "#lib/auth/session-cookie.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";
import { signOut } from "#lib/newsroom/people/commands/sign-out.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { log } from "#lib/platform/log.ts";
import { CHOOSE_A_NEW_ONE } from "#lib/newsroom/people/password-rule.ts";
import { isRefusal, refuse } from "#lib/platform/refusal.ts";
import { authSecret } from "#lib/platform/secret.ts";

/**
 * next-auth with e-mail and password. Its token holds nothing but the id of a session in the database, which every
 * request is judged by; whoever has only the token has nothing once that session is ended.
 */
export const authOptions = (asking: AskingBrowser): NextAuthOptions => ({
  secret: authSecret(),
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  useSecureCookies: secureCookies(),
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  pages: { signIn: "/signin", signOut: "/signin", error: "/signin" },
  providers: [
    Credentials({
      name: "Galley",
      credentials: {
        email: { label: "Email", type: "email" },
        password: { label: "Password", type: "password" },
        code: { label: "Code", type: "text" },
      },
      authorize: (given) =>
        inASentence(async () => {
          const person = await personOfPassword({
            email: given?.email ?? "",
            password: given?.password ?? "",
            address: asking.address,
            knownAs: asking.knownAs,
          });
          // This way in has no page on which a new password could be chosen.
          if (person.mustChoose)
            refuse("not-possible", `${CHOOSE_A_NEW_ONE} Sign in on the sign-in page for that.`);
          const { sessionId } = await beginSession(person.personId, asking, given?.code);
          return { id: person.personId, name: person.name, email: person.email, sid: sessionId };
        }),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user ? { sub: user.id, sid: (user as unknown as { sid: string }).sid } : token,
    session: async ({ session, token }) => {
      // What a browser may know of an ended session is that it has ended.
      const actor = await actorIfKnown(token);
      return {
        expires: session.expires,
        ...(actor ? { user: { name: actor.name, email: actor.email } } : {}),
      };
    },
  },
  events: {
    signOut: async ({ token }) => {
      const actor = holderOf(await judgeSession(sessionIn(token)));
      if (actor) await signOut(actor, {});
    },
  },
});

/** next-auth tells the browser what is thrown here: a refusal's sentence, and nothing of the inside. */
async function inASentence<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    // A program branches on this one, so it is told by its name.
    if (isRefusal(thrown) && thrown.reason === "code-needed") throw new Error(thrown.reason);
    if (isRefusal(thrown)) throw thrown;
    log().error({ err: thrown }, "nobody could be signed in");
    throw new Error("Nobody can be signed in just now. Please try again.");
  }
}

/** Null also when the database cannot say just now: next-auth takes the cookie away from whoever it answers with an error. */
async function actorIfKnown(token: JWT | undefined): Promise<Actor | null> {
  try {
    return (await judgeSession(sessionIn(token))).actor;
  } catch (thrown) {
    log().warn({ err: thrown }, "a session could not be judged");
    return null;
  }
}

const sessionIn = (token: JWT | undefined): string | null =>
  typeof token?.["sid"] === "string" ? token["sid"] : null;
