import * as Y from "yjs";
import type { RootRow, SetBy } from "#lib/document/provenance/changed-by.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { IdMap } from "#lib/document/story/id-map.ts";

/**
 * Who set each detail and chose each source: the person of the hand it was last written under, also when it was written
 * over with nothing. Of what was deleted nobody is named: it would be who wrote it, not who took it away. What was given
 * back for another (`relayed`) was set by whoever brought it: nobody else can say that it was ever the other's.
 */
export function setByOf(facts: Facts, relayed: IdMap<string> = new IdMap()): SetBy {
  const peopleOf = (map: Y.Map<unknown>) => {
    const people: Record<string, string> = {};
    for (const [key, item] of map._map) {
      const { client, clock } = item.lastId;
      const person = relayed.covering(client, clock)[0] ?? facts.hand(client)?.person;
      if (person && !item.deleted) people[key] = person;
    }
    return people;
  };
  return { details: peopleOf(facts.doc.getMap("details")), sources: peopleOf(facts.doc.getMap("sources")) };
}

/** Where words live, or lived, under other ids than their roots: after undo and moves. */
export function rootRows(facts: Facts): RootRow[] {
  return facts.index
    .entries("lineage")
    .flatMap(({ rows }) =>
      rows.flatMap(({ client, clock, length, kind }) =>
        kind === "copy"
          ? []
          : facts
              .stretches(client, clock, length)
              .map((part): RootRow => [
                part.client,
                part.clock,
                part.length,
                part.rootClient,
                part.rootClock,
              ]),
      ),
    );
}
