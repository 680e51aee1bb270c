import { database, tables } from "#lib/database/database.ts";

/** How the house words what it prints. */
export async function houseStyle(): Promise<{ attributionForm: string }> {
  const [newsroom] = await database().select({ form: tables.newsroom.attributionForm }).from(tables.newsroom);
  return { attributionForm: newsroom?.form ?? "With inputs from {sources}" };
}
