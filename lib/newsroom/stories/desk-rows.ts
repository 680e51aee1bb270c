import { DESK_GROUPS, type DeskFilters, type DeskGroup } from "#lib/newsroom/stories/desk.ts";

/** Rows of a group at first, what "Show more" adds, and where a list ends and searching begins. */
export const FIRST_ROWS = 40;
export const MORE_ROWS = 200;
export const MOST_ROWS = 2_000;

/** What is over and done with: folded until somebody looks for it. */
const FOLDED: readonly DeskGroup[] = ["published", "spiked"];

/** How many rows of which group were asked for, where that differs from the usual. */
export type DeskRows = Partial<Record<DeskGroup, number>>;

const isGroup = (name: string | undefined): name is DeskGroup => DESK_GROUPS.includes(name as DeskGroup);

/** Reads the address: `published.240_spiked.40`. Whatever says nothing is left out. */
export function readRows(text: string | undefined): DeskRows {
  const rows: DeskRows = {};
  for (const part of text?.split("_") ?? []) {
    const [group, number] = part.split(".");
    const wanted = Number(number);
    if (isGroup(group) && Number.isInteger(wanted) && wanted >= 0) rows[group] = Math.min(wanted, MOST_ROWS);
  }
  return rows;
}

export const writeRows = (rows: DeskRows): string =>
  Object.entries(rows)
    .map(([group, number]) => `${group}.${number}`)
    .join("_");

export const isFiltered = (filters: DeskFilters): boolean => Object.values(filters).some(Boolean);

/** Rows of this group that are sent. None: it is folded, and opening it asks for them. Who searches finds what is published. */
export function rowsOf(group: DeskGroup, asked: DeskRows, filters: DeskFilters): number {
  const folded = FOLDED.includes(group) && !(group === "published" && isFiltered(filters));
  return asked[group] ?? (folded ? 0 : FIRST_ROWS);
}

/** The desk's address with these filters and rows. */
export function deskAddress(filters: DeskFilters, rows: DeskRows): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) address.set(name, String(value));
  if (Object.keys(rows).length > 0) address.set("rows", writeRows(rows));
  return address.size > 0 ? `/desk?${address}` : "/desk";
}
