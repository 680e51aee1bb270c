"use client";

import { useId } from "react";
import { MODE_NAMES, MODES, refusalOfMode } from "#components/editor/session/allowed-modes.ts";
import { usePageActs } from "#components/shell/page-acts.tsx";
import { useStory } from "#components/editor/session/story-context.ts";
import styles from "./mode-switch.module.css";

/** How I write: into the copy, as suggestions, or not at all. What is not open says why. */
export function ModeSwitch() {
  const { mode, setMode, right, ended } = useStory();
  const id = useId();
  usePageActs(() =>
    MODES.filter((each) => each !== mode && !ended && refusalOfMode(each, right) === null).map((each) => ({
      id: `mode ${each}`,
      label: MODE_NAMES[each],
      description: "Mode",
      run: () => setMode(each),
    })),
  );
  return (
    <div role="radiogroup" aria-label="Mode" className={styles["modes"]}>
      {MODES.map((each) => {
        const refusal = ended && each !== "reading" ? ended : refusalOfMode(each, right);
        return (
          <label
            key={each}
            className={styles["mode"]}
            data-chosen={each === mode || undefined}
            title={refusal ?? undefined}
          >
            <input
              type="radio"
              name={id}
              value={each}
              checked={each === mode}
              disabled={refusal !== null}
              aria-description={refusal ?? undefined}
              onChange={() => setMode(each)}
            />
            <span>{MODE_NAMES[each]}</span>
          </label>
        );
      })}
    </div>
  );
}
