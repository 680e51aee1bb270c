import { useCallback } from "react";
import { bodyLines } from "#components/editor/body-lines.ts";
import { startOfAcceptedLine } from "#components/editor/start-of-line.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import type { Check } from "#lib/newsroom/stories/checks.ts";

type Where = NonNullable<Check["where"]>;

/** Puts the caret where a check points to, and brings it into view. */
export function useGoTo(): (where: Where) => void {
  const { editor, binding, choosePicture } = useStory();
  return useCallback(
    ({ field, line, picture }: Where) => {
      if (!editor || !binding || !field) return;
      const { doc } = editor.state;
      const startOf = (number: number) => {
        const start = startOfAcceptedLine(binding.facts, number);
        return start === null ? null : binding.positionOf("body", start);
      };
      if (picture !== undefined) {
        // The check may be older than the last line that was put in above: the picture is looked for first.
        const lines = bodyLines(doc).filter(({ node }) => node.attrs["picture"] === picture);
        const start = line === undefined ? null : startOf(line);
        const found = lines.find(({ position }) => start !== null && position + 1 === start) ?? lines[0];
        if (found) choosePicture(found.number);
        return;
      }
      const place = field === "body" ? (startOf(line ?? 0) ?? startOf(0)) : fieldPlace(doc, field).start;
      editor
        .chain()
        .focus()
        .setTextSelection(place ?? fieldPlace(doc, "body").start + 1)
        .scrollIntoView()
        .run();
    },
    [editor, binding, choosePicture],
  );
}
