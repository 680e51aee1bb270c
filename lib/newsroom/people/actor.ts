import type { Role } from "#lib/newsroom/people/roles.ts";

/** Who is asking: a person whose session was checked a moment ago. Never built from what a browser says. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  deskIds: readonly string[];
  /** 0–7: which of the eight inks is theirs. */
  ink: number;
  sessionId: string;
}

export const holds = (actor: Pick<Actor, "roles">, ...roles: Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role));
