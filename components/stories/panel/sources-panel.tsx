"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";
import { useSources } from "#components/editor/session/use-sources.ts";
import { PickOne } from "#components/ui/pick-one.tsx";
import { attributionLine } from "#lib/newsroom/stories/attribution.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import type { StoryView } from "#components/stories/story-view.ts";
import styles from "./panel.module.css";

/** Where the copy came from, and the line that says so to readers: computed, unless somebody overrides it with a reason. */
export function SourcesPanel({ story }: { story: StoryView }) {
  const sources = useSources();
  const [details, set] = useDetails();
  const [overriding, setOverriding] = useState(false);
  const { right } = useStory();
  const readOnly = right !== "edit";
  const known = new Map(story.wireSources.map((source) => [source.id, source]));
  const chosen = sources.ids.flatMap((id) => known.get(id) ?? []);
  const computed = attributionLine(
    chosen.map((source) => source.printedName),
    story.attributionForm,
  );
  const override = details.attributionOverride;

  return (
    <div className={styles["form"]}>
      {!readOnly && (
        <PickOne
          label="Add wire source"
          placeholder="ANI, PTI …"
          data={story.wireSources
            .filter((source) => !sources.ids.includes(source.id))
            .map((source) => ({ value: source.id, label: source.name }))}
          value={null}
          onChange={(id) => id && sources.add(id)}
          nothingFoundMessage="No such source. Administrators keep the list."
        />
      )}
      <ul className={styles["list"]} aria-label="Wire sources">
        {chosen.map((source) => (
          <li key={source.id}>
            <span>
              {source.name}
              {source.printedName !== source.name && (
                <span className={styles["quiet"]}> printed as “{source.printedName}”</span>
              )}
            </span>
            {!readOnly && (
              <Button variant="subtle" size="compact-sm" onClick={() => sources.remove(source.id)}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen.length === 0 && (
        <p className={styles["quiet"]}>
          {readOnly
            ? "No wire source stands behind this story."
            : "No wire source yet. Add the agencies whose copy this story uses."}
        </p>
      )}
      <TextInput
        label="Attribution line"
        readOnly
        value={override?.line ?? computed ?? ""}
        placeholder="None: the story names no wire source"
        {...(override ? { description: `Set by hand: ${override.reason}` } : {})}
      />
      {!readOnly && (
        <div className={styles["row"]}>
          <Button variant="default" size="compact-md" onClick={() => setOverriding(true)}>
            Override
          </Button>
          {override && (
            <Button variant="subtle" size="compact-md" onClick={() => set("attributionOverride", undefined)}>
              Use the computed line
            </Button>
          )}
        </div>
      )}
      {overriding && (
        <OverrideDialog
          line={override?.line ?? computed ?? ""}
          onClose={() => setOverriding(false)}
          onOverride={(line, reason) => set("attributionOverride", { line, reason })}
        />
      )}
    </div>
  );
}
