import { and, eq, gt, isNull } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";

// A link that is ended looks like one that ran out. Whoever ends links holds the lock on the person first and touches
// the links then; whoever uses one does it in the same order, so that neither waits for the other for ever.

/** Ends the password links that were handed to a person; answers how many. */
export async function endPasswordLinksFor(tx: Transaction, personId: string, at: Date): Promise<number> {
  const { passwordLink } = tables;
  const ended = await tx
    .update(passwordLink)
    .set({ expiresAt: at })
    .where(
      and(eq(passwordLink.personId, personId), isNull(passwordLink.usedAt), gt(passwordLink.expiresAt, at)),
    )
    .returning({ id: passwordLink.id });
  return ended.length;
}

/** Ends the invitations and password links that a person made: they lived by a right that is gone. Answers how many. */
export async function endLinksMadeBy(tx: Transaction, personId: string, at: Date): Promise<number> {
  const { invitation, passwordLink } = tables;
  const invitations = await tx
    .update(invitation)
    .set({ expiresAt: at })
    .where(and(eq(invitation.invitedBy, personId), isNull(invitation.usedAt), gt(invitation.expiresAt, at)))
    .returning({ id: invitation.id });
  const links = await tx
    .update(passwordLink)
    .set({ expiresAt: at })
    .where(
      and(eq(passwordLink.madeBy, personId), isNull(passwordLink.usedAt), gt(passwordLink.expiresAt, at)),
    )
    .returning({ id: passwordLink.id });
  return invitations.length + links.length;
}
