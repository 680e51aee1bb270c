import { eq } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The picture, locked for this decision. */
export async function lockPicture(tx: Transaction, pictureId: string) {
  const [picture] = await tx
    .select()
    .from(tables.picture)
    .where(eq(tables.picture.id, pictureId))
    .for("update");
  return picture ?? refuse("not-found", "There is no such picture.");
}
