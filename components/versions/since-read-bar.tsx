"use client";

import { Button, CloseButton } from "@mantine/core";
import { Ago } from "#components/ui/ago.tsx";
import type { NewPlace } from "#lib/document/versions/since-read.ts";
import type { SinceRead } from "./use-since-read.ts";
import { useVersionLayers } from "./version-layers.tsx";
import styles from "./versions.module.css";

/** Under the copy while it is asked for: how much is new, to the next of it, and "I have read this". */
export function SinceReadBar() {
  const { sinceRead } = useVersionLayers();
  if (!sinceRead.on) return null;
  const { places, next, markAsRead, toggle } = sinceRead;
  const isNew = places !== null && places.length > 0;
  return (
    <div className={styles["bar"]} role="region" aria-label="Since you last read it">
      <p role="status" aria-label="New since you last read it">
        <Sentence {...sinceRead} />
      </p>
      <span className={styles["barActs"]}>
        {isNew && (
          <Button size="compact-sm" variant="default" onClick={next} title="Shift F8">
            Next
          </Button>
        )}
        {(isNew || sinceRead.state === "never") && (
          <Button size="compact-sm" variant="default" onClick={markAsRead}>
            Mark as read
          </Button>
        )}
        <CloseButton size="sm" aria-label="Hide what is new" title="F8" onClick={toggle} />
      </span>
    </div>
  );
}

function Sentence({ state, at, places }: SinceRead) {
  if (state === "asking" || (state === "known" && places === null)) return "Looking for what is new …";
  if (state === "unknown") return "The newsroom could not be reached, so it is not known what you have read.";
  if (state === "never") return "You have not read this story before: all of it is new.";
  const when = at ? (
    <>
      {" "}
      (<Ago at={at} />)
    </>
  ) : null;
  if (!places || places.length === 0) return <>Nothing is new since you last read it{when}.</>;
  return (
    <>
      {newsOf(places)} since you last read it{when}.
    </>
  );
}

/** "2 new passages, 1 new picture, 1 cut", counted as they are marked. */
function newsOf(places: readonly NewPlace[]): string {
  const count = (one: string, isCounted: (place: NewPlace) => boolean) => {
    const found = places.filter(isCounted).length;
    return found === 0 ? [] : [`${found} ${one}${found === 1 ? "" : "s"}`];
  };
  const added = (what: NewPlace["what"]) => (place: NewPlace) =>
    place.kind === "added" && place.what === what;
  return [
    ...count("new passage", added("words")),
    ...count("new line", added("line")),
    ...count("new picture", added("picture")),
    ...count("cut", ({ kind }) => kind === "removed"),
    ...count("new strike", ({ kind }) => kind === "struck"),
    ...count("other change", ({ kind }) => kind === "changed"),
  ].join(", ");
}
