import { z } from "zod";
import { LONGEST_QUERY } from "#lib/newsroom/queries/query.ts";

const words = (name: string) =>
  z
    .string(`A ${name} is text.`)
    .trim()
    .min(1, `The ${name} is empty: write what you want to say.`)
    .max(LONGEST_QUERY, `A ${name} has at most ${LONGEST_QUERY.toLocaleString("en")} characters.`);

export const QueryText = words("query");
export const ReplyText = words("reply");

/** Whom the writer chose from the list, as "person:id" and "desk:id": tells people of one name apart. */
export const Picked = z.array(z.string().max(80)).max(100).optional();

export const QueryId = z
  .string("There is no such query.")
  .regex(/^[0-9a-z-]{1,64}$/, "There is no such query.");
