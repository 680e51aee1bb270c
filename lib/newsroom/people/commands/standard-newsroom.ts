import { tables, type Transaction } from "#lib/database/database.ts";
import { newId } from "#lib/platform/ids.ts";

export const STANDARD_SECTIONS = ["News", "India", "World", "Business", "Sport", "Culture"] as const;
export const STANDARD_WIRE_SOURCES = ["ANI", "PTI", "IANS", "Reuters", "AP", "AFP"] as const;
export const STANDARD_DESK = "News desk";

/** What every new newsroom begins with: its name, the News desk, the sections and the wire sources. */
export async function standardNewsroom(tx: Transaction, name: string, at: Date): Promise<{ deskId: string }> {
  const given = { name, setUpAt: at, setupDigest: null };
  await tx
    .insert(tables.newsroom)
    .values(given)
    .onConflictDoUpdate({ target: tables.newsroom.id, set: given });
  const deskId = newId();
  await tx.insert(tables.desk).values({ id: deskId, name: STANDARD_DESK, createdAt: at });
  await tx.insert(tables.section).values(
    STANDARD_SECTIONS.map((section, position) => ({
      slug: section.toLowerCase(),
      name: section,
      position,
    })),
  );
  await tx.insert(tables.wireSource).values(
    STANDARD_WIRE_SOURCES.map((source) => ({
      id: source.toLowerCase(),
      name: source,
      printedName: source,
      createdAt: at,
    })),
  );
  return { deskId };
}
