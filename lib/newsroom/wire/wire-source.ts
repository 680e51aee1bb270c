import { z } from "zod";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** An agency whose copy we take, as administrators see it. */
export interface WireSource {
  id: string;
  name: string;
  /** As readers see it: "With inputs from ANI". */
  printedName: string;
  closed: boolean;
}

const oneLine = (what: string) =>
  z
    .string(`A wire source needs a ${what}.`)
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .pipe(
      z.string().min(1, `A wire source needs a ${what}.`).max(80, `A ${what} has at most 80 characters.`),
    );

export const SourceName = oneLine("name");
export const PrintedName = oneLine("printed name");

/** Why a source may not be called this: two of one name could not be told apart in the list. */
export function sourceNameRefusals(
  actor: Actor | null,
  name: string,
  others: readonly WireSource[],
): string[] {
  const refusals = administrationRefusals(actor, "change the wire sources");
  if (refusals.length > 0) return refusals;
  const same = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (!same) return [];
  return [
    same.closed
      ? `${same.name} is in the list, closed: reopen it instead.`
      : `${same.name} is in the list already.`,
  ];
}

export function sourceStateRefusals(
  actor: Actor | null,
  source: WireSource,
  act: "close" | "reopen",
): string[] {
  const refusals = administrationRefusals(actor, "change the wire sources");
  if (refusals.length > 0) return refusals;
  if (source.closed === (act === "close"))
    return [`${source.name} is ${source.closed ? "closed" : "open"} already.`];
  return [];
}
