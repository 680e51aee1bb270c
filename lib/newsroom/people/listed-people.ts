import type { Role } from "#lib/newsroom/people/roles.ts";

/** A person as administrators see them in the list. */
export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  ink: number;
  roles: Role[];
  suspendedAt: string | null;
  desks: string[];
  /** Browsers in which they are signed in. */
  openSessions: number;
  lastSignInAt: string | null;
  hasSecondFactor: boolean;
}

/** An invitation or a password link that can still be used; never its secret. */
export interface OpenLink {
  kind: "invitation" | "password";
  id: string;
  /** For whom. */
  name: string;
  email: string;
  roles: Role[];
  madeBy: string;
  madeAt: string;
  expiresAt: string;
}

/** A desk as administrators see it. */
export interface AdministeredDesk {
  id: string;
  name: string;
  closed: boolean;
  personIds: string[];
  /** Stories in work at it: neither approved nor spiked. */
  stories: number;
}
